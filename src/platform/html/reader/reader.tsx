import { Fragment } from 'preact'
import { readerWords } from '../words.ts'
import { type Line, linesWithMarks, type Piece, type Span } from './reader.rules.ts'

export type LineKind = 'title' | 'heading' | 'flush' | 'body'

interface ReaderProps {
  text: string
  spans: readonly Span[]
  /** Number of the span in hand: solid blue here and beside its field. */
  selected?: number | undefined
  /** How a line is set; by default as body, indented by two characters. */
  kindOf?: ((line: string, index: number) => LineKind) | undefined
  /** Name of the paper for readers. */
  label?: string | undefined
}

/** The paper speaks in its own face; what was read from it is marked and numbered. */
export const Reader = ({ text, spans, selected, kindOf = () => 'body', label = readerWords.paper }: ReaderProps) => (
  <article class="paper" tabIndex={0} aria-label={label}>
    {linesWithMarks(text, spans).map((line, index) => (
      <ReaderLine key={line.start} line={line} kind={kindOf(wordsOf(line), index)} selected={selected} />
    ))}
  </article>
)

const wordsOf = (line: Line): string => line.pieces.map((piece) => piece.text).join('')

/** Where the button beside a field leads. */
export const markId = (number: number): string => `mark-${number}`

const ReaderLine = ({ line, kind, selected }: { line: Line; kind: LineKind; selected: number | undefined }) =>
  wordsOf(line).trim() === '' ? null : (
    <p class={`line-${kind}`}>
      {line.pieces.map((piece, index) => (
        <ReaderPiece key={index} piece={piece} selected={selected} />
      ))}
    </p>
  )

const numbered = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.number - b.number)

const ReaderPiece = ({ piece, selected }: { piece: Piece; selected: number | undefined }) => {
  if (piece.spans.length === 0) return <Fragment>{piece.text}</Fragment>
  const on = piece.spans.some((span) => span.number === selected)
  const look = on ? 'on' : piece.spans[0]?.gap ? 'gap' : piece.spans.length > 1 ? 'deep' : undefined
  const [first, ...others] = piece.begins
  return (
    <mark class={look} id={first && markId(first.number)}>
      {others.map((span) => (
        <span key={span.number} id={markId(span.number)} />
      ))}
      {piece.text}
      {numbered(piece.ends).map((span) => (
        <sup key={span.number}>{span.number}</sup>
      ))}
    </mark>
  )
}
