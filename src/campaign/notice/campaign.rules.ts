import { type Flow, type Found, found } from './flow.ts'
import { frameOf } from './frames.ts'
import { flowOfLines } from './head.rules.ts'
import type { Layout } from './layout.ts'
import { numberOf } from './numerals.ts'
import { yearOfOrdinal } from './themes.ts'

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
  const known = flowsOf.get(layout)
  if (known) return known
  const flows = [flowOfLines(layout, layout.opening), ...layout.blocks.flatMap((block) => [block.heading, block.body])]
  flowsOf.set(layout, flows)
  return flows
}
/** Asked for by many rules; put together once. */
const flowsOf = new WeakMap<Layout, Flow[]>()

export const blocksOf = (layout: Layout, frame: string) =>
  layout.blocks.filter((block) => !block.parent && frameOf(block) === frame)

export type Reader<T> = { name: string; example: string; read: (layout: Layout) => Found<T> | null }

export function matchIn<T>(
  flow: Flow,
  pattern: RegExp,
  rule: string,
  of: (match: RegExpExecArray) => T | null,
): Found<T> | null {
  const match = pattern.exec(withoutReferences(flow.text))
  const value = match && of(match)
  return match && value !== null ? found(flow, match.index, match.index + match[0].length, value, rule) : null
}

export function firstIn<T>(flows: Flow[], read: (flow: Flow) => Found<T> | null): Found<T> | null {
  for (const flow of flows) {
    const result = read(flow)
    if (result) return result
  }
  return null
}

const ordinalPattern =
  /第 {0,3}(\d{1,2}|[一二三四五六七八九十]{1,4}) {0,3}(?:个|次|届)?[^。,;:第\n]{0,10}(?:安全生产(?:宣传)?月|安全月)/

/** “全国第24个、全省第31个”: the nation's count is the month's. */
const nationalPattern =
  /全国 {0,2}第 {0,3}(\d{1,2}|[一二三四五六七八九十]{1,4}) {0,3}(?:个|次|届)[、,和及][^。;\n]{0,10}第[^。;\n]{1,12}(?:安全生产(?:宣传)?月|安全月)/

export const ordinalRules: Reader<number>[] = [
  {
    name: 'ordinal.of-the-nation',
    example: '今年6月是全国第25个、全省第33个“安全生产月”，请结合实际认真组织开展。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        matchIn(flow, nationalPattern, 'ordinal.of-the-nation', (match) => numberOf(match[1]!)),
      ),
  },
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
