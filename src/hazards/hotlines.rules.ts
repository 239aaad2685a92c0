/** Published telephone numbers: what may be typed, whether anybody answers, what the town already knows. Pure. */
import { daysBetween } from '#platform/days.rules.ts'
import { readTexts } from '#units/fields.rules.ts'

/** Ours, no law's: a number that nobody has tried for a season may be dead. */
export const TRIED_WITHIN_DAYS = 90
export const MOST_HOURS = 40
export const MOST_KEEPER = 30
export const MOST_NOTE = 100

export type HotlineFault = 'phone' | 'phone-wrong' | 'phone-taken' | 'hours-long' | 'keeper-long' | 'unit'
export type CallFault = 'answered' | 'day' | 'day-ahead' | 'note-long'

interface Texts {
  text(name: string): string
}

export interface HotlineTyped {
  phone: string
  hours: string
  keeper: string
}

export function readHotline(form: Texts): {
  typed: HotlineTyped
  faults: { field: string; name: HotlineFault }[]
} {
  const faults: { field: string; name: HotlineFault }[] = []
  const { values, problems } = readTexts({ hotline: form.text('phone') })
  const phone = values.hotline ?? ''
  if (problems.length > 0) faults.push({ field: 'phone', name: 'phone-wrong' })
  else if (phone === '') faults.push({ field: 'phone', name: 'phone' })
  const [hours, keeper] = [form.text('hours'), form.text('keeper')]
  if (hours.length > MOST_HOURS) faults.push({ field: 'hours', name: 'hours-long' })
  if (keeper.length > MOST_KEEPER) faults.push({ field: 'keeper', name: 'keeper-long' })
  return { typed: { phone, hours, keeper }, faults }
}

export interface CallTyped {
  calledOn: string
  answered: boolean
  note: string
}

export function readCall(
  form: Texts,
  today: string,
): { typed: CallTyped; faults: { field: string; name: CallFault }[] } {
  const faults: { field: string; name: CallFault }[] = []
  const { values, problems } = readTexts({ openedOn: form.text('calledOn') })
  const calledOn = values.openedOn ?? today
  if (problems.length > 0) faults.push({ field: 'calledOn', name: 'day' })
  else if (calledOn > today) faults.push({ field: 'calledOn', name: 'day-ahead' })
  const [answered, note] = [form.text('answered'), form.text('note')]
  if (answered !== 'yes' && answered !== 'no') faults.push({ field: 'answered', name: 'answered' })
  if (note.length > MOST_NOTE) faults.push({ field: 'note', name: 'note-long' })
  return { typed: { calledOn, answered: answered === 'yes', note }, faults }
}

export type HotlineState = 'dead' | 'untried' | 'stale' | 'answered'

/** The last call says it, not the average of them: who rings tonight meets tonight's telephone. */
export function stateOf(call: { on: string; answered: boolean } | null, today: string): HotlineState {
  if (!call) return 'untried'
  if (!call.answered) return 'dead'
  return daysBetween(call.on, today) > TRIED_WITHIN_DAYS ? 'stale' : 'answered'
}

const digitsOf = (phone: string): string => phone.replace(/\D/g, '')
export const sameNumber = (one: string, other: string): boolean => digitsOf(one) === digitsOf(other)

/** Everybody's, so nobody of the town publishes them as their own. */
export const nationalNumbers = ['12350', '12345', '119', '120', '110'] as const
const isNational = (phone: string): boolean => nationalNumbers.some((one) => one === digitsOf(phone))

export type KnownFrom = 'town' | 'notice' | 'activity' | 'unit' | 'contact'

export interface Known {
  phone: string
  from: KnownFrom
}

/** What is known and not published yet, each number once: the first that names it. */
export function offersOf(known: readonly Known[], published: readonly string[]): Known[] {
  const seen = new Set(published.map(digitsOf))
  return known.filter(({ phone }) => {
    const digits = digitsOf(phone)
    if (digits === '' || isNational(phone) || seen.has(digits)) return false
    seen.add(digits)
    return true
  })
}

export const shows = ['all', 'lacking', 'dead', 'untried'] as const
export type Show = (typeof shows)[number]

/** One that was tried long ago is to be tried like one that never was. */
export const isShown = (show: Show, states: readonly HotlineState[]): boolean => {
  if (show === 'lacking') return states.length === 0
  if (show === 'dead') return states.includes('dead')
  if (show === 'untried') return states.includes('untried') || states.includes('stale')
  return true
}
