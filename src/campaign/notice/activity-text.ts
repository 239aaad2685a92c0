import { findDates } from './dates.ts'
import { type Flow, type Found, found, part, wordsIn } from './flow.ts'
import type { Block } from './outline.ts'

/** The texts of one activity: heading, what stood in brackets behind it, body, and its labelled lines. */
export type ActivityText = {
  block: Block
  flows: Flow[]
  /** The flows, and the heading before them where it asks by itself. */
  said: Flow[]
  labels: Label[]
}
export type Label = { kind: LabelKind; flow: Flow }
type LabelKind = 'time' | 'place' | 'responsible' | 'support' | 'due'

/** “(1)时间：…”, “责任部门：…；配合部门：…”. */
const labels: { kind: LabelKind; example: string; pattern: RegExp }[] = [
  { kind: 'due', example: '完成时限：6月25日', pattern: /^(?:完成|办结|截止)(?:时间|时限|日期|期限)$|^(?:时限|期限)$/ },
  { kind: 'time', example: '活动时间：6月7日', pattern: /^(?:活动|举办|开展|具体|演练|宣传)?(?:时间|日期)$/ },
  { kind: 'place', example: '地点：运动场', pattern: /^(?:活动|举办|演练|集合)?(?:地点|地址|场地)$/ },
  { kind: 'support', example: '配合部门：设备部', pattern: /^(?:配合|协办|协助|参[加与]|支持)(?:单位|部门|科室|人)?$/ },
  {
    kind: 'responsible',
    example: '责任部门：安环部',
    pattern:
      /^(?:责任|牵头|主办|承办|负责|组织|落实|实施|主责)(?:单位|部门|科室|人|领导|股室|处室)?$|^(?:主讲|主持)人?$/,
  },
]

const kindOf = (name: string) => labels.find(({ pattern }) => pattern.test(name.replace(/[ \n]/g, '')))?.kind

/** Labels inside running text end at 。 ； ) or the line. */
function inlineLabels(flow: Flow): Label[] {
  const read: Label[] = []
  for (const match of flow.text.matchAll(
    /(?:^|[。;,(\n ])([\u4e00-\u9fff]{2,6}) {0,2}:((?:(?!,[\u4e00-\u9fff]{2,6} {0,2}:)[^。;)\n]){1,120})/g,
  )) {
    const kind = kindOf(match[1]!)
    if (!kind) continue
    const start = match.index + match[0].length - match[2]!.length
    read.push({ kind, flow: part(flow, start, start + match[2]!.length) })
  }
  return read
}

/** “1、各学校至少出一期黑板报。”: the item is one sentence; “（一）集中学习。” is a name of what its body asks. */
const asksItself = (heading: string, hasBody: boolean) =>
  /^(?:[^,。]{0,16},)?(?:各|全体|所有|每(?:个|家|名|位))/.test(heading) || (!hasBody && heading.length > 16)

export function activityText(block: Block): ActivityText {
  const children = block.children.filter(({ rank }) => rank > block.rank)
  const ofChildren = children.flatMap((child): Label[] => {
    const kind = kindOf(child.heading.text)
    return kind ? [{ kind, flow: child.body }] : []
  })
  const plain = children.filter((child) => !kindOf(child.heading.text))
  const flows = [
    block.body,
    ...plain.flatMap((child) => [child.heading, child.body]),
    ...plain.flatMap(({ children: inner }) => inner.flatMap((child) => [child.heading, child.body])),
  ]
  const texts = flows.filter(({ text }) => text)
  return {
    block,
    flows: texts,
    said: asksItself(
      block.heading.text,
      texts.some((flow) => /[\u4e00-\u9fff]/.test(unlabelled(flow))),
    )
      ? [block.heading, ...texts]
      : texts,
    labels: [
      ...ofChildren,
      ...(block.aside ? [...inlineLabels(block.aside), ...asideDates(block.aside)] : []),
      ...flows.flatMap(inlineLabels),
    ],
  }
}

/** “（6月1日—6月5日）” behind a heading is when it happens. */
function asideDates(aside: Flow): Label[] {
  return findDates(aside.text).some(({ before }) => !before) && !/:/.test(aside.text)
    ? [{ kind: 'time', flow: aside }]
    : []
}

/** What the text itself says, without its labelled parts. */
export function unlabelled(flow: Flow): string {
  return flow.text.replace(
    /(?:^|(?<=[。;,(\n ]))([\u4e00-\u9fff]{2,6}) {0,2}:((?:(?!,[\u4e00-\u9fff]{2,6} {0,2}:)[^。;)\n]){1,120})/g,
    (whole, name: string) => (kindOf(name) ? '※'.repeat(whole.length) : whole),
  )
}

export function first<T>(flows: Flow[], read: (flow: Flow) => Found<T> | null): Found<T> | null {
  for (const flow of flows) {
    const result = read(flow)
    if (result) return result
  }
  return null
}

export function captured(flow: Flow, pattern: RegExp, rule: string): Found<string> | null {
  const match = pattern.exec(flow.text)
  if (!match?.[1]) return null
  const start = match.index + match[0].lastIndexOf(match[1])
  return found(flow, start, start + match[1].length, wordsIn(flow, start, start + match[1].length), rule)
}

export const whole = (flow: Flow, rule: string) => {
  const value = wordsIn(flow).replace(/[。.;；,，]+$/, '')
  return value ? found(flow, 0, flow.text.length, value, rule) : null
}
