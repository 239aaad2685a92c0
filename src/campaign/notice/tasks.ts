import type { ActivityText } from './activity-text.ts'
import { type Flow, sentences, wordsIn } from './flow.ts'
import type { Span } from './fold.ts'
import type { Facts } from './read-activity.ts'
import type { ActivityRead, TaskRead } from './reading.ts'
import { askedIn, askedOfFlow, headingAsk } from './tasks.asked.ts'
import { evidenceIn } from './tasks.facts.ts'
import { type Asked, merged } from './tasks.merge.ts'
import { otherAsk, otherIn, shortTitle, wholeAsk } from './tasks.other.ts'

/** A notice that asks more than this in one activity has been cut up wrongly. */
const atMost = 24
/** Headings as short as this name the thing itself: “应急演练”. */
const namesItself = 16

/** Papers handed in of an activity are its evidence, and asked for once for all of them. */
const proofOnly = new Set(['materials', 'summary', 'statistics'])

/** What an activity asks of whom: one task for each thing asked, traced to its sentence. */
export function tasksOf(
  text: ActivityText,
  activity: ActivityRead,
  facts: Facts,
  trace: (task: string, span: Span) => void,
): TaskRead[] {
  const asked = merged(askedIn(text, activity, facts)).filter(({ task }) => !proofOnly.has(task.topic))
  const heading = merged(headingAsk(text, activity, facts))
  const all = merged([...asked, ...headed(heading, asked, activity), ...others(text, activity, facts, heading)])
  const tasks = (all.length ? all : wholeAsk(text, activity, facts)).slice(0, atMost)
  return tasks.map(({ task, spans }, index) => {
    for (const [field, span] of Object.entries(spans)) if (span) trace(field ? `${index}.${field}` : `${index}`, span)
    return completed(task, activity, tasks)
  })
}

/** A short heading asks for what it names, where the body does not say it again; a drill of whoever is left. */
function headed(heading: Asked[], asked: Asked[], activity: ActivityRead): Asked[] {
  const topics = new Set(asked.map(({ task }) => task.topic))
  const covered = new Set(asked.filter(({ task }) => /^drill/.test(task.topic)).flatMap(({ task }) => task.unitKinds))
  return heading
    .filter(({ task }) =>
      /^drill/.test(task.topic)
        ? !task.unitKinds.some((kind) => covered.has(kind))
        : !topics.has(task.topic) && (!asked.length || activity.heading.length <= namesItself),
    )
    .map((each) =>
      activity.heading.length <= namesItself && heading.length === 1
        ? { ...each, task: { ...each.task, title: activity.heading } }
        : each,
    )
}

/** Items and sentences that no rule knows but that ask for something. Under a heading that says it all they are details. */
function others(text: ActivityText, activity: ActivityRead, facts: Facts, heading: Asked[]): Asked[] {
  if (heading.length) return []
  const own = text.flows.includes(text.block.body) ? unasked(text.block.body, text, activity, facts) : []
  const kinds = activity.unitKinds ?? facts.recipientKinds
  const children = text.block.children.filter(({ heading: named }) => text.flows.includes(named))
  return [
    ...own,
    ...children.flatMap((child) => {
      const flows = [child.heading, child.body].filter((flow) => flow.text)
      if (flows.some((flow) => askedOfFlow(flow, text, activity, facts).length)) return []
      const title = shortTitle(wordsIn(child.heading))
      return title.length < 3 ? [] : [otherAsk(child.heading, title, kinds, facts, -3)]
    }),
  ]
}

const unasked = (flow: Flow, text: ActivityText, activity: ActivityRead, facts: Facts): Asked[] =>
  sentences(flow).flatMap((sentence) =>
    askedOfFlow(sentence, text, activity, facts).length ? [] : otherIn(sentence, facts),
  )

/** What the activity says for all its tasks. */
function completed(task: TaskRead, activity: ActivityRead, all: Asked[]): TaskRead {
  const whole: TaskRead = { ...task }
  const due = task.due ?? activity.due ?? activity.dateEnd ?? activity.dateStart
  const recurrence = task.recurrence ?? activity.recurrence
  const minCount = task.minCount ?? (all.length === 1 ? activity.minCount : undefined)
  if (due) whole.due = due
  if (recurrence) whole.recurrence = recurrence
  if (minCount) whole.minCount = minCount
  if (activity.evidence && all.every((each) => !each.task.evidence.length))
    whole.evidence = evidenceIn(`留存${activity.evidence.map((proof) => proof.replace('≥', '')).join('、')}`)
  return whole
}
