import type { SliceJob } from '#people/manifest.ts'
import { findTownById, listTowns } from '#people/town.store.ts'
import { askToCompare, COMPARE_JOB, comparePhoto } from './evidence.doubts.reading.ts'
import { listUnprinted } from './evidence.prints.store.ts'

/** Done well before the next round, so that the queue never grows. */
const MOST_A_ROUND = 1000

export const doubtJobs: Record<string, SliceJob> = {
  async [COMPARE_JOB](payload, { db, files, clock }) {
    const town = await findTownById(db, payload.town)
    if (!town) return
    const now = clock.now(town.clockShiftMs)
    await comparePhoto({ db, files, townId: town.id, now }, String(payload.photo))
  },
  /** Those that came before pictures were compared. */
  async compareEarlierPhotos(_payload, { db }) {
    for (const { id } of await listTowns(db))
      for (const photo of await listUnprinted(db, id, MOST_A_ROUND)) await askToCompare(db, id, photo)
  },
}

export const doubtCrontab = ['*/10 * * * * compareEarlierPhotos']
