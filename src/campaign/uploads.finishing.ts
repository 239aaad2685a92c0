import { createHash } from 'node:crypto'
import type { Ctx } from '#people/access.ts'
import { transact } from '#platform/db.ts'
import type { PartFolder } from '#platform/uploads/parts.ts'
import { type FilesKept, keepFile } from './evidence.reading.ts'
import { receiveEvidence } from './evidence.receiving.ts'
import type { Asked } from './reporting.reading.ts'
import type { UploadOutcome } from './uploads.rules.ts'
import { lockUpload, recordOutcome, type Upload } from './uploads.store.ts'

/**
 * Makes evidence of an upload that is whole, once: a second finish finds the first one's outcome.
 * 'wrong-sum' when the bytes are not those that the phone has; they are thrown away and may be sent again.
 */
export async function finishUpload(
  c: Ctx,
  parts: PartFolder,
  asked: Asked,
  upload: Upload,
): Promise<UploadOutcome | 'wrong-sum'> {
  if (upload.outcome) return upload.outcome
  const bytes = await parts.read(upload.id)
  if (upload.sha256 && createHash('sha256').update(bytes).digest('hex') !== upload.sha256) {
    await parts.remove(upload.id)
    return 'wrong-sum'
  }
  // Outside the transaction: decoding takes its time, and an orphan among the files is harmless.
  const read = await keepFile(c.var.site.files, upload.kind, { name: upload.name, bytes })
  const kept: FilesKept = typeof read === 'string' ? { pieces: [], refused: [] } : { pieces: [read], refused: [] }
  const outcome = await transact(c.var.db, async (tx): Promise<UploadOutcome> => {
    const { town, now } = c.var
    const locked = await lockUpload(tx, town.id, upload.id)
    if (!locked) return 'broken'
    if (locked.outcome) return locked.outcome
    const received = await receiveEvidence(c, tx, asked, kept)
    const outcome = received.name === 'locked' ? 'locked' : typeof read === 'string' ? read : 'kept'
    const evidenceId = received.name === 'kept' ? (received.ids[0] ?? null) : null
    await recordOutcome(tx, town.id, upload.id, { outcome, evidenceId }, now)
    return outcome
  })
  await parts.remove(upload.id)
  return outcome
}
