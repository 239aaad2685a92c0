import { campaignFlows, firstIn, firstOf, type Reader, withoutReferences } from './campaign.rules.ts'
import { findDates, isoOf, monthDayOf, type When } from './dates.ts'
import { type Flow, type Found, found, part, sentences } from './flow.ts'
import { frameOf } from './frames.ts'
import { flowOfLines } from './head.rules.ts'
import type { Layout } from './layout.ts'

export type Period = { when: When; single: boolean }
const isRange = ({ to, from }: When) => to !== null || from.day === null

function periodIn(flow: Flow, rule: string, accepts: (when: When) => boolean): Found<Period> | null {
  const dates = findDates(withoutReferences(flow.text)).filter((when) => !when.before && accepts(when))
  // “2013年6月。其中，6月4日至10日，…周”: the whole comes first, its weeks in the sentences behind.
  const first = dates[0] && dates.filter(({ start }) => !flow.text.slice(dates[0]!.start, start).includes('。'))
  const when =
    first?.find(({ to }) => to !== null) ?? first?.find(isRange) ?? dates.find(({ to }) => to !== null) ?? dates[0]
  return when ? found(flow, when.start, when.end, { when, single: !isRange(when) }, rule) : null
}

function timeFlows(layout: Layout): Flow[] {
  const timed = layout.blocks.filter(
    (block) =>
      !block.parent && /时间|日期/.test(block.heading.text) && !['activities', 'requirement'].includes(frameOf(block)),
  )
  return timed.flatMap((block) => {
    const ofMonth = block.children.filter(({ heading }) => /安全生产月/.test(heading.text))
    const children = ofMonth.length ? ofMonth : block.children
    return [block.body, block.aside, ...children.flatMap(({ heading, body }) => [heading, body])].filter(
      (flow) => flow !== null,
    )
  })
}

export const periodRules: Reader<Period>[] = [
  {
    name: 'dates.time-section',
    example: '结合实际，制定2026年活动方案，请遵照执行。\n一、活动时间\n6月1日至30日。',
    read: (layout) => firstIn(timeFlows(layout), (flow) => periodIn(flow, 'dates.time-section', () => true)),
  },
  {
    name: 'dates.label',
    example: '结合实际，制定2026年活动方案，请遵照执行。\n一、活动主题和时间\n活动时间：2026年6月1日至6月30日',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) => {
        const at = /(?:活动|起止|实施)时间(?:为|是|:|定于)/.exec(flow.text)
        const rest = at && flowSlice(flow, at.index, at.index + 80)
        return rest ? periodIn(rest, 'dates.label', isRange) : null
      }),
  },
  {
    name: 'dates.opening',
    example: '第二十五个全国“安全生产月”期间（6月1日—30日），公司开展以下活动。',
    read: (layout) => periodIn(flowOfLines(layout, layout.opening), 'dates.opening', ({ to }) => to !== null),
  },
  {
    name: 'dates.month-said',
    example: '为做好2026年工作，我镇“安全生产月”活动在6月份开展，现通知如下：',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) => {
        const at = /安全生产月” ?活动.{0,10}(?:在|于|自|从)/.exec(flow.text)
        const rest = at && flowSlice(flow, at.index, at.index + 60)
        return rest ? periodIn(rest, 'dates.month-said', isRange) : null
      }),
  },
]

function flowSlice(flow: Flow, start: number, end: number): Flow {
  const stop = flow.text.slice(start, end).search(/[。\n]/)
  return part(flow, start, stop < 0 ? Math.min(end, flow.text.length) : start + stop)
}

/** ISO days where the year is known, MM-DD where the text hides it. */
export function periodDays(
  { when, single }: Period,
  year: number | null,
): { start: string | null; end: string | null; monthStart: string; monthEnd: string } {
  const to = single ? when.from : (when.to ?? when.from)
  const hidden = when.from.hidden ? null : (when.from.year ?? year)
  const closing = to.year === null && when.from.year !== null ? { ...to, year: when.from.year } : to
  return {
    start: isoOf(when.from, hidden),
    end: isoOf(closing, hidden, 'end'),
    monthStart: monthDayOf(when.from, null),
    monthEnd: monthDayOf(to, null, 'end'),
  }
}

export const consultDayRules: Reader<When>[] = [
  {
    name: 'consult-day.title',
    example: '青石镇2026年“6·16安全宣传咨询日”活动方案\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      const flow = flowOfLines(layout, [...layout.title, ...layout.planTitle])
      if (!flow.text.includes('咨询日')) return null
      const when = findDates(flow.text).find(({ from }) => from.day !== null)
      if (when) return found(flow, when.start, when.end, when, 'consult-day.title')
      const period = firstOf(periodRules, layout)
      return period?.value.single ? { ...period, value: period.value.when, rule: 'consult-day.title' } : null
    },
  },
  {
    name: 'consult-day.said',
    example: '今年6月是第25个全国“安全生产月”，6月16日为全国“安全宣传咨询日”。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) => {
        for (const sentence of sentences(flow)) {
          const at = sentence.text.indexOf('咨询日')
          if (at < 0) continue
          const near = findDates(withoutReferences(sentence.text)).filter(
            (when) => !when.before && when.to === null && when.from.day !== null && Math.abs(when.end - at) < 60,
          )
          const when = near.find(({ from }) => from.month === 6 && from.day === 16) ?? near.at(-1)
          if (when) return found(sentence, when.start, when.end, when, 'consult-day.said')
        }
        return null
      }),
  },
  {
    name: 'consult-day.under-its-heading',
    example: '结合实际，制定2026年活动方案，请遵照执行。\n一、主要活动\n（一）安全宣传咨询日。6月16日，各村设咨询点。',
    read: (layout) => {
      const block = layout.blocks.find(({ heading }) => heading.text.includes('咨询日'))
      if (!block) return null
      const flows = [
        block.heading,
        block.aside ?? block.body,
        block.body,
        ...block.children.flatMap(({ heading, body }) => [heading, body]),
      ]
      return firstIn(flows, (flow) => {
        const when = findDates(flow.text).find(({ before, to, from }) => !before && to === null && from.day !== null)
        return when ? found(flow, when.start, when.end, when, 'consult-day.under-its-heading') : null
      })
    },
  },
]
