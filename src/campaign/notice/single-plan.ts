import { blocksOf } from './campaign.rules.ts'
import { findDates, isoOf } from './dates.ts'
import { type Flow, found, wordsIn } from './flow.ts'
import type { Layout } from './layout.ts'
import type { ActivityRead, KeyDate, NoticeReading } from './reading.ts'
import { taskRules } from './tasks.rules.ts'
import { put, type Trace } from './trace.ts'

/** A plan for one day, whose sections are the fields of its one activity. */
export function singlePlan(layout: Layout, reading: NoticeReading, trace: Trace): ActivityRead | null {
  if (!reading.dateStart || reading.dateStart !== reading.dateEnd) return null
  const isOpenDay = reading.consultDay === reading.dateStart
  const activity: ActivityRead = {
    marker: null,
    heading: isOpenDay ? '安全宣传咨询日' : (reading.title ?? ''),
    body: '',
    tasks: [],
  }
  if (!activity.heading) return null
  const path = 'activities.0'
  const copy = (field: string, from: string) => {
    if (trace.spans[from]) trace.spans[`${path}.${field}`] = trace.spans[from]!
  }
  copy('heading', isOpenDay ? 'consultDay' : 'title')
  activity.dateStart = reading.dateStart
  activity.dateEnd = reading.dateEnd
  copy('dateStart', 'dateStart')
  copy('dateEnd', 'dateEnd')
  for (const { body } of blocksOf(layout, 'time')) {
    const when = findDates(body.text).find(({ clock }) => clock)
    if (!when) continue
    const at = found(body, when.start, when.end, when.clock!, 'activity.time-section')
    if (when.clockEnd) {
      put(activity, 'timeStart', trace.keep(`${path}.timeStart`, at))
      put(activity, 'timeEnd', trace.keep(`${path}.timeEnd`, { ...at, value: when.clockEnd }))
    } else put(activity, 'time', trace.keep(`${path}.time`, at))
  }
  const place = blocksOf(layout, 'place')[0]?.body
  if (place?.text) {
    const value = wordsIn(place).replace(/[。.]+$/, '')
    put(
      activity,
      'place',
      trace.keep(`${path}.place`, found(place, 0, place.text.length, value, 'activity.place-section')),
    )
  }
  if (isOpenDay) {
    const { topic, title } = taskRules.find((rule) => rule.topic === 'open-day-site')!
    const sentence = activity.place ? `${activity.heading}，${activity.place}` : activity.heading
    activity.tasks = [
      { topic, title, unitKinds: reading.recipientKinds, sentence, due: activity.dateStart, evidence: [] },
    ]
    copy('tasks.0', 'consultDay')
  }
  return activity
}

/** “2023年6月至12月” is months; with days it is days. */
singlePlan.period = (flow: Flow, year: number | null): Omit<KeyDate, 'label'> | null => {
  const when = findDates(flow.text)[0]
  if (!when) return null
  const closing = when.to ?? when.from
  const start = isoOf(when.from, year)
  const end = isoOf({ ...closing, year: closing.year ?? when.from.year }, year, 'end')
  if (!start || !end) return null
  if (when.from.day === null && closing.day === null) return { dateStart: start.slice(0, 7), dateEnd: end.slice(0, 7) }
  return start === end ? { date: start } : { dateStart: start, dateEnd: end }
}
