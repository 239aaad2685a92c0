/**
 * Where a person left a name or a telephone, and what stands there once it is erased. Every expression is SQL over the
 * table under the name `t`. A fact of the campaign keeps its row, its figures and its time.
 */
export interface Trace {
  table: string
  name: string
  /** Telephone or mail address, where the row has one. */
  contact?: string
  /** The unit's id; absent where a row belongs to no unit. */
  unit?: string
  /** Column of the account that did it, if it was done signed in. */
  account?: string
  /** What is written instead; `delete` where nothing else needs the row. */
  instead: Readonly<Record<string, string>> | 'delete'
  /** Rows that hang on this one and tell of the same person. */
  also?: { table: string; where: string; instead: Readonly<Record<string, string>> }
}

/** In place of a name: the row says that somebody was there, and no longer who. */
export const ERASED = '（已清除）'
const mark = `'${ERASED}'`
const ofAssignment =
  '(select a.unit_id from campaign_assignment a where a.town_id = t.town_id and a.id = t.assignment_id)'
const ofProblem = '(select p.unit_id from problem p where p.town_id = t.town_id and p.id = t.problem_id)'
const ofQuestion = '(select q.unit_id from guidance_question q where q.town_id = t.town_id and q.id = t.question_id)'
const ofOrderEvent = `case when t.name = 'order' then '' else '-' end`
const ofUnit = (column: string) => `(select u.${column} from unit u where u.town_id = t.town_id and u.id = t.unit_id)`

/** In this order: what is found through another row goes before that row does. */
export const traces: readonly Trace[] = [
  {
    table: 'urge_contact',
    name: ofUnit('contact_name'),
    contact: ofUnit('contact_phone'),
    unit: 't.unit_id',
    instead: { email: `''` },
  },
  {
    table: 'urge_contact',
    name: 't.leader_name',
    contact: 't.leader_phone',
    unit: 't.unit_id',
    instead: { leader_name: `''`, leader_phone: `''`, leader_email: `''` },
  },
  {
    table: 'urge_setting',
    name: 't.leader_name',
    contact: 't.leader_phone',
    instead: { leader_name: `''`, leader_phone: `''`, leader_email: `''` },
  },
  {
    table: 'unit',
    name: 't.contact_name',
    contact: 't.contact_phone',
    unit: 't.id',
    instead: { contact_name: `''`, contact_phone: `''` },
  },
  {
    table: 'hazard_hotline',
    name: 't.keeper',
    contact: 't.phone',
    unit: 't.unit_id',
    instead: { keeper: `''` },
  },
  // who signed for the office: nobody of the unit that it went to
  { table: 'hazard_order', name: 't.signed_by', instead: { signed_by: mark } },
  {
    table: 'hazard_own_channel',
    name: 't.reader_name',
    contact: 't.reader_phone',
    unit: 't.unit_id',
    instead: { reader_name: `''`, reader_phone: `''` },
  },
  {
    table: 'urge_message',
    name: 't.recipient_name',
    contact: 't.recipient',
    unit: 't.unit_id',
    // One that has not gone out yet would find nobody.
    instead: {
      recipient_name: `''`,
      recipient: `''`,
      state: `case when state = 'planned' then 'dropped' else state end`,
    },
  },
  {
    table: 'campaign_submission',
    name: 't.by_name',
    contact: 't.by_phone',
    unit: ofAssignment,
    account: 'person_id',
    instead: { by_name: mark, by_phone: `''` },
    also: {
      table: 'campaign_evidence',
      where: 'x.town_id = t.town_id and x.assignment_id = t.assignment_id',
      instead: { hints: `'{}'` },
    },
  },
  {
    table: 'campaign_receipt',
    name: 't.by_name',
    unit: ofAssignment,
    account: 'person_id',
    instead: { by_name: mark },
  },
  {
    table: 'guidance_question',
    name: 't.by_name',
    contact: 't.by_phone',
    unit: 't.unit_id',
    account: 'person_id',
    instead: { by_name: mark, by_phone: `''` },
  },
  {
    table: 'guidance_reading',
    name: 't.by_name',
    unit: 't.unit_id',
    account: 'person_id',
    instead: { by_name: mark },
  },
  {
    table: 'problem_reopening',
    name: 't.by_name',
    unit: ofProblem,
    account: 'person_id',
    instead: { by_name: mark },
  },
  {
    table: 'problem',
    name: 't.by_name',
    contact: 't.by_phone',
    unit: 't.unit_id',
    account: 'person_id',
    instead: { by_name: mark, by_phone: `''` },
    also: {
      table: 'problem_file',
      where: 'x.town_id = t.town_id and x.problem_id = t.id and x.closing_id is null',
      instead: { hints: `'{}'` },
    },
  },
  { table: 'person_invite', name: 't.name', contact: 't.phone', unit: 't.unit_id', instead: 'delete' },
]

