import type { ActivityText } from './activity-text.ts'
import { type Flow, type Found, found, part, wordsIn } from './flow.ts'
import { numberOf } from './numerals.ts'

/** “五个一”, “五带头”, “八个一”: a list that says how many it holds. */
const listName = /“?([一二三四五六七八九十两])(个一|带头|个必须|个百分百|进)”?/
const counted = ['个一', '带头']

export type Checklist = { name: Found<string>; said: number; items: Found<string>[] }

export function checklistOf({ block, flows }: ActivityText): Checklist | null {
  for (const flow of [block.heading, ...flows]) {
    const match = new RegExp(listName.source).exec(flow.text)
    if (!match || !counted.includes(match[2]!)) continue
    const start = match.index + (match[0].startsWith('“') ? 1 : 0)
    const name = found(
      flow,
      start,
      start + match[1]!.length + match[2]!.length,
      match[1]! + match[2]!,
      'checklist.named',
    )
    const said = numberOf(match[1]!) ?? 0
    return {
      name,
      said,
      items: itemsOf(flow === block.heading ? flows : [flow], match[2]!, said, flow === block.heading),
    }
  }
  return null
}

/** In brackets behind the name, after a colon, or one sentence cut into as many parts as are said. */
function itemsOf(flows: Flow[], kind: string, said: number, anywhere: boolean): Found<string>[] {
  for (const flow of flows) {
    const at = kind === '带头' ? flow.text.search(/带头”?\(/) : flow.text.search(/个一”?/)
    const bracket = at < 0 ? -1 : flow.text.indexOf('(', at)
    const close = bracket < 0 || bracket - at > 6 ? -1 : flow.text.indexOf(')', bracket)
    const regions: [number, number][] = []
    if (close > bracket) regions.push([bracket + 1, close])
    const colon = at < 0 ? -1 : flow.text.slice(at, at + 40).indexOf(':')
    if (colon >= 0) regions.push([at + colon + 1, sentenceEnd(flow.text, at + colon + 1)])
    if (anywhere) regions.push([0, sentenceEnd(flow.text, 0)])
    for (const [start, end] of regions) {
      const items = cut(part(flow, start, end), kind, said)
      if (items.length >= 2) return items
    }
  }
  return []
}

const sentenceEnd = (text: string, from: number) => {
  const end = text.indexOf('。', from)
  return end < 0 ? text.length : end
}

function cut(flow: Flow, kind: string, said: number): Found<string>[] {
  const mark = kind === '带头' ? '带头' : '一'
  for (const separator of [/;/, kind === '带头' ? /[、,;](?=带头)/ : /[;,]/, /[、,;]/]) {
    const pieces = piecesOf(flow, separator)
    const marked = pieces.filter(({ value }) => value.includes(mark))
    if (marked.length >= Math.max(2, said - 2) && marked.length <= said && pieces.length <= said + 1) return marked
  }
  return []
}

function piecesOf(flow: Flow, separator: RegExp): Found<string>[] {
  let from = 0
  return flow.text.split(separator).flatMap((text) => {
    const start = from
    from += text.length + 1
    const value = wordsIn(flow, start, start + text.length).replace(/[。；;，,]+$/, '')
    return value ? [found(flow, start, start + text.length, value, 'checklist.item')] : []
  })
}

/** “一是…二是…三是…”, and numbered lines under an activity that are no fields of it. */
export function itemsIn(text: ActivityText): Found<string>[] {
  const list = checklistOf(text)
  if (list?.items.length) return list.items
  for (const flow of text.flows) {
    const marks = [...flow.text.matchAll(/(?:^|[。;:,\n ])([一二三四五六七八九])(?:是|要)(?![^,。;]{0,2}(?:不二|样))/g)]
    const row = marks.filter((match, index) => numberOf(match[1]!) === index + 1)
    if (row.length < 2) continue
    return row.map((match, index) => {
      const start = match.index + match[0].length
      const end = row[index + 1]?.index ?? flow.text.length
      return found(flow, start, end, wordsIn(flow, start, end).replace(/[。；;，,]+$/, ''), 'item.row')
    })
  }
  const children = text.block.children.filter(
    (child) => !/^(?:时间|地点|主讲|责任|组织|内容|要求|对象|形式|配合)/.test(child.heading.text),
  )
  return children.length < 2
    ? []
    : children.map(({ heading }) => found(heading, 0, heading.text.length, wordsIn(heading), 'item.numbered'))
}
