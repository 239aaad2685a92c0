import type { Run } from '#platform/documents/official-document.ts'

/**
 * The words around bound figures. A text names a figure, 〔主要负责人宣讲·讲了几场〕 or {{1.talks}}, and never
 * writes it down; the number comes from the data each time the paper is shown, until it is issued. Pure.
 */
export interface Figure {
  name: string
  /** The short name, in double braces. */
  code: string
  /** As it is said in the text. */
  value: string
  counter: string
  /** The page that shows what it was added up from, within the site. */
  source: string
}

/** 〔2023〕 is the year of a document number, not a name. */
const TOKEN = /〔(?!\d{4}〕)([^〔〕\n]{1,120})〕|\{\{([^{}\n]{1,120})\}\}/g

type Part = { text: string } | { token: string; asWritten: string }

export function partsOfText(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of text.matchAll(TOKEN)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) })
    parts.push({ token: (found[1] ?? found[2] ?? '').trim(), asWritten: found[0] })
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

export const figureNamed = (figures: readonly Figure[], token: string): Figure | undefined =>
  figures.find(({ name, code }) => name === token || code === token)

/** The sentence with its numbers in; what names nothing stays as it was written. */
export const runsOf = (text: string, figures: readonly Figure[]): Run[] =>
  partsOfText(text).map((part) => {
    if ('text' in part) return part.text
    const figure = figureNamed(figures, part.token)
    return figure ? { text: figure.value, href: figure.source } : part.asWritten
  })

export const figuresIn = (texts: readonly string[], figures: readonly Figure[]): Figure[] => {
  const named = new Set(tokensIn(texts).map((token) => figureNamed(figures, token)))
  return figures.filter((figure) => named.has(figure))
}

export const tokensIn = (texts: readonly string[]): string[] =>
  texts.flatMap(partsOfText).flatMap((part) => ('token' in part ? [part.token] : []))

export const unknownIn = (text: string, figures: readonly Figure[], known: readonly string[]): string[] =>
  tokensIn([text]).filter((token) => !known.includes(token) && !figureNamed(figures, token))

/** A name that can stand between 〔 and 〕, and only once. */
export function namedApart(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const bare = name.replace(/[〔〕{}\n]/g, '').slice(0, 100)
    const nth = (seen.get(bare) ?? 0) + 1
    seen.set(bare, nth)
    return nth === 1 ? bare : `${bare}（${nth}）`
  })
}
