import {
  blocksOf,
  campaignFlows,
  firstIn,
  firstOf,
  type Reader,
  withoutReferences,
  yearRules,
} from './campaign.rules.ts'
import { type Flow, type Found, found, part, wordsIn } from './flow.ts'
import type { Layout } from './layout.ts'
import type { Block } from './outline.ts'
import { nationalThemes } from './themes.ts'

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
  // “活动时间：6月1日至30日；活动主题：…”
  const timed = /^ *(?:活动)?时间[^\n]{0,60}?[;。\n,] *(?=(?:活动)?主题)/.exec(block.body.text)
  if (timed) return sloganAt(part(block.body, timed[0].length, block.body.text.length), rule)
  return sloganAt(block.body, rule)
}

function sloganAt(body: Flow, rule: string): Found<string> | null {
  const lines = body.text.split('\n')
  let length = lines[0]!.length
  if (lines[1] && /^ *—/.test(lines[1])) length += 1 + lines[1].length
  const text = body.text.slice(0, length)
  const lead = /^ *(?:[^。;,\n“”]{0,24}?主题(?:是[。:]?|为|:)?)? *[“:]*/.exec(text)![0].length
  const stop = text.slice(lead).search(/[。;]/)
  const whole = stop < 0 ? text : text.slice(0, lead + stop)
  const value = whole.slice(lead).replace(/[”。,; ]+$/, '')
  if (!isSlogan(value.replace(/\n/g, '')) || /[“”].{4,}[“”]/.test(value)) return null
  return found(body, lead, lead + value.length, wordsIn(body, lead, lead + value.length), rule)
}

export const themeRules: Reader<string>[] = [
  {
    name: 'theme.said',
    example: '今年6月是第25个全国“安全生产月”，主题是“人人讲安全、个个会应急——排查整治风险隐患”。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        quoted(
          flow,
          /(?<!咨询日(?:活动)?的?)主题(?:口号)?(?:确定|定)?(?:是|为|:|—{1,2})?[ \n]{0,3}“([^“”]{4,60})”/,
          'theme.said',
        ),
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
    name: 'theme.two-halves',
    example: '我镇同步开展“安全生产月”活动，活动主题：关爱生命，安全发展。现将有关要求通知如下：',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        quoted(
          flow,
          /(?<!咨询日(?:活动)?的?)主题(?:是|为|:) {0,2}([^“”。,;:\n\d]{3,14}, ?[^“”。,;:\n\d]{3,14})(?=[。;\n]|$)/,
          'theme.two-halves',
        ),
      ),
  },
  {
    name: 'theme.unquoted',
    example: '今年6月是第25个全国“安全生产月”，主题为生命至上、安全发展。',
    read: (layout) =>
      firstIn(campaignFlows(layout), (flow) =>
        quoted(
          flow,
          /(?<!咨询日(?:活动)?的?)主题(?:是|为|:) {0,2}([^“”。,;:\n]{6,44})(?=[。,;\n]|$)/,
          'theme.unquoted',
        ),
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
