/** What a form says of an event, read into the detail that the rules judge. Pure. */
import type { CaseEvent, Details, Grade, Measure, Outcome, Person } from './events.rules.ts'
import { measures, planParts, replyParts } from './events.rules.ts'
import type { EventName } from './stages.rules.ts'

export interface Texts {
  text(name: string): string
  checked(name: string): boolean
  every(name: string): readonly string[]
}

/** What is known beside the form. */
export interface Beside {
  people: readonly Person[]
  /** Pictures that came with it and could be read. */
  photos: number
  /** Pointers in the outgoing text that nobody said are harmless. */
  pointers: number
}

type Read<N extends EventName> = (form: Texts, beside: Beside) => Details[N]

const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayIn = (form: Texts, name: string): string => (DAY.test(form.text(name)) ? form.text(name) : '')
const peopleIn = (form: Texts, name: string, { people }: Beside): Person[] =>
  people.filter(({ id }) => form.every(name).includes(id))
const partsIn = <P extends string>(form: Texts, parts: readonly P[]): Partial<Record<P, string>> =>
  Object.fromEntries(parts.map((part) => [part, form.text(part)])) as Partial<Record<P, string>>
const reasonIn = (form: Texts) => ({ reason: form.text('reason') })
const oneOf = <T extends string>(known: readonly T[], typed: string): T | undefined =>
  known.find((one) => one === typed)

const reads: { [N in EventName]: Read<N> } = {
  accept: (form) => ({ target: form.checked('target'), facts: form.checked('facts') }),
  refuse: (form) => ({ reason: form.text('reason'), earlier: form.text('earlier'), words: form.text('words') }),
  transfer: (form) => ({ body: form.text('body'), told: form.text('told') !== '' }),
  merge: (form) => ({ into: form.text('into'), intoStage: 'received' }),
  withdraw: reasonIn,
  continue: reasonIn,
  assign: (form, beside) => ({ verifiers: peopleIn(form, 'verifiers', beside), brief: form.text('brief') }),
  extend: (form) => ({
    days: Number(form.text('days')),
    reason: form.text('reason'),
    askedBy: form.text('askedBy'),
    told: form.text('told') !== '',
  }),
  pause: reasonIn,
  resume: reasonIn,
  conclude: (form) => {
    const outcome = oneOf<Outcome>(['substantiated', 'partly', 'unsubstantiated'], form.text('outcome'))
    return {
      outcome: outcome ?? 'substantiated',
      grade: oneOf<Grade>(['general', 'major'], form.text('grade')) ?? null,
      items: [...new Set([...form.every('items'), form.text('item')])].filter((code) => code !== ''),
      record: form.text('words') !== '',
      words: form.text('words'),
      signers: [...form.every('signers')],
      danger: form.checked('danger'),
    }
  },
  stop_work: (form) => ({ number: form.text('number') }),
  order: (form, { pointers }) => ({
    number: form.text('number'),
    dueOn: dayIn(form, 'dueOn'),
    signedBy: form.text('signedBy'),
    pointers,
    entrustment: form.text('entrustment'),
  }),
  plan: (form) => ({ parts: partsIn(form, planParts) }),
  progress: (form) => ({ words: form.text('progress') }),
  submit: (form, { photos }) => ({ words: form.text('words'), photosAfter: photos }),
  recheck: (form, beside) => ({
    outcome: form.text('outcome') === 'passed' ? 'passed' : 'failed',
    checkers: peopleIn(form, 'checkers', beside),
    photosAfter: beside.photos,
    sameView: form.checked('sameView'),
    reason: form.text('reason'),
    dueOn: dayIn(form, 'dueOn') || null,
  }),
  escalate: (form) => ({
    measure: oneOf<Measure>(measures, form.text('measure')) ?? 'supervise',
    toldTown: form.checked('toldTown'),
    toldCounty: form.checked('toldCounty'),
  }),
  reply: (form) => ({ parts: partsIn(form, replyParts) }),
  object: reasonIn,
  review: (form) => ({ outcome: form.text('outcome') === 'redo' ? 'redo' : 'upheld', body: form.text('body') }),
}

export function readEvent(name: EventName, form: Texts, beside: Beside): CaseEvent {
  // each reader gives the detail of its own name; an index by name cannot say so
  const read = reads[name] as (form: Texts, beside: Beside) => unknown
  return { name, detail: read(form, beside) } as CaseEvent
}

/** Texts that leave the office with this event: searched for what points back at whoever reported. */
export const outgoing: Partial<Record<EventName, readonly string[]>> = {
  assign: ['brief'],
  order: ['what', 'place', 'demands'],
  recheck: ['reason'],
}

/** More than this is a book, not a field. */
export const MOST_WORDS = 2000
export const MOST_LINE = 100
