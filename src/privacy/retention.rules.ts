import type { Kept } from '#people/personal-fields.ts'

/** What goes by itself, and when. SQL over the table under the name `t`. */
export interface Retention {
  table: string
  kept: Kept
  /** Since when its time runs; null while it has not begun. */
  since: string
  days: number
  /** Only rows of which this holds. */
  only?: string
  /** What is emptied where the row itself stays. */
  empties?: Readonly<Record<string, string>>
  /** Written by the server's own clock, also where a town lives at another date. */
  serverClock?: true
}

/** 网络安全法 §23 no. 3 (in force since 2026): logs of the network are kept for six months at least. */
export const LOG_DAYS = 180
/** After a year nobody rings back about last June: the telephone goes, the report stays. */
const CONTACT_DAYS = 365
/** A form sent a second time is known for as long. */
const FORM_DAYS = 30
const INVITE_DAYS = 180
const RESET_DAYS = 30

const disabled = '(select p.disabled_at from person p where p.town_id = t.town_id and p.id = t.person_id)'
const blank = { by_phone: `''` }

/** The order is the order of the run: what hangs on a row goes before it. The audit is in no line: it is only added to. */
export const retentions: readonly Retention[] = [
  { table: 'form_key', kept: 'form', since: 't.used_at', days: FORM_DAYS },
  { table: 'person_session', kept: 'session', since: 'least(t.ended_at, t.expires_at)', days: LOG_DAYS },
  { table: 'person_attempt', kept: 'attempt', since: 't.at', days: LOG_DAYS, serverClock: true },
  { table: 'person_reset', kept: 'reset', since: 't.expires_at', days: RESET_DAYS },
  { table: 'person_invite', kept: 'invite', since: 't.expires_at', days: INVITE_DAYS, only: 't.used_at is null' },
  { table: 'person_passkey', kept: 'account', since: disabled, days: CONTACT_DAYS },
  { table: 'person_password', kept: 'account', since: disabled, days: CONTACT_DAYS },
  { table: 'person_recovery_code', kept: 'account', since: disabled, days: CONTACT_DAYS },
  { table: 'person_identity', kept: 'account', since: disabled, days: CONTACT_DAYS },
  {
    table: 'person',
    kept: 'account',
    since: 't.disabled_at',
    days: CONTACT_DAYS,
    empties: {
      username: 'null',
      phone: 'null',
      password_hash: 'null',
      password_set_at: 'null',
      totp_secret: 'null',
      totp_confirmed_at: 'null',
      totp_last_step: 'null',
    },
  },
  { table: 'campaign_submission', kept: 'contact', since: 't.sent_at', days: CONTACT_DAYS, empties: blank },
  { table: 'guidance_question', kept: 'contact', since: 't.asked_at', days: CONTACT_DAYS, empties: blank },
  { table: 'problem', kept: 'contact', since: 't.raised_at', days: CONTACT_DAYS, empties: blank },
  { table: 'campaign_evidence', kept: 'contact', since: 't.sent_at', days: CONTACT_DAYS, empties: { hints: `'{}'` } },
  { table: 'problem_file', kept: 'contact', since: 't.sent_at', days: CONTACT_DAYS, empties: { hints: `'{}'` } },
  {
    table: 'urge_message',
    kept: 'contact',
    since: 't.planned_at',
    days: CONTACT_DAYS,
    only: `t.state not in ('planned', 'sending')`,
    empties: { recipient: `''`, recipient_name: `''` },
  },
]

/** What the law calls logs: who was signed in where, who tried, who did what. */
const LOGS: readonly Kept[] = ['session', 'attempt', 'audit']
const LOG_TABLES = ['audit_entry', 'audit_seal', 'person_session', 'person_attempt']

/** Lines that would take a log before its time; the audit has none. */
export const unlawful = (lines: readonly Retention[]): Retention[] =>
  lines.filter(
    ({ table, kept, days }) =>
      (LOGS.includes(kept) || LOG_TABLES.includes(table)) && (table.startsWith('audit_') || !(days >= LOG_DAYS)),
  )

/** 2:30 in Shanghai, every night. */
const NIGHT = { hour: 18, minute: 30 }
export const purgeCrontab = `${NIGHT.minute} ${NIGHT.hour} * * * purge ?fill=1d`

export function nextPurge(now: Date): Date {
  const next = new Date(now)
  next.setUTCHours(NIGHT.hour, NIGHT.minute, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next
}
