import type { SliceJob } from '#people/manifest.ts'
import { keepTombstones } from './tombstones.ts'

export const privacyJobs: Record<string, SliceJob> = {
  /** What a process could not write after its commit, because it died or another process did it. */
  async keepTombstones(_payload, { db, tombstones }) {
    if (tombstones) await keepTombstones(db, tombstones)
  },
}

/** UTC: at night in Shanghai. */
export const privacyCrontab = ['10 18 * * * keepTombstones ?fill=1d']
