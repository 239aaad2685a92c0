import { type Flow, flowOf } from './flow.ts'
import type { Source } from './fold.ts'
import type { Line } from './lines.ts'
import { type Marker, markerOf } from './markers.ts'
import { isStockHeading, listBehind, runOnEnd, stock } from './stock-headings.ts'

export type Block = {
  marker: string
  rank: number
  number: number
  markerAt: { start: number; end: number }
  heading: Flow
  /** What stood in brackets at the end of the heading: dates, who is responsible. */
  aside: Flow | null
  body: Flow
  parent: Block | null
  children: Block[]
}

type Open = { line: Line; marker: Marker; rest: Line[] }

const headingAtMost = 120

const cnInner = '[一二三四五六七八九十]{1,3} {0,2}、|\\( {0,2}[一二三四五六七八九十]{1,3} {0,2}\\)'
const beforeStock = `(?<= )[一二三四五六七八九十]{1,2} {0,2}、 {0,2}(?=${stock})`
const inner = new RegExp(`(?<=[。;:!?] {0,4})(?:${cnInner})|${beforeStock}`, 'g')
const innerWithDigits = new RegExp(
  `(?<=[。;:!?] {0,4})(?:${cnInner}|\\d{1,2} {0,2}(?:、|\\.(?!\\d)))|${beforeStock}`,
  'g',
)

/** Cuts a line before markers that follow a full stop: pages that lost their line breaks. */
export function unrun(lines: Line[]): Line[] {
  return lines.flatMap((line) => {
    const list = listBehind.exec(line.text)
    if (line.text.length < 40 && !list) return [line]
    const digits = list?.[0] && line.text[list.index + list[0].length] === '1'
    const cuts = [...line.text.matchAll(digits ? innerWithDigits : inner)].map((match) => match.index)
    if (list) cuts.push(list.index + list[0].length)
    cuts.sort((one, two) => one - two)
    if (cuts.length < 2 && !markerOf(line.text)) return [line]
    let from = 0
    const parts: Line[] = []
    for (const cut of [...cuts, line.text.length]) {
      const text = line.text.slice(from, cut)
      if (text.trim())
        parts.push({ start: line.start + from, end: line.start + from + text.trimEnd().length, text: text.trimEnd() })
      from = cut
    }
    return parts
  })
}

/** Words to everybody behind the last item: no part of that item. */
const closes =
  /^(?:请(?:各|于|将|认真)|以上|特此|望|联系人|联系电话|联系方式|活动(?:结束|期间)后?,?各|各[^。]{1,40}?(?:要|请|应|务必)(?:严格|高度|按照|认真按|于|在|将|及时)[^。]{0,80}(?:上报|报送|报至|报镇|落实|开展))/

function closingIn(open: Open[]): Line[] {
  const rest = open.at(-1)?.rest ?? []
  const at = rest.findIndex(({ text }) => closes.test(text))
  return at < 0 ? [] : rest.splice(at)
}

export function outlineOf(source: Source, lines: Line[]): { blocks: Block[]; opening: Line[]; closing: Line[] } {
  const opening: Line[] = []
  const open: Open[] = []
  const bare = bareHeadings(lines)
  for (const [index, line] of lines.entries()) {
    const marker = bare.get(line) ?? markerOf(line.text)
    if (marker && (believable(marker, open) || (!open.length && continues(marker, lines, index))))
      open.push({ line, marker, rest: [] })
    else if (open.length) open.at(-1)!.rest.push(line)
    else opening.push(line)
  }
  levelFirst(open)
  opening.push(...beforeFirst(open))
  const closing = closingIn(open)
  return { blocks: nested(open.map((entry) => blockOf(source, entry))), opening, closing }
}

/** A page that lost its automatic numbers: “活动主题”, “活动时间” alone on their lines. */
function bareHeadings(lines: Line[]): Map<Line, Marker> {
  const stock = lines.filter(({ text }) => isStockHeading(text))
  if (stock.length < 2 || lines.some(({ text }) => (markerOf(text)?.rank ?? 9) <= 1)) return new Map()
  return new Map(stock.map((line, index) => [line, { style: 'bare', rank: 1, number: index + 1, length: 0 }]))
}

/** What is numbered before 一、 is no part of the plan that begins there. */
function beforeFirst(open: Open[]): Line[] {
  const at = open.findIndex(({ marker }) => marker.rank <= 1)
  if (at < 1 || open[at]!.marker.number !== 1 || open[0]!.marker.rank < 3) return []
  return open.splice(0, at).flatMap(({ line, rest }) => [line, ...rest])
}

/** A number that leaps is part of the text: "20. " after 2. */
function believable(marker: Marker, open: Open[]): boolean {
  if (marker.number <= 2) return true
  if (marker.rank <= 2) return true
  for (let index = open.length - 1; index >= 0 && index > open.length - 200; index--) {
    const before = open[index]!.marker
    if (before.rank === marker.rank) return marker.number > before.number && marker.number <= before.number + 3
  }
  return false
}

/** A page that begins in the middle: “5.” as the first mark, and “6.” behind it. */
const continues = (marker: Marker, lines: Line[], index: number): boolean =>
  lines.slice(index + 1, index + 12).some(({ text }) => {
    const next = markerOf(text)
    return next?.style === marker.style && next.number === marker.number + 1
  })

/** "1、" that 二、 follows is the first of the same row: automatic numbering lost on the way. */
function levelFirst(open: Open[]): void {
  const next = open.findIndex(({ marker }) => marker.style === 'cn')
  if (next < 1 || open[next]!.marker.number !== 2) return
  const before = open.slice(0, next)
  const ones = before.filter(({ marker }) => marker.rank === 3)
  if (ones.length === 1 && ones[0]!.marker.number === 1 && before[0] === ones[0]) {
    ones[0]!.marker = { ...ones[0]!.marker, rank: 1, style: 'cn' }
  }
}

