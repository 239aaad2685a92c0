import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Campaign } from '#campaign/campaign.types.ts'
import { asOf } from '#campaign/closings.rules.ts'
import type { Town } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { docxOf } from '#platform/documents/docx.ts'
import { linkedFrom } from '#platform/documents/official-document.ts'
import { pdfOf } from '#platform/documents/pdf.ts'
import { writeWorkbook } from '#platform/documents/streamed-workbook.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { ZipFile } from '#platform/zip/laying.ts'
import { indexHtml } from './archive.index.tsx'
import { wholeMoment } from './archive.moment.words.ts'
import { archiveFiles as names } from './archive.names.words.ts'
import { type ArchiveRead, recordsOf } from './archive.reading.ts'
import { recordJson, recordText } from './archive.record.ts'
import { indexWords } from './archive.text.words.ts'
import { indexSheets } from './archive.workbook.ts'
import { readPaperPhotos } from './papers.reading.ts'
import { documentOf } from './papers.rules.ts'
import { weekOf } from './statistics.rules.ts'
import { statisticsWorkbook } from './statistics.workbook.ts'
import { summaryDocument } from './summary.document.ts'
import { readPhotos } from './summary.reading.ts'
import { choiceFrom } from './summary.rules.ts'

export interface ArchiveOf {
  db: Db
  files: FileStore
  town: Town
  campaign: Campaign
  by: string
  now: Date
  /** The whole address of a place on the site: papers lead back to it. */
  address(place: string): string
}

/** A folder for what is made on the way; it goes when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'anyue-archive-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Everything that goes into an archive. Papers are typeset while photos are packed, the index is made last. */
export async function* archiveFilesOf(archive: ArchiveOf, read: ArchiveRead, folder: string): AsyncGenerator<ZipFile> {
  const typeset = allOf(papers(archive, read, folder))
  // told when its turn comes
  typeset.catch(() => {})
  yield* noticeFiles(archive, read)
  const { db, town, now } = archive
  for await (const record of recordsOf(db, town.id, read.plan)) {
    const { planned } = record
    if (planned.record) {
      yield { name: planned.record, at: now, content: Buffer.from(recordText(record)) }
      yield { name: names.json(planned.record), at: now, content: Buffer.from(recordJson(record)) }
    }
    for (const { name, piece } of planned.files)
      yield { name, at: piece.sentAt, content: { sha256: piece.sha256, bytes: piece.bytes } }
  }
  yield* await typeset
  yield* indexFiles(archive, read, folder)
}

const noticeName = (read: ArchiveRead): string | null => (read.notice?.sha256 ? names.notice(read.notice.kind) : null)

async function* noticeFiles({ now }: ArchiveOf, read: ArchiveRead): AsyncGenerator<ZipFile> {
  const { notice, tasks } = read
  if (notice) yield { name: names.noticeText, at: now, content: Buffer.from(`\ufeff${notice.text}`) }
  const original = noticeName(read)
  if (notice?.sha256 && original)
    yield { name: original, at: notice.uploadedAt, content: { sha256: notice.sha256, bytes: 0 } }
  yield { name: names.tasks, at: now, content: Buffer.from(`${JSON.stringify(tasks, null, 1)}\n`) }
}

async function* papers(
  archive: ArchiveOf,
  { statistics, summary, issued }: ArchiveRead,
  folder: string,
): AsyncGenerator<ZipFile> {
  const { db, files, town, campaign, by, now, address } = archive
  const filled = { campaign, statistics, week: weekOf(dayOf(asOf(campaign, now))), filledAt: now, town, by, address }
  const kept = async (name: string, bytes: Buffer, at = now): Promise<ZipFile> => {
    const path = join(folder, basename(name))
    await writeFile(path, bytes)
    return { name, at, content: await spooled(path) }
  }
  yield await kept(names.statistics, await statisticsWorkbook(filled))
  const choice = choiceFrom({})
  const photos = await readPhotos(db, files, town.id, campaign.id, choice.photos)
  const paper = { ...summary, town, day: dayOf(now), recipients: choice.recipients }
  const document = linkedFrom(summaryDocument(paper, photos), address)
  yield await kept(names.docx, await docxOf(document))
  yield await kept(names.pdf, await pdfOf(document))
  for (const { name, at, made } of issued) {
    const paper = linkedFrom(documentOf(made, await readPaperPhotos(files, made)), address)
    yield await kept(`${name}.docx`, await docxOf(paper), at)
    yield await kept(`${name}.pdf`, await pdfOf(paper), at)
  }
}

/** Long where a campaign is big: written to `folder` first. */
async function* indexFiles(
  { db, town, campaign, by, now }: ArchiveOf,
  read: ArchiveRead,
  folder: string,
): AsyncGenerator<ZipFile> {
  const { plan, statistics } = read
  const workbook = join(folder, 'index.xlsx')
  await writeWorkbook(
    workbook,
    indexSheets(plan, () => recordsOf(db, town.id, plan)),
  )
  yield { name: names.workbook, at: now, content: await spooled(workbook) }
  const page = join(folder, 'index.html')
  const title = indexWords.title(town.name, campaign.title)
  const made = indexWords.made(wholeMoment(now), by)
  const notice = read.notice ? (noticeName(read) ?? '') : null
  await writeText(
    page,
    indexHtml({ plan, ...statistics, title, made, notice, issued: read.issued.map(({ name }) => name) }),
  )
  yield { name: names.index, at: now, content: await spooled(page) }
}

/** Told by its place: the file may be packed by another process. */
const spooled = async (path: string): Promise<ZipFile['content']> => ({ path, bytes: (await stat(path)).size })

async function writeText(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const piece of pieces) await file.write(piece)
  } finally {
    await file.close()
  }
}

async function allOf<T>(some: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of some) all.push(one)
  return all
}
