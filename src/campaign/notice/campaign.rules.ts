import { findDates, isoOf, monthDayOf, type When } from './dates.ts'
import { type Flow, type Found, found, part, sentences, wordsIn } from './flow.ts'
import { frameOf } from './frames.ts'
import { flowOfLines } from './head.rules.ts'
import type { Layout } from './layout.ts'
import { numberOf } from './numerals.ts'
import type { Block } from './outline.ts'
import { nationalThemes, yearOfOrdinal } from './themes.ts'

/** References to other notices carry other years, themes and dates: their words are blotted out, place by place. */
export function withoutReferences(text: string): string {
  return text
    .replace(/《[^《》]{0,120}》/g, (reference) => '※'.repeat(reference.length))
    .replace(/[\u4e00-\u9fff]{2,12}[〔(] {0,2}20\d\d {0,2}[〕)] {0,4}\d{0,5} {0,4}号/g, (reference) =>
      '※'.repeat(reference.length),
    )
}

/** Opening, then every block: where a fact of the whole campaign may be said. */
export function campaignFlows(layout: Layout): Flow[] {
  return [flowOfLines(layout, layout.opening), ...layout.blocks.flatMap((block) => [block.heading, block.body])]
}

export const blocksOf = (layout: Layout, frame: string) =>
  layout.blocks.filter((block) => !block.parent && frameOf(block) === frame)

type Reader<T> = { name: string; example: string; read: (layout: Layout) => Found<T> | null }

function matchIn<T>(
  flow: Flow,
  pattern: RegExp,
  rule: string,
  of: (match: RegExpExecArray) => T | null,
): Found<T> | null {
  const match = pattern.exec(withoutReferences(flow.text))
  const value = match && of(match)
  return match && value !== null ? found(flow, match.index, match.index + match[0].length, value, rule) : null
}

function firstIn<T>(flows: Flow[], read: (flow: Flow) => Found<T> | null): Found<T> | null {
  for (const flow of flows) {
    const result = read(flow)
    if (result) return result
  }
  return null
}

const ordinalPattern =
  /第 {0,3}(\d{1,2}|[一二三四五六七八九十]{1,4}) {0,3}(?:个|次|届)?[^。,;:第\n]{0,10}(?:安全生产月|安全月)/

export const ordinalRules: Reader<number>[] = [
  {
    name: 'ordinal.said',
    example: '今年6月是第25个全国“安全生产月”，请结合实际认真组织开展。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        matchIn(flow, ordinalPattern, 'ordinal.said', (match) => numberOf(match[1]!)),
      ),
  },
]

const yearPattern = /(?<!\d)(20\d\d|二[〇零]二[〇零一二三四五六七八九]) {0,3}年/

function yearIn(flow: Flow, rule: string): Found<number> | null {
  const match = yearPattern.exec(flow.text)
  return match ? found(flow, match.index, match.index + match[0].length, numberOf(match[1]!)!, rule) : null
}

export const yearRules: Reader<number>[] = [
  {
    name: 'year.title',
    example: '关于开展2026年“安全生产月”活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => yearIn(flowOfLines(layout, layout.title), 'year.title'),
  },
  {
    name: 'year.plan-title',
    example:
      '关于印发活动方案的通知\n各村：\n现将方案印发给你们，请执行。\n青石镇人民政府\n2026年5月20日\n青石镇2026年“安全生产月”活动方案\n一、活动主题',
    read: (layout) => yearIn(flowOfLines(layout, layout.planTitle), 'year.plan-title'),
  },
  {
    name: 'year.time-section',
    example: '结合实际，特制定本方案，请遵照执行。\n一、活动时间\n2026年6月1日至6月30日',
    read: (layout) =>
      firstIn(
        [...blocksOf(layout, 'time'), ...blocksOf(layout, 'theme')].flatMap((block) => [
          block.body,
          ...block.children.map(({ body }) => body),
        ]),
        (flow) => yearIn(flow, 'year.time-section'),
      ),
  },
  {
    name: 'year.of-ordinal',
    example: '今年6月是第25个全国“安全生产月”，请结合实际认真组织开展。',
    read: (layout) => {
      const ordinal = firstOf(ordinalRules, layout)
      return ordinal && { ...ordinal, value: yearOfOrdinal(ordinal.value), rule: 'year.of-ordinal' }
    },
  },
  {
    name: 'year.beside-the-month',
    example: '为做好2026年“安全生产月”活动，现将有关事项通知如下：',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        matchIn(flow, /(?<!\d)(20\d\d) {0,2}年度?(?:6月|六月)?.{0,8}安全生产月/, 'year.beside-the-month', (match) =>
          Number(match[1]),
        ),
      ),
  },
  {
    name: 'year.signature',
    example: '关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。\n青石镇人民政府\n2026年5月20日',
    read: (layout) => (layout.signedOn ? yearIn(flowOfLines(layout, [layout.signedOn]), 'year.signature') : null),
  },
  {
    name: 'year.above-the-words',
    example: '2026年安全生产月宣誓词\n一、严格执行操作规程，不违章作业。',
    read: (layout) => {
      const line = layout.head.find(({ text }) => text.includes('安全') && yearPattern.test(text))
      return line ? yearIn(flowOfLines(layout, [line]), 'year.above-the-words') : null
    },
  },
]

export function firstOf<T>(rules: Reader<T>[], layout: Layout): Found<T> | null {
  for (const rule of rules) {
    const result = rule.read(layout)
    if (result) return result
  }
  return null
}

