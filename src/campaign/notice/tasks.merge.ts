import type { Span } from './fold.ts'
import type { TaskRead } from './reading.ts'

/** A task as one sentence asks it; `named` when the sentence says who is to do it. */
export type Asked = { task: TaskRead; spans: Record<string, Span | undefined>; named: boolean; sentence: number }

const weight = ({ task, named }: Asked) =>
  (named ? 4 : 0) +
  (task.minCount ? 2 : 0) +
  (task.due || task.recurrence ? 1 : 0) +
  (task.evidence.length ? 1 : 0) -
  task.unitKinds.length / 20

/** The same thing asked twice in an activity is one task, with all that is known of it. */
export function merged(asked: Asked[]): Asked[] {
  const kept: Asked[] = []
  for (const each of asked) {
    const at = kept.findIndex(
      ({ task, sentence }) =>
        task.topic === each.task.topic &&
        (task.title === each.task.title || (sentence === each.sentence && task.topic !== 'other')),
    )
    if (at < 0) kept.push(each)
    else kept[at] = joined(kept[at]!, each)
  }
  return kept
}

function joined(one: Asked, two: Asked): Asked {
  const [better, other] = weight(two) > weight(one) ? [two, one] : [one, two]
  const kinds =
    better.named && !other.named ? better.task.unitKinds : [...better.task.unitKinds, ...other.task.unitKinds]
  // Another sentence's day and count are its own, unless both speak to the same.
  const alike = one.sentence === two.sentence || one.named === two.named
  const task: TaskRead = { ...(alike && other.task), ...better.task, unitKinds: [...new Set(kinds)] }
  if (alike && !task.evidence.length) task.evidence = other.task.evidence
  return { ...better, task, spans: { ...other.spans, ...better.spans } }
}
