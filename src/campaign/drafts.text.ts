/** Sentences put together from a draft. */
import type { LineKind } from '#platform/html/reader/reader.tsx'
import type { Task } from './campaign.types.ts'
import type { SheetSection } from './drafts.sheet.ts'
import { draftWords, evidenceWords } from './drafts.words.ts'

export const titleOfSection = ({ id, activity }: SheetSection): string =>
  activity
    ? `${activity.marker}${activity.shortName || activity.heading}`
    : id === 'year'
      ? draftWords.year
      : draftWords.committee

/** 宣讲 场，听众 人次；照片 2 张 */
export function reportWords({ metrics, evidence }: Pick<Task, 'metrics' | 'evidence'>): string {
  const figures = metrics.map(({ name, counter }) => `${name} ${counter}`).join('、')
  const papers = evidence
    .map(({ kind, minimum }) => `${evidenceWords[kind].name} ${minimum} ${evidenceWords[kind].counter}`)
    .join('、')
  return [figures, papers].filter((part) => part !== '').join('；') || draftWords.noReports
}

/** How the paper sets a line: level marks are headings, the lines before the greeting the title. */
export const kindOfLine = (line: string, index: number): LineKind => {
  if (
    /^\s*([一二三四五六七八九十]+\s*、|（[一二三四五六七八九十]+）|\d{1,2}\s*、)/.test(line) &&
    line.trim().length < 50
  )
    return 'heading'
  if (index < 4 && line.trim().length < 40) return /[:：]\s*$/.test(line) ? 'flush' : 'title'
  return 'body'
}
