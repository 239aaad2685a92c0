import { recordMachineAct } from '#people/audit.store.ts'
import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { transact } from '#platform/db.ts'
import { tell } from '#platform/live/live.ts'
import { noticeOverdue } from './overdue.store.ts'

export const overdueJobs: Record<string, SliceJob> = {
  /** Each clock's day is noticed once, however often this runs; what is urged stands in the list of cases. */
  async noticeHazards(_payload, { db, clock }) {
    for (const { id, clockShiftMs } of await listTowns(db))
      await transact(db, async (tx) => {
        const today = dayOf(clock.now(clockShiftMs))
        const count = await noticeOverdue(tx, id, today)
        if (count === 0) return
        await recordMachineAct(tx, id, { act: 'hazard.urge', subject: `town/${id}`, detail: { count } })
        await tell(tx, id)
      })
  },
}

/** UTC: early in the morning in Shanghai, before the office opens. */
export const overdueCrontab = ['20 17 * * * noticeHazards']
