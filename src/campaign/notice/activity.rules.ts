import { type ActivityText, captured, first, unlabelled, whole } from './activity-text.ts'
import { findDates, isoOf, monthDayOf, type When } from './dates.ts'
import { type Found, found, sentences } from './flow.ts'

const dayOnly = (when: When) => !when.before && when.from.day !== null

export function datesOf({ flows, labels: read, block }: ActivityText): Found<When> | null {
  for (const { kind, flow } of read) {
    const when = kind === 'time' ? findDates(flow.text)[0] : undefined
    if (when && !when.before) return found(flow, when.start, when.end, when, 'activity.time-label')
  }
  for (const flow of [block.heading, ...flows]) {
    const text = unlabelled(flow).replace(/《[^《》]{0,80}》/g, (words) => '※'.repeat(words.length))
    const dates = findDates(text).filter(dayOnly)
    const first = dates[0]
    const same = first && dates.every((when) => monthDayOf(when.from, null) === monthDayOf(first.from, null))
    if (first && (same || /^[^,。]{0,4}$/.test(text.slice(0, first.start)))) {
      return found(flow, first.start, first.end, first, 'activity.date-said')
    }
  }
  return null
}

/** “6月5日前至少组织1次”, “6月底前逐项完成”; what is to be sent in is a deadline and not this. */
export function dueOf({ said: flows, labels: read, block }: ActivityText): Found<When> | null {
  for (const { kind, flow } of read) {
    const when = kind === 'due' || kind === 'time' ? findDates(flow.text)[0] : undefined
    if (when && (kind === 'due' || when.before)) return found(flow, when.start, when.end, when, 'activity.due-label')
  }
  for (const flow of [block.aside, ...flows].filter((each) => each !== null)) {
    for (const sentence of sentences(flow, '。!?\n;')) {
      const when = findDates(sentence.text).find(({ before }) => before)
      if (
        when &&
        !/报送|上报|发至|发送|报至|反馈|报镇|报县|前,?(?:将[^,。]{1,40})?(?:报|提交|交)/.test(sentence.text)
      ) {
        return found(sentence, when.start, when.end, when, 'activity.due-said')
      }
    }
  }
  return null
}

export const dueIso = (when: When, year: number | null) => {
  const day = isoOf(when.to ?? when.from, year, 'end')
  return day && when.clock ? `${day}T${when.clock}` : day
}

export function placeOf({ said: flows, labels: read }: ActivityText): Found<string> | null {
  const label = read.find(({ kind }) => kind === 'place')
  if (label) return whole(label.flow, 'activity.place-label')
  return first(
    flows,
    (flow) =>
      captured(
        flow,
        /(?:^|[日时分点\d午,])[^,。;、在“”]{0,16}在(?!全|我|本|各|其)([^,。;、在“”]{2,20}?)(?<!范围|范围内|期间|中|内|上|下|前提|同时|基础)(?:设(?:立|置)?[^,。;]{0,6}(?:主会场|分会场|咨询|展台|宣传)|举[办行]|集中开展|(?:组织)?(?:开展|召开)(?=[^,。]{0,16}(?:活动|仪式|会|演练)))/,
        'activity.place-said',
      ) ??
      captured(flow, /(?:[\d半]时|\d分|:\d{2}|\d点|午),([^,。;\d的将要请组参]{2,12})。/, 'activity.place-after-time'),
  )
}
