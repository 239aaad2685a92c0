import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { newId } from '#platform/ids.ts'
import { listKinds } from '#units/units.store.ts'
import type { StartProblem } from './campaigns.rules.ts'
import { startWords } from './campaigns.words.ts'
import { seatWords } from './committee.words.ts'
import { draftOf } from './drafts.rules.ts'
import { type Draft, recordDraft } from './drafts.store.ts'
import { readDocument } from './notice/document.ts'
import { readNotice } from './notice/read-notice.ts'
import { emptyReading, type NoticeReading } from './notice/reading.ts'
import { withHandIns } from './notice/tasks.hand-ins.ts'
import { recordNotice } from './notices.store.ts'
import { schemeReading } from './scheme.rules.ts'
import { topicOf } from './topics.ts'

export interface Starting {
  townId: string
  by: string | null
  now: Date
}

export type Paper = { name: string; bytes: Uint8Array } | { text: string }
export interface PaperRead {
  name: string
  kind: string
  bytes: Uint8Array | null
  text: string
}

/** The words of what was uploaded or pasted, or why there are none. */
export async function readPaper(paper: Paper): Promise<PaperRead | { problem: StartProblem }> {
  if ('text' in paper) return { name: '', kind: 'typed', bytes: null, text: paper.text }
  const read = await readDocument(paper.bytes, paper.name)
  if ('problem' in read) return { problem: `file-${read.problem}` }
  return { name: paper.name, kind: read.kind, bytes: paper.bytes, text: read.text }
}

/** The file as it came, and its words with what was doubted in them. */
export async function keepPaper(
  tx: Db,
  files: FileStore,
  { townId, by, now }: Starting,
  paper: PaperRead,
): Promise<{ noticeId: string; reading: NoticeReading }> {
  const reading = withHandIns(readNotice(paper.text), startWords.handIns)
  const kept = paper.bytes && (await files.put(paper.bytes))
  const notice = {
    fileName: paper.name,
    kind: paper.kind,
    sha256: kept?.sha256 ?? null,
    text: paper.text,
    warnings: [...new Set(reading.warnings.map(({ code }) => code))],
  }
  return { noticeId: await recordNotice(tx, townId, notice, by, now), reading }
}

/** A notice becomes a campaign in draft; the file is kept as it came. */
export async function startFromNotice(tx: Db, files: FileStore, start: Starting, paper: PaperRead): Promise<string> {
  const { noticeId, reading } = await keepPaper(tx, files, start, paper)
  const draft = await draftFor(tx, start, reading, 'notice', start.now.getUTCFullYear())
  return recordDraft(tx, start.townId, draft, { noticeId, by: start.by, now: start.now })
}

export async function startEmpty(tx: Db, start: Starting, year: number): Promise<string> {
  const draft = await draftFor(tx, start, { ...emptyReading(), year }, 'empty', year)
  return recordDraft(tx, start.townId, draft, { noticeId: null, by: start.by, now: start.now })
}

/** From the national scheme, drafted as a notice is. */
export async function startFromScheme(tx: Db, start: Starting, year: number): Promise<string> {
  const draft = await draftFor(tx, start, schemeReading(year), 'scheme', year)
  return recordDraft(tx, start.townId, draft, { noticeId: null, by: start.by, now: start.now })
}

/** What a text would be drafted to here; nothing is kept. */
export const draftOfText = (db: Db, townId: string, text: string, year: number): Promise<Draft> =>
  draftOfReading(db, townId, withHandIns(readNotice(text), startWords.handIns), year)

export const draftOfReading = (db: Db, townId: string, reading: NoticeReading, year: number): Promise<Draft> =>
  draftFor(db, { townId }, reading, 'notice', year)

async function draftFor(
  db: Db,
  { townId }: Pick<Starting, 'townId'>,
  reading: NoticeReading,
  origin: 'notice' | 'scheme' | 'empty',
  year: number,
): Promise<Draft> {
  const kinds = new Set((await listKinds(db, townId)).map(({ code }) => code))
  return draftOf({ reading, origin, kinds, year, topicOf, newId, seatWords })
}