/** A slogan is short and asks for nothing. */
const isSlogan = (text: string) =>
  text.length >= 4 && text.length <= 48 && !/[。;]|部署|为重点|紧紧围绕|扎实|结合|活动$|通知|方案/.test(text)

function quoted(flow: Flow, pattern: RegExp, rule: string): Found<string> | null {
  const match = pattern.exec(withoutReferences(flow.text))
  if (!match || !isSlogan(match[1]!.replace(/\n/g, ''))) return null
  const start = match.index + match[0].indexOf(match[1]!)
  return found(flow, start, start + match[1]!.length, wordsIn(flow, start, start + match[1]!.length), rule)
}

/** The first words of a theme section; a second line that begins with a dash belongs to it. */
function sectionTheme(block: Block, rule: string): Found<string> | null {
  const lines = block.body.text.split('\n')
  let length = lines[0]!.length
  if (lines[1] && /^ *—/.test(lines[1])) length += 1 + lines[1].length
  const text = block.body.text.slice(0, length)
  const stop = text.search(/[。;]/)
  const whole = stop < 0 ? text : text.slice(0, stop)
  const lead = /^ *(?:(?:今年|本次)?(?:活动)?(?:的)?主题(?:是|为|:)?)? *[“:]*/.exec(whole)![0].length
  const value = whole.slice(lead).replace(/[”。,; ]+$/, '')
  if (!isSlogan(value.replace(/\n/g, '')) || /[“”].{4,}[“”]/.test(value)) return null
  return found(block.body, lead, lead + value.length, wordsIn(block.body, lead, lead + value.length), rule)
}

export const themeRules: Reader<string>[] = [
  {
    name: 'theme.said',
    example: '今年6月是第25个全国“安全生产月”，主题是“人人讲安全、个个会应急——排查整治风险隐患”。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        quoted(flow, /主题(?:口号)?(?:确定|定)?(?:是|为|:|—{1,2})?[ \n]{0,3}“([^“”]{4,60})”/, 'theme.said'),
      ),
  },
  {
    name: 'theme.section',
    example: '结合实际，特制定本方案，请遵照执行。\n一、活动主题\n生命至上、安全发展\n二、活动时间',
    read: (layout) => {
      for (const block of blocksOf(layout, 'theme')) {
        const theme = sectionTheme(block, 'theme.section')
        if (theme) return theme
      }
      return null
    },
  },
  {
    name: 'theme.for-the-month',
    example: '以“生命至上、安全发展”为主题，组织开展安全生产月活动，现通知如下：',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        quoted(
          flow,
          /(?:以|围绕|紧扣|突出) {0,2}“([^“”]{4,60})” {0,2}(?:为|这一|这个|的|活动)?主题/,
          'theme.for-the-month',
        ),
      ),
  },
  {
    name: 'theme.around',
    example: '6月份，公司围绕“人人讲安全、个个会应急”开展以下安全生产月活动。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        quoted(
          flow,
          /(?:围绕|紧扣|聚焦) {0,2}“([^“”]{2,30}[、,—! ]{1,2}[^“”]{2,40})” {0,2}(?:开展|组织|策划|,|安排)/,
          'theme.around',
        ),
      ),
  },
  {
    name: 'theme.unquoted',
    example: '今年6月是第25个全国“安全生产月”，主题为生命至上、安全发展。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        quoted(flow, /主题(?:是|为|:) {0,2}([^“”。,;:\n]{6,44})(?=[。,;\n]|$)/, 'theme.unquoted'),
      ),
  },
  {
    name: 'theme.proclaimed',
    example: '围绕人人讲安全、个个会应急安排内容，办好第22个全国“安全生产月”活动。',
    read: (layout) => {
      const year = firstOf(yearRules, layout)?.value
      const theme = year === undefined ? undefined : nationalThemes[year]
      if (!theme) return null
      const pattern = new RegExp(theme.split(/[、，—]+/).join('[、,，— 一]{0,4}'))
      return firstIn(campaignFlows(layout), (flow) => {
        const match = pattern.exec(flow.text)
        return match && found(flow, match.index, match.index + match[0].length, match[0], 'theme.proclaimed')
      })
    },
  },
]

/** “以‘…’为重点” in a theme section that holds a paragraph: offered, not taken. */
export function themeCandidates(layout: Layout): Found<string>[] {
  return blocksOf(layout, 'theme').flatMap(({ body }) =>
    [...body.text.matchAll(/“([^“”]{4,60})”/g)]
      .filter((match) => /[、,— ]/.test(match[1]!))
      .map((match) =>
        found(
          body,
          match.index + 1,
          match.index + 1 + match[1]!.length,
          wordsIn(body, match.index + 1, match.index + 1 + match[1]!.length),
          'theme.candidate',
        ),
      ),
  )
}

export type Period = { when: When; single: boolean }
const isRange = ({ to, from }: When) => to !== null || from.day === null

function periodIn(flow: Flow, rule: string, accepts: (when: When) => boolean): Found<Period> | null {
  const dates = findDates(withoutReferences(flow.text)).filter((when) => !when.before && accepts(when))
  const when = dates.find(({ to }) => to !== null) ?? dates[0]
  return when ? found(flow, when.start, when.end, { when, single: !isRange(when) }, rule) : null
}

function timeFlows(layout: Layout): Flow[] {
  return blocksOf(layout, 'time').flatMap((block) => {
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
