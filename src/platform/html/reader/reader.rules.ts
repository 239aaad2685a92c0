/** A stretch of a text that something was read from. Offsets are UTF-16 units, the end not included. */
export interface Span {
  /** Shown in the text and on the button beside what was read. */
  number: number
  start: number
  end: number
  /** The text leaves something open here. */
  gap?: boolean | undefined
}

export interface Piece {
  text: string
  /** Spans that cover the piece, the shortest first: it is the one that shows. */
  spans: Span[]
  /** Spans that begin here: the piece is what links jump to. */
  begins: Span[]
  /** Spans that end here: their numbers follow the piece. */
  ends: Span[]
}

export interface Line {
  start: number
  pieces: Piece[]
}

/**
 * Cuts a text into lines, and lines wherever a span begins or ends, so that overlapping, nested and
 * line-crossing spans need no nested marks. Spans outside the text are cut to it; empty ones are left out.
 */
export const linesWithMarks = (text: string, given: readonly Span[]): Line[] => {
  const spans = given
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter(({ start, end }) => start < end)
    .map((span) => withinWords(text, span))
    .filter(({ start, end }) => start < end)
  const lines: Line[] = []
  let start = 0
  for (const raw of text.split('\n')) {
    lines.push({ start, pieces: piecesOf(raw.replace(/\r$/, ''), start, spans) })
    start += raw.length + 1
  }
  return lines
}

/** A mark neither begins nor ends with a line break: its number would stand on a line of its own. */
const withinWords = (text: string, span: Span): Span => {
  let { start, end } = span
  while (start < end && /[\r\n]/.test(text[start] ?? '')) start++
  while (end > start && /[\r\n]/.test(text[end - 1] ?? '')) end--
  return { ...span, start, end }
}

const piecesOf = (line: string, start: number, spans: readonly Span[]): Piece[] => {
  const end = start + line.length
  const touching = spans.filter((span) => span.start < end && span.end > start)
  const cuts = new Set([start, end])
  for (const span of touching) {
    cuts.add(Math.max(start, span.start))
    cuts.add(Math.min(end, span.end))
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? end
    const covering = touching
      .filter((span) => span.start <= from && span.end >= to)
      .sort((a, b) => a.end - a.start - (b.end - b.start) || a.number - b.number)
    return {
      text: line.slice(from - start, to - start),
      spans: covering,
      begins: covering.filter((span) => span.start === from),
      ends: covering.filter((span) => span.end === to),
    }
  })
}
