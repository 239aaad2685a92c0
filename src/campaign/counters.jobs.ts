import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { log } from '#platform/log.ts'
import { compareCounters, foldSteps, listUnfolded, mendCounters } from './counters.store.ts'
import { keepSums, listUnsummed } from './counters.sums.store.ts'

export const counterJobs: Record<string, SliceJob> = {
  async foldCounters(_payload, { db, clock }) {
    for (const townId of await listUnfolded(db)) await foldSteps(db, townId)
    for (const { townId, now } of await listUnsummed(db, clock.now())) await keepSums(db, townId, now)
  },
  /** A program older than the counters may have moved standings beside the new one while it was replaced. */
  async checkCounters(_payload, { db, clock }) {
    for (const { id, slug, clockShiftMs } of await listTowns(db)) {
      const faults = await compareCounters(db, id)
      if (faults.length > 0) {
        log.error(
          { town: slug, faults: faults.slice(0, 20) },
          'counters differed from what they count, and were mended',
        )
        await mendCounters(db, id)
      }
      await keepSums(db, id, clock.now(clockShiftMs))
    }
  },
}

/** UTC: folded by the minute, compared at night in Shanghai. */
export const counterCrontab = ['* * * * * foldCounters', '10 19 * * * checkCounters']
