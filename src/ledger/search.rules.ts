/** What was typed into the search box, as terms that must all be found. Pure. */

const MOST_TERMS = 5
const MOST_SIGNS = 60

/** One Chinese sign alone finds half the town. */
const isEnough = (term: string): boolean => term.length >= 2 || /^\d$/.test(term)

export interface Asked {
  typed: string
  terms: string[]
}

export function askedOf(text: string | undefined): Asked {
  const typed = (text ?? '').trim().slice(0, MOST_SIGNS)
  const terms = typed
    // full-width digits come from Chinese keyboards
    .normalize('NFKC')
    .split(/[\s,，、]+/)
    .filter((term) => term !== '')
  return { typed, terms: [...new Set(terms)].slice(0, MOST_TERMS) }
}

export const isSearchable = ({ terms }: Asked): boolean => terms.length > 0 && terms.every(isEnough)

/** 1,204 and 1204 are the same figure. */
export const figureIn = (term: string): number | null => (/^\d{1,9}$/.test(term) ? Number(term) : null)

/** A pattern's own signs are taken as they stand. */
export const patternOf = (term: string): string => `%${term.replace(/[\\%_]/g, '\\$&')}%`

/** The words around what was found, and where in them it stands. */
export function excerptOf(
  text: string,
  terms: readonly string[],
  around = 24,
): { text: string; marks: [number, number][] } {
  const lower = text.toLowerCase()
  const first = Math.min(...terms.map((term) => lower.indexOf(term.toLowerCase())).filter((at) => at >= 0), text.length)
  const from = first <= around || first === text.length ? 0 : first - around
  const to = Math.min(text.length, from + around * 3)
  const shown = `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.replaceAll('\n', ' ')
  return { text: shown, marks: marksIn(shown, terms) }
}

export function marksIn(text: string, terms: readonly string[]): [number, number][] {
  const lower = text.toLowerCase()
  const found = terms.flatMap((term) => {
    const at = lower.indexOf(term.toLowerCase())
    return at < 0 ? [] : [[at, at + term.length] as [number, number]]
  })
  return found.sort(([a], [b]) => a - b).filter(([from], index, all) => index === 0 || from >= all[index - 1]![1])
}
