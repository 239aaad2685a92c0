import { type Db, transact } from '#platform/db.ts'
import { type PhotoPrint, printOf } from '#platform/files/perceptual-hash.ts'
import { ALIKE, likenessTo } from '#platform/files/perceptual-likeness.ts'
import type { FileStore } from '#platform/files/store.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { tell } from '#platform/live/live.ts'
import { type DoubtFound, listPlainDoubts, recordDoubts } from './evidence.doubts.store.ts'
import { listNear, recordPrint } from './evidence.prints.store.ts'
import { type Evidence, type EvidenceWritten, findEvidence } from './evidence.store.ts'

export const COMPARE_JOB = 'comparePhoto'

/** One waiting job a photo, however often it is asked for. */
export const askToCompare = (tx: Db, townId: string, photo: string): Promise<void> =>
  addJob(tx, COMPARE_JOB, { town: townId, photo }, { key: `${COMPARE_JOB}:${photo}` })

/** What can be doubted at once is recorded with what came; looking at the pictures is left to a job. */
export async function doubtReceived(
  tx: Db,
  townId: string,
  ids: readonly string[],
  pieces: readonly EvidenceWritten[],
  now: Date,
): Promise<void> {
  await recordDoubts(tx, townId, await listPlainDoubts(tx, townId, ids), now)
  for (const [nth, id] of ids.entries()) if (pieces[nth]?.kind === 'photo') await askToCompare(tx, townId, id)
}

interface Comparing {
  db: Db
  files: FileStore
  townId: string
  now: Date
}

/**
 * Lays a photo over those of the whole town that it may be. A second run finds the same and changes nothing.
 * Only photos: sheets of one form are alike whatever is written on them.
 */
export async function comparePhoto({ db, files, townId, now }: Comparing, photo: string): Promise<void> {
  const piece = await findEvidence(db, townId, photo)
  if (piece?.kind !== 'photo' || !piece.displaySha256) return
  const print = await printOf(await files.read(piece.displaySha256))
  // Before the search: of two that arrive together, the later sees the earlier.
  await transact(db, (tx) => recordPrint(tx, townId, photo, print))
  const alike = print ? await listAlike(db, townId, print, piece) : []
  const near = alike.map((otherId): DoubtFound => ({ evidenceId: photo, otherId, kind: 'near' }))
  await transact(db, async (tx) => {
    const plain = await listPlainDoubts(tx, townId, [photo])
    if ((await recordDoubts(tx, townId, [...plain, ...near], now)) > 0) await tell(tx, townId)
  })
}

/** Photos of the town that are this one, as far as one can see. */
export async function listAlike(
  db: Db,
  townId: string,
  print: PhotoPrint,
  piece: Pick<Evidence, 'id' | 'originalSha256'>,
): Promise<string[]> {
  const likeness = likenessTo(print.dots)
  const near = await listNear(db, townId, print.hash, piece)
  return near.filter(({ dots }) => likeness(dots) >= ALIKE).map(({ evidenceId }) => evidenceId)
}
