import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/http/problems.ts'
import { issueCircular } from '#urges/slice.ts'
import { readBound } from './papers.reading.ts'
import { appendixNames, makePaper, numberOf } from './papers.rules.ts'
import { type Act, findEdition, findPaper, issueEdition } from './papers.store.ts'
import { figuresIn, unknownIn } from './papers.tokens.rules.ts'

export type Issued =
  | { number: string; edition: number }
  /** Somebody was quicker, or it was dropped. */
  | { fault: 'settled' }
  /** A circular that names no one. */
  | { fault: 'nobody' }
  /** Names in the text that no figure bears. */
  | { fault: 'unknown'; names: string[] }

/** Figures, tables and photos are read and kept in the transaction that issues: what is kept is what was so then. */
export async function issuePaper(tx: Db, townId: string, paperId: string, act: Act): Promise<Issued> {
  const paper = (await findPaper(tx, townId, paperId)) ?? notFound()
  const edition = await findEdition(tx, townId, paper.id, paper.edition)
  if (!edition || edition.issuedAt || paper.droppedAt) return { fault: 'settled' }
  const bound = await readBound(tx, townId, paper, edition.photos, act.now)
  const names = edition.paragraphs.flatMap((text) => unknownIn(text, bound.figures, appendixNames))
  if (names.length > 0) return { fault: 'unknown', names }
  if (paper.kind === 'circular' && bound.late.length === 0) return { fault: 'nobody' }
  const number = numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number)
  const kept = { document: makePaper(edition, number, bound), figures: figuresIn(edition.paragraphs, bound.figures) }
  if (!(await issueEdition(tx, townId, paper.id, edition.edition, kept, act))) return { fault: 'settled' }
  // The ladder's own draft is settled by it; one that somebody issued there before stays as it is.
  if (paper.circularId) await issueCircular(tx, townId, paper.circularId, bound.settled, act)
  return { number, edition: edition.edition }
}
