import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { isDoubtful } from '#platform/clock.ts'
import { log } from '#platform/log.ts'
import { purge } from './purge.store.ts'
import { purgeCrontab } from './retention.rules.ts'
import { keepTombstones } from './tombstones.ts'

export const privacyJobs: Record<string, SliceJob> = {
  async purge(_payload, { db, clock }) {
    if (isDoubtful(clock)) return log.warn('the clock leapt: nothing is purged')
    for (const town of await listTowns(db))
      await purge(db, town.id, { now: clock.now(town.clockShiftMs), serverNow: clock.now() })
  },
  /** What a process could not write after its commit, because it died or another process did it. */
  async keepTombstones(_payload, { db, tombstones }) {
    if (tombstones) await keepTombstones(db, tombstones)
  },
}

/** UTC: at night in Shanghai. */
export const privacyCrontab = [purgeCrontab, '10 18 * * * keepTombstones ?fill=1d']
