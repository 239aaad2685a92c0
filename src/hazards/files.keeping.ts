import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { transact } from '#platform/db.ts'
import { readPicture } from '#platform/files/picture.ts'
import {
  type FileFault,
  type FileKind,
  faultWithMore,
  hidesSomething,
  mediaTypeOf,
  mostBytesOf,
} from './files.rules.ts'
import { keepSealed, listFiles, lockFiles, recordFile } from './files.store.ts'
import { withoutMetadata } from './film-metadata.rules.ts'

/** Looks at it, takes out of films and voices what tells of the phone, seals it, hangs it on the report. The same bytes again are there already. */
export async function keepFile(c: Ctx, reportId: string, kind: FileKind, sent: Buffer): Promise<FileFault | undefined> {
  const { town, now } = c.var
  const { db, keys, files } = { ...c.var.site, db: c.var.db }
  if (sent.length > mostBytesOf[kind]) return 'too-big'
  const read = await lookAt(kind, sent)
  if ('fault' in read) return read.fault
  // a photo is drawn anew whenever somebody looks at it
  const bytes = kind === 'photo' ? sent : withoutMetadata(read.mediaType, sent)
  // Outside the transaction: an orphan among the files is sealed, and harmless.
  const known = await listFiles(db, keys, town.id, reportId)
  const early = faultWithMore(known, { kind, bytes: bytes.length })
  if (early) return early
  const file = await keepSealed({ db, keys, files }, town.id, reportId, { kind, bytes, ...read })
  return transact(db, async (tx) => {
    await lockFiles(tx, reportId)
    const held = await listFiles(tx, keys, town.id, reportId)
    const fault = faultWithMore(held, { kind, bytes: bytes.length })
    if (fault) return fault
    if (held.some(({ sha256 }) => sha256 === file.sha256)) return undefined
    await recordFile(tx, town.id, { reportId, position: held.length + 1, day: dayOf(now), file })
    return undefined
  })
}

async function lookAt(kind: FileKind, bytes: Buffer): Promise<{ mediaType: string } | { fault: FileFault }> {
  if (kind === 'photo') {
    const picture = await readPicture(bytes)
    return 'problem' in picture ? { fault: picture.problem } : { mediaType: picture.mediaType }
  }
  const mediaType = mediaTypeOf(kind, bytes)
  if (!mediaType) return { fault: 'kind' }
  return hidesSomething(bytes) ? { fault: 'hidden' } : { mediaType }
}
