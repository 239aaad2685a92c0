import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Campaign } from '#campaign/campaign.types.ts'
import type { Town } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { docxOf } from '#platform/documents/docx.ts'
import { linkedFrom } from '#platform/documents/official-document.ts'
import { pdfOf } from '#platform/documents/pdf.ts'
import { writeWorkbook } from '#platform/documents/streamed-workbook.ts'
import { FileMissing, type FileStore } from '#platform/files/store.ts'
import type { ZipFile } from '#platform/zip/sealed.ts'
import { indexHtml } from './archive.index.tsx'
import { wholeMoment } from './archive.moment.words.ts'
import { archiveFiles as names } from './archive.names.words.ts'
import { type ArchiveRead, recordsOf } from './archive.reading.ts'
import { recordJson, recordText } from './archive.record.ts'
import { indexWords } from './archive.text.words.ts'
import { indexSheets } from './archive.workbook.ts'
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

/** Everything that goes into an archive, in its order; the index comes last, when all that it names is in. */
export async function* archiveFilesOf(archive: ArchiveOf, read: ArchiveRead, folder: string): AsyncGenerator<ZipFile> {
  yield* noticeFiles(archive, read)
  yield* papers(archive, read)
  const { db, files, town, now } = archive
  for await (const record of recordsOf(db, town.id, read.plan)) {
    const { planned } = record
    if (planned.record) {
      yield { name: planned.record, at: now, content: Buffer.from(recordText(record)) }
      yield { name: names.json(planned.record), at: now, content: Buffer.from(recordJson(record)) }
    }
    for (const { name, piece } of planned.files)
      yield { name, at: piece.sentAt, content: keptFile(files, piece.sha256, piece.bytes) }
  }
  yield* indexFiles(archive, read, folder)
}

function keptFile(files: FileStore, sha256: string, bytes: number): Exclude<ZipFile['content'], Buffer> {
  return {
    bytes,
    sha256,
    read: () =>
      files.read(sha256).catch((error: unknown) => {
        if (error instanceof FileMissing) return null
        throw error
      }),
    open: () => files.open(sha256),
  }
}

const noticeName = (read: ArchiveRead): string | null => (read.notice?.sha256 ? names.notice(read.notice.kind) : null)

async function* noticeFiles({ files, now }: ArchiveOf, read: ArchiveRead): AsyncGenerator<ZipFile> {
  const { notice, tasks } = read
  if (notice) yield { name: names.noticeText, at: now, content: Buffer.from(`\ufeff${notice.text}`) }
  const original = noticeName(read)
  if (notice?.sha256 && original)
    yield { name: original, at: notice.uploadedAt, content: keptFile(files, notice.sha256, 0) }
  yield { name: names.tasks, at: now, content: Buffer.from(`${JSON.stringify(tasks, null, 1)}\n`) }
}

async function* papers(archive: ArchiveOf, { statistics, summary }: ArchiveRead): AsyncGenerator<ZipFile> {
  const { db, files, town, campaign, by, now, address } = archive
  const filled = { campaign, statistics, week: weekOf(dayOf(now)), filledAt: now, town, by, address }
  yield { name: names.statistics, at: now, content: await statisticsWorkbook(filled) }
  const choice = choiceFrom({})
  const photos = await readPhotos(db, files, town.id, campaign.id, choice.photos)
  const paper = { ...summary, town, day: dayOf(now), recipients: choice.recipients }
  const document = linkedFrom(summaryDocument(paper, photos), address)
  yield { name: names.docx, at: now, content: await docxOf(document) }
  yield { name: names.pdf, at: now, content: await pdfOf(document) }
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
  await writeText(page, indexHtml({ plan, ...statistics, title, made, notice, papers: { docx: true, pdf: true } }))
  yield { name: names.index, at: now, content: await spooled(page) }
}

async function spooled(path: string): Promise<Exclude<ZipFile['content'], Buffer>> {
  const { size } = await stat(path)
  return { bytes: size, read: () => readFile(path), open: async () => createReadStream(path) }
}

async function writeText(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const piece of pieces) await file.write(piece)
  } finally {
    await file.close()
  }
}
