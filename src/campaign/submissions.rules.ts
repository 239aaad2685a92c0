/** What a unit reports: read from the form, what is wrong with it, and what is merely unlikely. Pure. */
import { addDays, dayOf } from '#platform/days.rules.ts'
import type { Metric, Task } from './campaign.types.ts'

export type Figures = Record<string, number>

export interface ReportTexts {
  text(name: string): string
}

/** What is wrong (a wall) or unlikely (a question, answered by one tick). `field` is the input's name. */
export type ReportProblem =
  | { field: string; name: 'figure-missing' | 'figure-not-a-number'; metric: Metric }
  | { field: string; name: 'figure-too-big'; metric: Metric }
  | { field: string; name: 'day' | 'day-ahead' | 'words-missing' | 'words-long' | 'all-zero' | 'reporter' | 'phone' }
  | { field: string; name: Doubt; metric: Metric; value: number; than: number; low?: number; other?: Metric }

export type Doubt = 'above-usual' | 'above-size' | 'above-peers' | 'below-minimum' | 'fewer-than-events' | 'fell'

const doubts: readonly string[] = [
  'above-usual',
  'above-size',
  'above-peers',
  'below-minimum',
  'fewer-than-events',
  'fell',
] satisfies Doubt[]

export const isDoubt = (problem: ReportProblem): problem is Extract<ReportProblem, { name: Doubt }> =>
  doubts.includes(problem.name)

const MOST = 9_999_999
export const MOST_WORDS = 500
/** Somebody may report what was done before the month began. */
const DAYS_BACK = 45

export const figureField = (code: string): string => `figure.${code}`
/** Carries the very figure that was asked about: a changed figure is asked about again. */
export const sureField = (code: string): string => `sure.${code}`

/** null when nothing was typed, undefined when it is no whole number: '８６', '86 人次' and '1,260' are. */
export function readFigure(text: string, counter = ''): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,、]/g, '')
  const bare = counter && plain.endsWith(counter) ? plain.slice(0, -counter.length) : plain
  if (bare === '') return plain === '' ? null : undefined
  return /^\d{1,12}$/.test(bare) ? Number(bare) : undefined
}

export interface ReportRead {
  figures: Figures
  words: string
  heldOn: string
  sure: string[]
  name: string
  phone: string
}

export interface Known {
  task: Pick<Task, 'metrics' | 'minimum'>
  /** People of the unit, or of its enterprise or school; null when nobody knows. */
  headcount: number | null
  /** What units of the same kind gave, by code of the figure. */
  peers: ReadonlyMap<string, readonly number[]>
  /** What this unit gave the week before. */
  before: Figures | null
  /** Who reports is asked until it is known. */
  asksReporter: boolean
  now: Date
}

export function readReport(form: ReportTexts, known: Known): { report: ReportRead; problems: ReportProblem[] } {
  const problems: ReportProblem[] = []
  const figures: Figures = {}
  for (const metric of known.task.metrics) {
    const field = figureField(metric.code)
    const value = readFigure(form.text(field), metric.counter)
    if (value === undefined) problems.push({ field, name: 'figure-not-a-number', metric })
    else if (value === null) {
      if (metric.required) problems.push({ field, name: 'figure-missing', metric })
    } else if (value > MOST) problems.push({ field, name: 'figure-too-big', metric })
    else figures[metric.code] = value
  }
  const sure: string[] = []
  for (const doubt of doubtsOf(figures, known)) {
    if (form.text(sureField(doubt.metric.code)) !== String(doubt.value)) problems.push(doubt)
    else if (!sure.includes(doubt.metric.code)) sure.push(doubt.metric.code)
  }
  const heldOn = form.text('day')
  const words = form.text('words')
  problems.push(...problemsWithDay(heldOn, known.now), ...problemsWithWords(words, figures))
  const { name, phone, problems: unnamed } = readReporter(form)
  if (known.asksReporter) problems.push(...unnamed.map((field) => ({ field, name: field })))
  return { report: { figures, words, heldOn, sure, name, phone }, problems: inPageOrder(problems, known.task) }
}

/** Who it was, and whom to ring: the phone may stay empty. */
export function readReporter(form: ReportTexts): { name: string; phone: string; problems: ('reporter' | 'phone')[] } {
  const name = form.text('reporter')
  const phone = form.text('phone').normalize('NFKC').replace(/[\s-]/g, '')
  const problems: ('reporter' | 'phone')[] = []
  if (name === '' || name.length > 30) problems.push('reporter')
  if (phone !== '' && !/^\+?\d{7,14}$/.test(phone)) problems.push('phone')
  return { name, phone, problems }
}

