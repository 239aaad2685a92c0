/** Ways to start a campaign, and what is missing to do so. Pure. */
export const ways = ['file', 'text', 'earlier', 'scheme', 'empty'] as const
export type Way = (typeof ways)[number]

export type StartProblem =
  | 'way'
  | 'file-missing'
  | 'file-too-big'
  | 'file-kind'
  | 'file-encoding'
  | 'file-broken'
  | 'file-locked'
  | 'file-empty'
  | 'text-missing'
  | 'text-long'
  | 'year'
  | 'earlier'
  | 'earlier-year'

const MOST_BYTES = 20_000_000
const MOST_TEXT = 200_000

export interface StartTyped {
  way: string
  text: string
  year: string
  file: { name: string; size: number } | undefined
  /** The campaign that was chosen to be laid out anew, of those that may be. */
  earlier: { year: number } | undefined
}

/** A file that was chosen is meant, whatever tile was left marked: without script the two cannot follow each other. */
export const wayOf = (typed: string, hasFile: boolean): string => (hasFile && typed !== 'text' ? 'file' : typed)

export const isYear = (text: string): boolean => /^\d{4}$/.test(text) && Number(text) >= 2002 && Number(text) <= 2100

export function problemsWithStart({
  way,
  text,
  year,
  file,
  earlier,
}: StartTyped): { field: string; name: StartProblem }[] {
  switch (way) {
    case 'file':
      if (!file) return [{ field: 'file', name: 'file-missing' }]
      if (file.size > MOST_BYTES) return [{ field: 'file', name: 'file-too-big' }]
      return /\.(docx?|txt)$/i.test(file.name) ? [] : [{ field: 'file', name: 'file-kind' }]
    case 'text':
      if (text === '') return [{ field: 'text', name: 'text-missing' }]
      return text.length > MOST_TEXT ? [{ field: 'text', name: 'text-long' }] : []
    case 'earlier':
      if (!isYear(year)) return [{ field: 'year', name: 'year' }]
      if (!earlier) return [{ field: 'earlier', name: 'earlier' }]
      return Number(year) > earlier.year ? [] : [{ field: 'year', name: 'earlier-year' }]
    case 'scheme':
    case 'empty':
      return isYear(year) ? [] : [{ field: 'year', name: 'year' }]
    default:
      return [{ field: 'way', name: 'way' }]
  }
}
