/** What the task's form says, and what is wrong with it. Pure. */
import {
  type Aggregate,
  type DueRule,
  type EvidenceAsk,
  type EvidenceKind,
  evidenceKinds,
  type Metric,
  type Task,
} from './campaign.types.ts'
import { type Act, actOf, type FieldValue } from './drafts.fields.ts'
import { type Names, readDay, readTyped } from './drafts.values.ts'

export const aggregates = ['sum', 'max', 'last'] as const satisfies readonly Aggregate[]
export const dueRules = ['fixed', 'weekly', 'end', 'unknown'] as const satisfies readonly DueRule[]

/** Rows beyond those that stand, for adding. */
export const SPARE_FIGURES = 2
/** More than a hand's width of a phone's page: nobody fills in so many. */
export const MOST_FIGURES = 12
const MOST_EVIDENCE = 20

export interface TaskTexts {
  text(name: string): string
  checked(name: string): boolean
}

export type TaskProblemName =
  | 'title'
  | 'who'
  | 'due-rule'
  | 'due-on'
  | 'weekday'
  | 'time'
  | 'minimum'
  | 'figure-name'
  | 'figure-counter'
  | 'figure-code'
  | 'figure-twice'
  | 'figure-paired'
  | 'figure-most'
  | 'evidence'
  | 'nothing'

export interface TaskProblem {
  field: string
  name: TaskProblemName
  part: string
}

export type MetricTyped = Omit<Metric, 'id' | 'taskId' | 'position'>
export type TaskTyped = Pick<
  Task,
  | 'title'
  | 'howTo'
  | 'kinds'
  | 'unitIds'
  | 'dueRule'
  | 'dueOn'
  | 'dueTime'
  | 'weekday'
  | 'minimum'
  | 'evidence'
  | 'reviewed'
> & { metrics: MetricTyped[] }

/** `issued`: the task as it went out; its deadline, figures and evidence stay as they are. */
export function readTask(
  form: TaskTexts,
  rows: number,
  names: Names,
  issued: Task | null,
): { task: TaskTyped; problems: TaskProblem[] } {
  const problems: TaskProblem[] = []
  const wrong = (field: string, name: TaskProblemName, part = '') => problems.push({ field, name, part })
  const title = form.text('title')
  if (title === '' || title.length > 60) wrong('title', 'title')
  const who = readTyped('who', form.text('who'), names)
  if ('problem' in who) wrong('who', 'who', who.part)
  const asked = 'value' in who && Array.isArray(who.value) ? who.value : []
  const kinds = asked.filter((one) => names.kinds.some(({ code }) => code === one))
  const named = { title, howTo: form.text('howTo'), kinds, unitIds: asked.filter((one) => !kinds.includes(one)) }
  if (issued) return { task: { ...issued, ...named }, problems }
  const minimum = wholeNumber(form.text('minimum'))
  if (minimum === undefined || minimum === null || minimum < 1) wrong('minimum', 'minimum')
  const metrics = readFigures(form, rows, wrong)
  const evidence = readEvidence(form, wrong)
  if (metrics.length === 0 && evidence.length === 0 && !form.checked('words')) wrong('figure.0.name', 'nothing')
  return {
    task: {
      ...named,
      ...readDue(form, wrong),
      minimum: minimum ?? 1,
      evidence,
      reviewed: form.checked('reviewed'),
      metrics,
    },
    problems,
  }
}

type Wrong = (field: string, name: TaskProblemName, part?: string) => void

function readDue(form: TaskTexts, wrong: Wrong): Pick<Task, 'dueRule' | 'dueOn' | 'dueTime' | 'weekday'> {
  const rule = dueRules.find((one) => one === form.text('dueRule'))
  if (!rule) wrong('dueRule', 'due-rule')
  const time = form.text('dueTime').replace('：', ':') || '17:00'
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)) wrong('dueTime', 'time', time)
  const day = rule === 'fixed' ? readDay(form.text('dueOn')) : undefined
  if (day && 'problem' in day) wrong('dueOn', 'due-on', day.part)
  const weekday = Number(form.text('weekday'))
  if (rule === 'weekly' && !(weekday >= 1 && weekday <= 7)) wrong('weekday', 'weekday')
  return {
    dueRule: rule ?? 'unknown',
    dueOn: day && 'value' in day ? String(day.value) : null,
    dueTime: time.padStart(5, '0'),
    weekday: rule === 'weekly' && weekday ? weekday : null,
  }
}

