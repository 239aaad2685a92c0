import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { addDays, dayOf } from '#platform/days.rules.ts'
import { settleDay, sweepSettled } from './settling.store.ts'

export const settlingJobs: Record<string, SliceJob> = {
  async settleReports(_payload, { db, clock }) {
    for (const { id, clockShiftMs } of await listTowns(db))
      await settleDay(db, id, addDays(dayOf(clock.now(clockShiftMs)), -1))
    await sweepSettled(db)
  },
}

/** UTC: ten past midnight in Shanghai, before the day's root is made. */
export const settlingCrontab = ['10 16 * * * settleReports ?fill=3d']
