import { type Source, type Span, spanOf } from './fold.ts'

/** A run of folded text put together from pieces of the notice; any slice of it can be shown in the original. */
export type Flow = {
  source: Source
  text: string
  raw: string
  pieces: { at: number; start: number; length: number }[]
}

/** Shorter lines are lines of a list or table; longer ones were broken by the page's width. */
const brokenFrom = 20

export function flowOf(source: Source, spans: Span[]): Flow {
  const pieces: Flow['pieces'] = []
  const text: string[] = []
  const raw: string[] = []
  let length = 0
  for (const { start, end } of spans) {
    if (end <= start) continue
    const previous = pieces.at(-1)
    if (previous) {
      const ending = source.text[previous.start + previous.length - 1]!
      const next = source.text.slice(start, start + 10)
      const broken = previous.length >= brokenFrom && !'。!?;:'.includes(ending) && !/^[^,。“”]{2,8}:/.test(next)
      if (!broken && !',、'.includes(ending)) {
        text.push('\n')
        raw.push('\n')
        length++
      }
    }
    pieces.push({ at: length, start, length: end - start })
    text.push(source.text.slice(start, end))
    raw.push(source.raw.slice(start, end))
    length += end - start
  }
  return { source, text: text.join(''), raw: raw.join(''), pieces }
}

/** By halves, so that a notice of many lines stays linear to read. */
function pieceAt(flow: Flow, index: number): number {
  let low = 0
  let high = flow.pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (flow.pieces[middle]!.at <= index) low = middle
    else high = middle - 1
  }
  return low
}

function positionOf(flow: Flow, index: number): number {
  const piece = flow.pieces[pieceAt(flow, index)]
  if (!piece) return 0
  return piece.start + Math.min(index - piece.at, piece.length - 1)
}

export function spanIn(flow: Flow, start: number, end: number): Span {
  if (!flow.pieces.length) return { start: 0, end: 0 }
  const from = positionOf(flow, start)
  return spanOf(flow.source, from, Math.max(from, positionOf(flow, Math.max(start, end - 1))) + 1)
}

/** The words as they stand in the notice, in one line: blanks of layout go, single blanks stay. */
export function wordsIn(flow: Flow, start = 0, end = flow.raw.length): string {
  return flow.raw
    .slice(start, end)
    .replace(/\n/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

export type Found<T> = { value: T; span: Span; rule: string }

export function found<T>(flow: Flow, start: number, end: number, value: T, rule: string): Found<T> {
  return { value, span: spanIn(flow, start, end), rule }
}

/** A part of a flow keeps pointing at the same characters. */
export function part(flow: Flow, start: number, end: number): Flow {
  const pieces: Flow['pieces'] = []
  for (let index = pieceAt(flow, start); index < flow.pieces.length; index++) {
    const piece = flow.pieces[index]!
    if (piece.at >= end) break
    const from = Math.max(piece.at, start)
    const to = Math.min(piece.at + piece.length, end)
    if (to > from) pieces.push({ at: from - start, start: piece.start + from - piece.at, length: to - from })
  }
  return { source: flow.source, text: flow.text.slice(start, end), raw: flow.raw.slice(start, end), pieces }
}

/** Sentences end at 。 ! ? or a line; clauses also at ; — never inside quotes or brackets that close within reach. */
export function sentences(flow: Flow, enders = '。!?\n'): Flow[] {
  const parts: Flow[] = []
  let from = 0
  let depth = 0
  for (let index = 0; index < flow.text.length; index++) {
    const character = flow.text[index]!
    if ('“(《'.includes(character)) depth++
    else if ('”)》'.includes(character)) depth = Math.max(0, depth - 1)
    else if (enders.includes(character) && (depth === 0 || character === '\n' || character === '。')) {
      depth = 0
      if (index + 1 > from) parts.push(part(flow, from, index + 1))
      from = index + 1
    }
  }
  if (from < flow.text.length) parts.push(part(flow, from, flow.text.length))
  return parts.filter((sentence) => sentence.text.trim())
}
