/** Which activity and task of one draft is which of another, though headings were reworded and numbers moved. Pure. */
import type { Activity, Task } from './campaign.types.ts'

type Heading = Pick<Activity, 'id' | 'heading' | 'marker'>
type Named = Pick<Task, 'id' | 'activityId' | 'topic' | 'title'>

export interface Side {
  activities: readonly Heading[]
  tasks: readonly Named[]
}

export interface Pairs {
  /** Id here → id there. */
  activities: Map<string, string>
  tasks: Map<string, string>
}

/** Less alike than this is another thing. */
const ALIKE = 0.5

export function pairsOf(here: Side, there: Side): Pairs {
  const topicsIn = ({ tasks }: Side, id: string) =>
    new Set(tasks.filter(({ activityId }) => activityId === id).map(({ topic }) => topic))
  const activities = bestPairs(here.activities, there.activities, (a, b) => {
    const likeness = Math.max(alike(a.heading, b.heading), 0.9 * overlap(topicsIn(here, a.id), topicsIn(there, b.id)))
    return likeness + (likeness >= ALIKE && a.marker !== '' && a.marker === b.marker ? 0.05 : 0)
  })
  const tasks = bestPairs(here.tasks, there.tasks, (a, b) => {
    const likeness = sameTopic(a, b) ? 0.6 + 0.3 * alike(a.title, b.title) : alike(a.title, b.title)
    return likeness < ALIKE ? 0 : likeness + (activities.get(a.activityId) === b.activityId ? 0.2 : 0)
  })
  return { activities, tasks }
}

const sameTopic = (a: Named, b: Named): boolean => a.topic !== '' && a.topic !== 'other' && a.topic === b.topic

/** The most alike first, each at most once. */
function bestPairs<T extends { id: string }>(
  here: readonly T[],
  there: readonly T[],
  score: (a: T, b: T) => number,
): Map<string, string> {
  const scored = here
    .flatMap((a, at) => there.map((b, to) => ({ a, b, score: score(a, b), apart: Math.abs(at - to) })))
    .filter((one) => one.score >= ALIKE)
    .sort((one, other) => other.score - one.score || one.apart - other.apart)
  const pairs = new Map<string, string>()
  const taken = new Set<string>()
  for (const { a, b } of scored) {
    if (pairs.has(a.id) || taken.has(b.id)) continue
    pairs.set(a.id, b.id)
    taken.add(b.id)
  }
  return pairs
}

const pairsIn = (text: string): string[] => {
  const bare = text.replace(/[\s\p{P}]/gu, '')
  return bare.length < 2 ? [bare] : Array.from({ length: bare.length - 1 }, (_, at) => bare.slice(at, at + 2))
}

/** Dice's coefficient of pairs of characters: 1 the same, 0 nothing in common. */
export function alike(a: string, b: string): number {
  const [one, other] = [pairsIn(a), pairsIn(b)]
  const left = new Map<string, number>()
  for (const pair of one) left.set(pair, (left.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of other) {
    const count = left.get(pair) ?? 0
    if (count > 0) common += 1
    left.set(pair, count - 1)
  }
  return (2 * common) / (one.length + other.length)
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((one) => b.has(one)).length
  return common === 0 ? 0 : common / (a.size + b.size - common)
}