/** Words in which a name or a telephone may stand: only those are taken out of them. */
export interface Mention {
  table: string
  column: string
  unit?: string
  json?: true
}

export const mentions: readonly Mention[] = [
  { table: 'campaign_submission', column: 'words', unit: ofAssignment },
  { table: 'campaign_evidence', column: 'name', unit: ofAssignment },
  { table: 'campaign_upload', column: 'name', unit: ofAssignment },
  { table: 'guidance_question', column: 'text', unit: 't.unit_id' },
  { table: 'guidance_answer', column: 'asked', unit: ofQuestion },
  { table: 'problem', column: 'text', unit: 't.unit_id' },
  { table: 'problem_reopening', column: 'reason', unit: ofProblem },
  { table: 'problem_talk', column: 'text', unit: ofProblem },
  { table: 'problem_file', column: 'name', unit: ofProblem },
  { table: 'urge_call', column: 'note', unit: 't.unit_id' },
  { table: 'urge_message', column: 'body', unit: 't.unit_id' },
  { table: 'unit_import', column: 'rows', json: true },
  // an order's line in the history says once more who signed it
  { table: 'hazard_event', column: 'detail', unit: ofOrderEvent, json: true },
]

/** What only the person needed goes with the account, in this order. */
export const ofAccount = [
  'person_view_start',
  'person_view',
  'person_passkey',
  'person_password',
  'person_recovery_code',
  'person_identity',
  'person_reset',
] as const

/** One way a person was found: as it stands written, in one unit. */
export interface Finding {
  name: string
  contact: string
  unitId: string
}

export const digitsOf = (contact: string): string =>
  contact.includes('@') ? contact.trim().toLowerCase() : contact.replace(/\D/g, '')

/** What a fingerprint is made of: the same person in the same unit, and the same name with the same telephone anywhere. */
export const markTextsOf = (townId: string, { name, contact, unitId }: Finding): string[] => [
  JSON.stringify([townId, name, digitsOf(contact), unitId]),
  ...(name && digitsOf(contact) ? [JSON.stringify([townId, name, digitsOf(contact)])] : []),
]

/** Which of those found is the person meant, before anybody ticks: the telephone fits, or the unit is one where it does. */
export function likelyOf<F extends Finding>(findings: readonly F[], asked: { name: string; contact: string }): Set<F> {
  const phone = digitsOf(asked.contact)
  const fits = (one: F) => phone !== '' && digitsOf(one.contact) === phone && (!asked.name || one.name === asked.name)
  const units = new Set(findings.filter(fits).map(({ unitId }) => unitId))
  const soleUnit = !phone && new Set(findings.map(({ unitId }) => unitId)).size === 1
  return new Set(
    findings.filter((one) => fits(one) || soleUnit || (units.has(one.unitId) && digitsOf(one.contact) === '')),
  )
}

/** Why somebody is erased: they asked, they no longer agree, or nobody needs it any more. */
export const reasons = ['asked', 'withdrawn', 'over'] as const
export type Reason = (typeof reasons)[number]