function readFigures(form: TaskTexts, rows: number, wrong: Wrong): MetricTyped[] {
  const found: MetricTyped[] = []
  for (let row = 0; row < Math.min(rows, MOST_FIGURES); row++) {
    const at = (part: string) => form.text(`figure.${row}.${part}`)
    const name = at('name')
    const counter = at('counter')
    if (name === '' && counter === '') continue
    if (name === '' || name.length > 30) wrong(`figure.${row}.name`, 'figure-name')
    if (counter === '' || counter.length > 6) wrong(`figure.${row}.counter`, 'figure-counter', name)
    const code = at('code') || freeCode(found, row)
    if (!/^[a-z][a-z0-9_.-]{0,39}$/.test(code)) wrong(`figure.${row}.code`, 'figure-code', code)
    if (found.some((other) => other.code === code || (other.name === name && other.counter === counter)))
      wrong(`figure.${row}.name`, 'figure-twice', name)
    const most = wholeNumber(at('most'))
    if (most === undefined || most === 0) wrong(`figure.${row}.most`, 'figure-most', name)
    const perHead = decimalNumber(at('perHead'))
    if (perHead === undefined) wrong(`figure.${row}.perHead`, 'figure-most', name)
    found.push({
      code,
      name,
      counter,
      aggregate: aggregates.find((one) => one === at('aggregate')) ?? 'sum',
      pairedWith: at('paired') || null,
      perHead: perHead ?? null,
      plausibleMax: most ?? null,
      required: !form.checked(`figure.${row}.optional`),
    })
  }
  found.forEach((figure, row) => {
    if (figure.pairedWith && !found.some(({ code }) => code === figure.pairedWith && code !== figure.code))
      wrong(`figure.${row}.paired`, 'figure-paired', figure.name)
  })
  return found
}

export interface TaskChanged {
  change: Partial<TaskTyped>
  metrics: MetricTyped[] | null
  answers: { subject: string; field: string; act: Act; before: FieldValue; after: FieldValue }[]
}

/** What differs from the task as it stands, and how the history tells it. */
export function changeOf(
  task: Task,
  typed: TaskTyped,
  reportedBy: (
    task: Pick<TaskTyped, 'evidence'> & { metrics: readonly Pick<Metric, 'name' | 'counter'>[] },
  ) => string[],
): TaskChanged {
  const { metrics, ...change } = typed
  const pairs: [string, FieldValue, FieldValue][] = [
    ['title', task.title, typed.title],
    ['who', [...task.kinds, ...task.unitIds], [...typed.kinds, ...typed.unitIds]],
    ['dueOn', whenOf(task), whenOf(typed)],
    ['reports', reportedBy(task), reportedBy(typed)],
  ]
  const answers = pairs.flatMap(([field, before, after]) => {
    const act = actOf(before, after, false, undefined)
    return act ? [{ subject: task.id, field, act, before, after }] : []
  })
  const same = JSON.stringify(metrics) === JSON.stringify(task.metrics.map(bareMetric))
  return { change, metrics: same ? null : metrics, answers }
}

/** How the history tells a deadline. */
export const whenOf = ({
  dueRule,
  dueOn,
  weekday,
  dueTime,
}: Pick<Task, 'dueRule' | 'dueOn' | 'weekday' | 'dueTime'>) =>
  dueRule === 'fixed'
    ? `${dueOn} ${dueTime}`
    : dueRule === 'weekly'
      ? `weekly ${weekday} ${dueTime}`
      : dueRule === 'end'
        ? 'end'
        : null

const bareMetric = ({
  code,
  name,
  counter,
  aggregate,
  pairedWith,
  perHead,
  plausibleMax,
  required,
}: Metric): MetricTyped => ({
  code,
  name,
  counter,
  aggregate,
  pairedWith,
  perHead,
  plausibleMax,
  required,
})

/** Of a figure that the catalogue does not know: only told apart from its neighbours. */
function freeCode(taken: readonly MetricTyped[], row: number): string {
  let number = row + 1
  while (taken.some(({ code }) => code === `own-${number}`)) number += 1
  return `own-${number}`
}

function readEvidence(form: TaskTexts, wrong: Wrong): EvidenceAsk[] {
  return evidenceKinds.flatMap((kind: EvidenceKind): EvidenceAsk[] => {
    const minimum = wholeNumber(form.text(`evidence.${kind}`))
    if (minimum === undefined || (minimum ?? 0) > MOST_EVIDENCE) wrong(`evidence.${kind}`, 'evidence')
    return minimum ? [{ kind, minimum, note: form.text(`evidence.${kind}.note`) }] : []
  })
}

/** null when nothing was typed, undefined when it is no whole number. */
function wholeNumber(text: string): number | null | undefined {
  const plain = text.normalize('NFKC')
  if (plain === '') return null
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined
}

function decimalNumber(text: string): number | null | undefined {
  const plain = text.normalize('NFKC')
  if (plain === '') return null
  return /^\d{1,4}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? Number(plain) : undefined
}
