/** Who gets what by when, counted before anything is sent out. Pure. */
import { addDays, at, dayOf, weekdayOf } from '#platform/days.rules.ts'
import { isOpenOn } from '#units/units.rules.ts'
import type { Campaign, Task } from './campaign.types.ts'

/** What a liaison needs for one report, in minutes: to open it and write a sentence, per figure, per piece of evidence. */
const MINUTES = { report: 1, figure: 0.25, evidence: 0.5 }

export interface Askable {
  id: string
  name: string
  kinds: readonly string[]
  openedOn: string | null
  closedOn: string | null
}

export interface PlannedAssignment {
  taskId: string
  unitId: string
  period: number
  dueAt: Date
}

export interface KindCount {
  kind: string
  units: number
  assignments: number
  /** Of one such unit, in a week of the campaign. */
  minutesPerWeek: number
}

export type IssueDoubt =
  /** These stop the issue. */
  | { name: 'no-tasks' }
  | { name: 'no-days' }
  | { name: 'no-due'; taskId: string }
  | { name: 'past-due'; taskId: string; dueAt: Date }
  | { name: 'before-start'; taskId: string }
  /** These are told. */
  | { name: 'short-notice'; taskId: string; dueAt: Date }
  | { name: 'after-end'; taskId: string; dueAt: Date }
  | { name: 'no-units'; taskId: string }
  | { name: 'asked-twice'; taskId: string; otherTaskId: string; figures: string[]; units: number }
  | { name: 'unknown-fields'; count: number }

const stopping: readonly IssueDoubt['name'][] = ['no-tasks', 'no-days', 'no-due', 'past-due', 'before-start']
export const isStopping = ({ name }: IssueDoubt): boolean => stopping.includes(name)

export interface IssuePlan {
  /** What is asked once all of it is out. */
  all: PlannedAssignment[]
  /** What is not out yet. */
  fresh: PlannedAssignment[]
  units: number
  kinds: KindCount[]
  doubts: IssueDoubt[]
}

export interface Asked {
  campaign: Pick<Campaign, 'startsOn' | 'endsOn'>
  tasks: readonly Task[]
  units: readonly Askable[]
  /** Keys of what is out already, as `keyOfAssignment` makes them. */
  issued: ReadonlySet<string>
  unknownFields: number
  now: Date
}

export const keyOfAssignment = ({ taskId, unitId, period }: Omit<PlannedAssignment, 'dueAt'>): string =>
  `${taskId} ${unitId} ${period}`

/** Units of the task's kinds and those named, each once, that are open on that day. */
export const unitsOf = <U extends Askable>(
  task: Pick<Task, 'kinds' | 'unitIds'>,
  units: readonly U[],
  day: string,
): U[] =>
  units.filter(
    (unit) =>
      isOpenOn(unit, day) && (task.unitIds.includes(unit.id) || unit.kinds.some((kind) => task.kinds.includes(kind))),
  )