/** The days one may choose, latest first. */
export function daysToChoose(now: Date, startsOn: string | null): string[] {
  const today = dayOf(now)
  const earliest = startsOn && startsOn <= today ? addDays(startsOn, -7) : addDays(today, -14)
  const days: string[] = []
  for (let day = today; day >= earliest && days.length <= DAYS_BACK; day = addDays(day, -1)) days.push(day)
  return days
}

function problemsWithDay(day: string, now: Date): ReportProblem[] {
  const real = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
  if (!real || day < addDays(dayOf(now), -400)) return [{ field: 'day', name: 'day' }]
  return day > dayOf(now) ? [{ field: 'day', name: 'day-ahead' }] : []
}

function problemsWithWords(words: string, figures: Figures): ReportProblem[] {
  if (words.length > MOST_WORDS) return [{ field: 'words', name: 'words-long' }]
  if (words !== '') return []
  const given = Object.values(figures)
  if (given.length === 0) return [{ field: 'words', name: 'words-missing' }]
  return given.every((value) => value === 0) ? [{ field: 'words', name: 'all-zero' }] : []
}

/** At most one question a figure: the strongest reason to ask comes first. */
export function doubtsOf(figures: Figures, known: Pick<Known, 'task' | 'headcount' | 'peers' | 'before'>) {
  const { metrics, minimum } = known.task
  return metrics.flatMap((metric, index) => {
    const value = figures[metric.code]
    if (value === undefined) return []
    const asked = (name: Doubt, than: number, more: { low?: number; other?: Metric } = {}) => [
      { field: figureField(metric.code), name, metric, value, than, ...more },
    ]
    const events = eventsOf(metric, metrics)
    const held = events && figures[events.code]
    if (events && held !== undefined && held > value) return asked('fewer-than-events', held, { other: events })
    const { perHead, plausibleMax, aggregate } = metric
    if (perHead !== null && known.headcount && value > perHead * known.headcount)
      return asked('above-size', known.headcount)
    const peers = known.peers.get(metric.code) ?? []
    const high = Math.max(...peers)
    if (isFarAbove(value, peers)) return asked('above-peers', high, { low: Math.min(...peers) })
    if (plausibleMax !== null && value > plausibleMax) return asked('above-usual', plausibleMax)
    const last = known.before?.[metric.code]
    if (aggregate === 'last' && last !== undefined && value < last) return asked('fell', last)
    if (index === 0 && minimum > 1 && value > 0 && value < minimum) return asked('below-minimum', minimum)
    return []
  })
}

/** Few peers say nothing; small counts may differ by a handful before anybody wonders. */
export function isFarAbove(value: number, peers: readonly number[]): boolean {
  if (peers.length < 4) return false
  const high = Math.max(...peers)
  return value > high * 3 && value > high + 10
}

const people = /^(人|人次|户|家)$/

/** Of a figure that counts people, the one that counts the occasions they came to. */
export function eventsOf(metric: Metric, metrics: readonly Metric[]): Metric | undefined {
  if (!people.test(metric.counter)) return undefined
  return metrics.find(
    (other) => !people.test(other.counter) && (metric.pairedWith === other.code || other.pairedWith === metric.code),
  )
}

function inPageOrder(problems: ReportProblem[], task: Pick<Task, 'metrics'>): ReportProblem[] {
  const order = [...task.metrics.map(({ code }) => figureField(code)), 'day', 'words', 'reporter', 'phone']
  return [...problems].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

// Crockford's alphabet: no letter that is read as another, none that makes a word.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** '0610-7K3MQ2': the day it came, so that people find it again, and 30 bits that nobody guesses. */
export function receiptNumberOf(now: Date, random: Uint8Array): string {
  const code = [...random.slice(0, 6)].map((byte) => alphabet[byte & 31]).join('')
  return `${dayOf(now).slice(5).replace('-', '')}-${code}`
}

/** As somebody typed it from paper; undefined when it cannot be one. */
export function readReceiptNumber(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^\d{4}[0-9A-HJKMNP-TV-Z]{6}$/.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : undefined
}

/** What differs between one version and the next, by code. */
export const changedFigures = (before: Figures, after: Figures): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((code) => before[code] !== after[code])
