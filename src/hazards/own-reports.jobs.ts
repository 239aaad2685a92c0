import { recordMachineAct } from '#people/audit.store.ts'
import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { type Db, transact } from '#platform/db.ts'
import { endChannel, listForsaken } from './own-channels.store.ts'
import { ownClock } from './own-reports.rules.ts'
import { listOwed, passUp, passUpAll } from './own-reports.store.ts'
import { readTownRules } from './settings.store.ts'

export const ownReportJobs: Record<string, SliceJob> = {
  /** What an enterprise did not handle in its days goes to the town by itself, and so does what nobody is left to read. */
  async passUpReports(_payload, { db, clock }) {
    for (const { id, clockShiftMs } of await listTowns(db)) {
      const count = await passUpOverdue(db, id, dayOf(clock.now(clockShiftMs)))
      if (count > 0)
        await transact(db, (tx) =>
          recordMachineAct(tx, id, { act: 'own-report.overdue', subject: `town/${id}`, detail: { count } }),
        )
    }
  },
}

/** Each in a transaction of its own: one that fails keeps none of the others back. */
async function passUpOverdue(db: Db, townId: string, today: string): Promise<number> {
  let count = 0
  for (const { id } of await listForsaken(db, townId, today))
    count += await transact(db, async (tx) => {
      await endChannel(tx, townId, id, today)
      return passUpAll(tx, townId, id, today)
    })
  const rules = await readTownRules(db, townId)
  const late = { because: 'late', byWhat: 'system' } as const
  for (const { id, receivedOn } of await listOwed(db, townId)) {
    if (ownClock(receivedOn, today, rules).state !== 'overdue') continue
    const { moved } = await transact(db, (tx) => passUp(tx, townId, id, late, today))
    if (moved) count += 1
  }
  return count
}

/** UTC: just before the office's own days are looked at. */
export const ownReportCrontab = ['10 17 * * * passUpReports']
