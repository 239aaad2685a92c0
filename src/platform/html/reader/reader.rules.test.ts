import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesWithMarks } from './reader.rules.ts'

const text = fc.string({ unit: fc.constantFrom('安', '全', ' ', 'a', '\n', '\r\n'), maxLength: 60 })
const marked = text.chain((words) =>
  fc.record({
    words: fc.constant(words),
    spans: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 99 }),
        start: fc.integer({ min: -3, max: words.length + 3 }),
        end: fc.integer({ min: -3, max: words.length + 3 }),
      }),
      { maxLength: 6 },
    ),
  }),
)

describe('a paper with marks', () => {
  it('loses and doubles no word, however its marks overlap', () => {
    fc.assert(
      fc.property(marked, ({ words, spans }) => {
        const lines = linesWithMarks(words, spans).map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
        expect(lines).toEqual(words.split('\n').map((line) => line.replace(/\r$/, '')))
      }),
    )
  })

  it('marks of each span just the words it was read from, and ends it once', () => {
    fc.assert(
      fc.property(marked, ({ words, spans }) => {
        const numbered = spans.map((span, index) => ({ ...span, number: index + 1 }))
        const pieces = linesWithMarks(words, numbered).flatMap((line) => line.pieces)
        for (const span of numbered) {
          const covered = pieces.filter((piece) => piece.spans.some(({ number }) => number === span.number))
          const wanted = words.slice(Math.max(0, span.start), Math.max(0, span.end)).replace(/[\r\n]/g, '')
          expect(covered.map((piece) => piece.text).join('')).toBe(wanted)
          const ends = pieces.filter((piece) => piece.ends.some(({ number }) => number === span.number))
          expect(ends).toHaveLength(wanted === '' ? 0 : 1)
        }
      }),
    )
  })

  it('shows the inner of two nested marks where both stand', () => {
    const [line] = linesWithMarks('abcdef', [
      { number: 1, start: 0, end: 6 },
      { number: 2, start: 2, end: 4 },
    ])
    expect(line?.pieces.map((piece) => [piece.text, piece.spans[0]?.number])).toEqual([
      ['ab', 1],
      ['cd', 2],
      ['ef', 1],
    ])
  })
})
