import type { Ctx } from '#people/access.ts'
import { readAttachment } from '#platform/files/attachment.ts'
import { type Picture, readPicture } from '#platform/files/picture.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { FormInput, SentFile } from '#platform/http/form.ts'
import { type EvidenceKind, evidenceKinds } from './campaign.types.ts'
import { type RefusedFile, type RefusedWhy, refusalOf, whyOf } from './evidence.rules.ts'
import type { EvidenceWritten } from './evidence.store.ts'
import type { Sent } from './evidence.views.tsx'
import { refusedText } from './evidence.words.ts'

/** More at once than anybody chooses; what is beyond is refused by name. */
const MOST_FILES = 30

export interface FilesKept {
  pieces: EvidenceWritten[]
  refused: RefusedFile[]
}

/** Reads every file of the form and keeps the good ones. Nothing points at them yet: an orphan is harmless. */
export async function keepFiles(files: FileStore, form: FormInput): Promise<FilesKept> {
  const kept: FilesKept = { pieces: [], refused: [] }
  const sent = evidenceKinds.flatMap((kind) => form.files(kind).map((file) => ({ kind, file })))
  // One after the other: decoding is what costs memory.
  for (const [index, { kind, file }] of sent.entries()) {
    const read = index < MOST_FILES ? await keepFile(files, kind, file) : 'too-many'
    if (typeof read === 'string') kept.refused.push({ name: file.name, why: read })
    else kept.pieces.push(read)
  }
  return kept
}

/** One file, read by its content; its bytes are safe when this returns. */
export async function keepFile(
  files: FileStore,
  kind: EvidenceKind,
  file: SentFile,
): Promise<EvidenceWritten | RefusedWhy> {
  const picture = await readPicture(file.bytes)
  if (!('problem' in picture)) return keepPicture(files, kind, file, picture)
  if (kind === 'photo' || picture.problem !== 'kind') return picture.problem
  const attachment = readAttachment(file.bytes)
  if ('problem' in attachment) return whyOf(kind, attachment.problem)
  const { sha256, size } = await files.put(file.bytes)
  return {
    kind,
    name: file.name,
    mediaType: attachment.mediaType,
    originalSha256: sha256,
    displaySha256: null,
    thumbSha256: null,
    size,
    width: null,
    height: null,
    hints: {},
  }
}

async function keepPicture(
  files: FileStore,
  kind: EvidenceKind,
  file: SentFile,
  picture: Picture,
): Promise<EvidenceWritten> {
  const original = await files.put(file.bytes)
  const display = await files.put(picture.display)
  const thumb = await files.put(picture.thumb)
  return {
    kind,
    name: file.name,
    mediaType: picture.mediaType,
    originalSha256: original.sha256,
    displaySha256: display.sha256,
    thumbSha256: thumb.sha256,
    size: original.size,
    width: picture.width,
    height: picture.height,
    hints: picture.hints,
  }
}

/** Told on the page that follows, by its address: kept so many, refused these. */
export function placeAfter(page: string, { pieces, refused }: FilesKept): string {
  const query = new URLSearchParams({ kept: String(pieces.length) })
  for (const { name, why } of refused.slice(0, MOST_FILES)) query.append('refused', `${why} ${name.slice(0, 40)}`)
  return `${page}?${query}#photos`
}

export function sentOf(c: Ctx): Sent | undefined {
  const { kept, removed } = c.req.query()
  if (kept === undefined && removed === undefined) return undefined
  const refused = (c.req.queries('refused') ?? []).slice(0, MOST_FILES).map((line) => {
    const [why = '', ...name] = line.split(' ')
    return refusedText(refusalOf(why), name.join(' ').slice(0, 40))
  })
  return { kept: Math.min(99, Math.max(0, Number(kept) || 0)), refused, removed: removed === '1' }
}