function nested(blocks: Block[]): Block[] {
  const stack: Block[] = []
  for (const block of blocks) {
    while (stack.length && stack.at(-1)!.rank >= block.rank) stack.pop()
    const parent = stack.at(-1) ?? null
    block.parent = parent
    parent?.children.push(block)
    stack.push(block)
  }
  return blocks
}

const closing: Record<string, string> = { '“': '”', '(': ')', '《': '》', '〈': '〉', '‘': '’' }

/** Where the heading ends: its first 。, or a colon early on; never inside quotes or brackets. */
function headingEnd(text: string): { end: number; after: number } {
  const stack: string[] = []
  for (let index = 0; index < Math.min(text.length, 400); index++) {
    const character = text[index]!
    if (closing[character]) stack.push(closing[character])
    else if (stack.length && character === stack.at(-1)) stack.pop()
    else if (character === '。' && (!stack.length || index > headingAtMost)) return { end: index, after: index + 1 }
    else if (character === ':' && !stack.length && !isClock(text, index)) {
      const comma = labelBefore(text, index)
      if (comma > 0) return { end: comma, after: comma + 1 }
      if (index <= 24) return { end: index, after: index + 1 }
    }
  }
  return { end: text.length, after: text.length }
}

/** “8:30” is no end of a heading. */
const isClock = (text: string, colon: number) => /\d/.test(text[colon - 1] ?? '') && /\d/.test(text[colon + 1] ?? '')

/** “召开启动大会，地点：广场”: the label and what follows it are no part of the heading. */
function labelBefore(text: string, colon: number): number {
  const match =
    /,((?:[\u4e00-\u9fff]{0,2}(?:时间|地点|单位|部门|人员|对象|时限)|(?:责任|负责|主讲|主持|联系)人))$/.exec(
      text.slice(Math.max(0, colon - 12), colon),
    )
  return match ? match.index + Math.max(0, colon - 12) : -1
}

const isOpenEnded = (text: string) => /[“(《][^”)》]{0,60}$/.test(text.slice(-80))

/** “第一周(6月1日—7日):宣传周”: the days stand before what they are for. */
function leadingDates(source: Source, from: number, end: number): { start: number; end: number; until: number } | null {
  const match = /^\(([^()]{3,30})\) {0,2}[:、,]? {0,2}/.exec(source.text.slice(from, end))
  return match && /\d/.test(match[1]!)
    ? { start: from + 1, end: from + 1 + match[1]!.length, until: from + match[0].length }
    : null
}

function blockOf(source: Source, { line, marker, rest }: Open): Block {
  let from = line.start + marker.length
  while (source.text[from] === ' ') from++
  const lead = marker.style === 'week' ? leadingDates(source, from, line.end) : null
  if (lead) from = lead.until
  const own = source.text.slice(from, line.end)
  const stop = headingEnd(own)
  const label = own[stop.end] === ':' ? /^[^ “”]{4,20} (?=[^ ]{2,8}$)/.exec(own.slice(0, stop.end)) : null
  const cut = label
    ? label[0].length
    : marker.rank === 1 && marker.style !== 'bare'
      ? runOnEnd(own.slice(0, stop.end), own[stop.end] === '。')
      : null
  const { end, after } = cut === null ? stop : { end: cut, after: cut }
  const pieces: { start: number; end: number }[] = [{ start: from, end: from + end }]
  let body: { start: number; end: number }[] = [{ start: from + after, end: line.end }, ...rest]
  const first = rest[0]
  // A heading broken inside its quotes goes on in the next line.
  if (end === own.length && first && isOpenEnded(own)) {
    const more = headingEnd(first.text)
    pieces.push({ start: first.start, end: first.start + more.end })
    body = [{ start: first.start + more.after, end: first.end }, ...rest.slice(1)]
  }
  const { heading, aside } = withoutAside(source, pieces)
  return {
    marker: source.raw.slice(line.start, line.start + marker.length).replace(/[\s\u3000]|(?<=周|阶段)[：:、，,]/g, ''),
    rank: marker.rank,
    number: marker.number,
    markerAt: { start: line.start, end: line.start + marker.length },
    heading,
    aside: aside ?? (lead && flowOf(source, [lead])),
    body: flowOf(
      source,
      body.map((piece) => trimmed(source, piece)),
    ),
    parent: null,
    children: [],
  }
}

function trimmed(source: Source, { start, end }: { start: number; end: number }): { start: number; end: number } {
  let from = start
  let until = end
  while (from < until && source.text[from] === ' ') from++
  while (until > from && source.text[until - 1] === ' ') until--
  return { start: from, end: until }
}

const asideWords = /月|日|责任|牵头|主办|承办|负责|配合|单位|部门|每|时间|完成/

function withoutAside(source: Source, pieces: { start: number; end: number }[]): { heading: Flow; aside: Flow | null } {
  const last = pieces.at(-1)!
  let end = last.end
  while (end > last.start && /[ 。:;,.]/.test(source.text[end - 1]!)) end--
  const text = source.text.slice(last.start, end)
  const opens = text.endsWith(')') ? text.lastIndexOf('(') : -1
  const inside = opens > 0 ? text.slice(opens + 1, -1) : ''
  if (!inside || !asideWords.test(inside)) {
    return {
      heading: flowOf(source, [...pieces.slice(0, -1), trimmed(source, { start: last.start, end })]),
      aside: null,
    }
  }
  const until = last.start + opens
  return {
    heading: flowOf(source, [...pieces.slice(0, -1), trimmed(source, { start: last.start, end: until })]),
    aside: flowOf(source, [{ start: until + 1, end: end - 1 }]),
  }
}
