import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { purgeImports } from './imports.store.ts'

const KEPT_DAYS = 7

export const unitJobs: Record<string, SliceJob> = {
  async purgeUnitImports(_payload, { db, clock }) {
    for (const town of await listTowns(db)) {
      const now = clock.now(town.clockShiftMs)
      await purgeImports(db, town.id, new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    }
  },
}

/** UTC: at night in Shanghai. */
export const unitCrontab = ['50 18 * * * purgeUnitImports ?fill=1d']