/** Every due moment of a task: one, or one a week; empty while days are missing. */
export function dueTimesOf(
  task: Pick<Task, 'dueRule' | 'dueOn' | 'dueTime' | 'weekday'>,
  { startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>,
): { period: number; dueAt: Date }[] {
  if (task.dueRule === 'fixed') return task.dueOn ? [{ period: 0, dueAt: at(task.dueOn, task.dueTime) }] : []
  if (task.dueRule === 'end') return endsOn ? [{ period: 0, dueAt: at(endsOn, task.dueTime) }] : []
  if (task.dueRule !== 'weekly' || !task.weekday || !startsOn || !endsOn) return []
  const times: { period: number; dueAt: Date }[] = []
  let day = addDays(startsOn, (task.weekday - weekdayOf(startsOn) + 7) % 7)
  for (let period = 1; day <= endsOn; period++) {
    times.push({ period, dueAt: at(day, task.dueTime) })
    day = addDays(day, 7)
  }
  return times
}

/** Less than one working day: asked in the morning, wanted by the afternoon. Public holidays are not known here. */
export function isShortNotice(now: Date, dueAt: Date): boolean {
  let day = addDays(dayOf(now), 1)
  while (weekdayOf(day) > 5) day = addDays(day, 1)
  return dueAt.getTime() < at(day, clockOf(now)).getTime()
}

const clockOf = (now: Date): string => new Date(now.getTime() + 8 * 3600_000).toISOString().slice(11, 16)

export function planIssue({ campaign, tasks, units, issued, unknownFields, now }: Asked): IssuePlan {
  const today = dayOf(now)
  const all: PlannedAssignment[] = []
  const doubts: IssueDoubt[] = []
  if (tasks.length === 0) doubts.push({ name: 'no-tasks' })
  if (!campaign.startsOn || !campaign.endsOn || campaign.endsOn < campaign.startsOn) doubts.push({ name: 'no-days' })
  for (const task of tasks) {
    const asked = unitsOf(task, units, today)
    const times = dueTimesOf(task, campaign)
    const ahead = times.filter(({ dueAt }) => dueAt > now)
    const planned = asked.flatMap((unit) => times.map((time) => ({ taskId: task.id, unitId: unit.id, ...time })))
    const out = planned.filter((one) => issued.has(keyOfAssignment(one)))
    // a week that is over is no longer asked of anybody; what is out stays out
    all.push(...out, ...planned.filter((one) => !issued.has(keyOfAssignment(one)) && one.dueAt > now))
    if (out.length < planned.length || planned.length === 0)
      doubts.push(...doubtsOfTask(task, asked.length, times, ahead, campaign, now))
  }
  doubts.push(...askedTwice(tasks, units, today))
  if (unknownFields > 0) doubts.push({ name: 'unknown-fields', count: unknownFields })
  return {
    all,
    fresh: all.filter((one) => !issued.has(keyOfAssignment(one))),
    units: new Set(all.map(({ unitId }) => unitId)).size,
    kinds: countKinds(all, tasks, units, campaign),
    doubts,
  }
}

type Time = { period: number; dueAt: Date }

function doubtsOfTask(
  task: Task,
  units: number,
  times: readonly Time[],
  ahead: readonly Time[],
  { startsOn, endsOn }: Asked['campaign'],
  now: Date,
): IssueDoubt[] {
  if (units === 0) return [{ name: 'no-units', taskId: task.id }]
  const first = times[0]
  if (!first) return [{ name: 'no-due', taskId: task.id }]
  const next = ahead[0]
  if (!next) return [{ name: 'past-due', taskId: task.id, dueAt: times.at(-1)!.dueAt }]
  if (startsOn && dayOf(first.dueAt) < startsOn) return [{ name: 'before-start', taskId: task.id }]
  const found: IssueDoubt[] = []
  if (isShortNotice(now, next.dueAt)) found.push({ name: 'short-notice', taskId: task.id, dueAt: next.dueAt })
  const last = times.at(-1)!.dueAt
  // papers may come in a week after the month; later than that is likelier a slip
  if (endsOn && dayOf(last) > addDays(endsOn, 7)) found.push({ name: 'after-end', taskId: task.id, dueAt: last })
  return found
}

/** The same figures wanted of the same unit by two tasks, told once a pair: 填过的不再要. */
function askedTwice(tasks: readonly Task[], units: readonly Askable[], today: string): IssueDoubt[] {
  const pairs = new Map<string, { task: Task; other: Task; figures: string[] }>()
  const first = new Map<string, Task>()
  for (const task of tasks)
    for (const { name, counter } of task.metrics) {
      const key = `${task.topic}/${name}/${counter}`
      const other = first.get(key)
      if (!other) first.set(key, task)
      else if (other !== task) {
        const pair = pairs.get(`${other.id} ${task.id}`) ?? { task, other, figures: [] }
        pair.figures.push(`${name}（${counter}）`)
        pairs.set(`${other.id} ${task.id}`, pair)
      }
    }
  return [...pairs.values()].flatMap(({ task, other, figures }): IssueDoubt[] => {
    const mine = new Set(unitsOf(task, units, today).map(({ id }) => id))
    const both = unitsOf(other, units, today).filter(({ id }) => mine.has(id)).length
    if (both === 0) return []
    return [{ name: 'asked-twice', taskId: task.id, otherTaskId: other.id, figures, units: both }]
  })
}

const minutesOf = (task: Task): number =>
  MINUTES.report +
  MINUTES.figure * task.metrics.length +
  MINUTES.evidence * task.evidence.reduce((sum, { minimum }) => sum + minimum, 0)

function countKinds(
  all: readonly PlannedAssignment[],
  tasks: readonly Task[],
  units: readonly Askable[],
  { startsOn, endsOn }: Asked['campaign'],
): KindCount[] {
  const weeks = startsOn && endsOn ? Math.max(1, (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 / 7) : 1
  const taskOf = new Map(tasks.map((task) => [task.id, task]))
  const ofUnit = Map.groupBy(all, ({ unitId }) => unitId)
  const counts = new Map<string, { units: number; assignments: number; minutes: number }>()
  for (const unit of units) {
    const own = ofUnit.get(unit.id)
    if (!own) continue
    const kind = unit.kinds[0] ?? ''
    const count = counts.get(kind) ?? { units: 0, assignments: 0, minutes: 0 }
    count.units += 1
    count.assignments += own.length
    count.minutes += own.reduce((sum, { taskId }) => sum + minutesOf(taskOf.get(taskId)!), 0)
    counts.set(kind, count)
  }
  return [...counts].map(([kind, { units: of, assignments, minutes }]) => ({
    kind,
    units: of,
    assignments,
    minutesPerWeek: Math.max(1, Math.round(minutes / of / weeks)),
  }))
}
