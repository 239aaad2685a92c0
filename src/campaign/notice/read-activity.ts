import { datesOf, dueIso, dueOf, placeOf } from './activity.rules.ts'
import { evidenceOf, minCountOf, namedOf, platformOf, recurrenceOf, targetOf } from './activity-counts.rules.ts'
import { responsibleOf, supportOf } from './activity-people.rules.ts'
import { type ActivityText, activityText, unlabelled } from './activity-text.ts'
import { hotlinesOf } from './contacts.rules.ts'
import { isoOf, monthDayOf, type When } from './dates.ts'
import { type Flow, type Found, flowOf, found, wordsIn } from './flow.ts'
import { checklistOf, itemsIn } from './items.rules.ts'
import type { Block } from './outline.ts'
import type { ActivityRead, Warning } from './reading.ts'
import { tasksOf } from './tasks.ts'
import { put, type Trace } from './trace.ts'
import { kindsFound, kindsSpoken } from './unit-kinds.rules.ts'

export type Facts = { year: number | null; theme: string | null; recipientKinds: string[] }

export const headingFound = (block: Block, rule: string): Found<string> =>
  found(block.heading, 0, block.heading.text.length, wordsIn(block.heading), rule)

export const markerFound = (block: Block): Found<string> => {
  const flow = flowOf(block.heading.source, [block.markerAt])
  return found(flow, 0, flow.text.length, block.marker, 'block.marker')
}

/** The words of the labelled parts name who is responsible, not whom the activity speaks to. */
function spoken(flow: Flow): Flow {
  return { ...flow, text: unlabelled(flow) }
}

function unitKinds(text: ActivityText): Found<string[]> | null {
  const flows = text.said.map(spoken)
  const first = flows.map((flow) => kindsFound(flow, 'activity.kinds-spoken-to')).filter((each) => each !== null)
  if (!first.length) return null
  const kinds = [...new Set(flows.flatMap((flow) => kindsSpoken(flow).map(({ kind }) => kind)))]
  const span = { start: first[0]!.span.start, end: Math.max(...first.map((each) => each.span.end)) }
  return { value: kinds, span, rule: 'activity.kinds-spoken-to' }
}

function putDates(activity: ActivityRead, when: When, year: number | null): void {
  const start = isoOf(when.from, year)
  if (start) {
    activity.dateStart = start
    put(activity, 'dateEnd', isoOf(when.to ?? when.from, when.from.year ?? year, 'end'))
  } else {
    activity.monthDayStart = monthDayOf(when.from, null)
    if (when.to) activity.monthDayEnd = monthDayOf(when.to, null, 'end')
  }
}

export function readActivity(
  block: Block,
  index: number,
  facts: Facts,
  trace: Trace,
  warnings: Warning[],
): ActivityRead {
  const path = `activities.${index}`
  const keep = <T>(field: string, value: Found<T> | null) => trace.keep(`${path}.${field}`, value)
  const list = <T>(field: string, values: Found<T>[]) => trace.list(`${path}.${field}`, values)
  const text = activityText(block)
  const body = text.flows.map((flow) => wordsIn(flow)).join('\n')
  const activity: ActivityRead = {
    marker: keep('marker', markerFound(block)),
    heading: keep('heading', headingFound(block, 'activity.heading')) ?? '',
    body,
    tasks: [],
  }
  if (block.parent) activity.section = block.parent.marker
  if (body) {
    const last = text.flows.at(-1)!
    const start = found(text.flows[0]!, 0, 1, '', '').span.start
    trace.spans[`${path}.body`] = {
      start,
      end: found(last, 0, last.text.length, '', '').span.end,
      rule: 'activity.body',
    }
  }
  put(activity, 'unitKinds', keep('unitKinds', unitKinds(text)))
  const dates = datesOf(text)
  if (dates) {
    putDates(activity, dates.value, facts.year)
    for (const field of ['dateStart', 'dateEnd', 'monthDayStart', 'monthDayEnd'] as const)
      if (activity[field]) keep(field, dates)
    if (dates.value.mended) warnings.push({ code: 'month-mark-lost', span: dates.span })
    if (dates.value.clockEnd) {
      put(activity, 'timeStart', keep('timeStart', { ...dates, value: dates.value.clock! }))
      put(activity, 'timeEnd', keep('timeEnd', { ...dates, value: dates.value.clockEnd }))
    } else if (dates.value.clock) put(activity, 'time', keep('time', { ...dates, value: dates.value.clock }))
  }
  put(activity, 'place', keep('place', placeOf(text)))
  put(activity, 'responsible', list('responsible', responsibleOf(text)))
  put(activity, 'support', list('support', supportOf(text)))
  const due = dueOf(text)
  const dueOn = due && dueIso(due.value, facts.year)
  if (due && dueOn) put(activity, 'due', keep('due', { ...due, value: dueOn }))
  put(activity, 'minCount', keep('minCount', minCountOf(text)))
  put(activity, 'evidence', list('evidence', evidenceOf(text)))
  put(activity, 'recurrence', keep('recurrence', recurrenceOf(text)))
  put(activity, 'hotlines', list('hotlines', text.flows.flatMap(hotlinesOf)))
  put(activity, 'named', list('named', namedOf(text, [facts.theme, activity.heading])))
  put(activity, 'platform', list('platform', platformOf(text)))
  put(activity, 'target', keep('target', targetOf(text)))
  put(activity, 'items', list('items', itemsIn(text)))
  readChecklist(activity, text, path, trace, warnings)
  activity.tasks = tasksOf(text, activity, facts, (task, span) => {
    trace.spans[`${path}.tasks.${task}`] = { ...span, rule: 'task.sentence' }
  })
  return activity
}

function readChecklist(
  activity: ActivityRead,
  text: ActivityText,
  path: string,
  trace: Trace,
  warnings: Warning[],
): void {
  const checklist = checklistOf(text)
  if (!checklist) return
  const listed = checklist.items.length
  if (listed > 0 && listed < checklist.said) warnings.push({ code: 'checklist-short', span: checklist.name.span })
  // A heading that only mentions the list among other things is about more than the list.
  if (!new RegExp(`^.{0,4}${checklist.name.value}.{0,8}$`).test(activity.heading)) return
  activity.checklist = trace.keep(`${path}.checklist`, checklist.name)!
  activity.checklistCount = trace.keep(`${path}.checklistCount`, { ...checklist.name, value: checklist.said })!
}
