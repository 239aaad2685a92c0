/** How big a theme may be painted on a plate. Pure. */

/** In millimetres: the plate's inner box, and the size of a two-line theme of five characters each. */
const WIDE = 164
const HIGH = 66
const BIGGEST = 28
/** Of a character's size: letter spacing and leading as drawn. */
const SPACED = 1.09
const LINE = 1.14

/** 人人讲安全、个个会应急 → two lines; the size at which they fill the plate. */
export function themeLines(theme: string): { lines: string[]; size: number } {
  const parts = theme.split(/[、，,；;。\s]+/).filter(Boolean)
  const lines = parts.length <= 3 ? parts.flatMap(halved) : halved(parts.join(' '))
  const longest = Math.max(1, ...lines.map(widthOf))
  const size = Math.min(BIGGEST, WIDE / (longest * SPACED), HIGH / (lines.length * LINE))
  return { lines, size: Math.floor(size * 10) / 10 }
}

const MOST_IN_LINE = 12

const halved = (part: string): string[] => {
  if (widthOf(part) <= MOST_IN_LINE) return [part]
  const letters = [...part]
  const half = Math.ceil(letters.length / 2)
  return [letters.slice(0, half).join(''), letters.slice(half).join('')]
}

/** A Latin letter or digit is about half as wide as a character. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2000 ? 0.58 : 1), 0)

/** The largest size in millimetres, not above `most`, at which the words fit into `wide`; at `least` they take a line more. */
export const fitted = (text: string, wide: number, most: number, least = 0): number =>
  Math.max(least, Math.floor(Math.min(most, wide / Math.max(1, widthOf(text))) * 10) / 10)
