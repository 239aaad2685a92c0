import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { isDoubtful } from '#platform/clock.ts'
import { partFolder } from '#platform/uploads/parts.ts'
import { KNOWN_DAYS, PART_HOURS } from './uploads.rules.ts'
import { listOpenUploads, purgeUploads } from './uploads.store.ts'

/** Younger than this a part may be waiting for its row's transaction. */
const QUIET_MS = 3_600_000

const hoursBefore = (now: Date, hours: number): Date => new Date(now.getTime() - hours * 3_600_000)

export const uploadJobs: Record<string, SliceJob> = {
  /** Rows first: a part is an orphan as soon as nobody waits for it. */
  async purgeUploads(_payload, { db, clock, files }) {
    if (isDoubtful(clock)) return
    for (const town of await listTowns(db)) {
      const now = clock.now(town.clockShiftMs)
      await purgeUploads(db, town.id, {
        openBefore: hoursBefore(now, PART_HOURS),
        anyBefore: hoursBefore(now, KNOWN_DAYS * 24),
      })
    }
    const parts = partFolder(files.unfinished)
    const found = await parts.list()
    const open = await listOpenUploads(
      db,
      found.map(({ id }) => id),
    )
    for (const { id, changedAt } of found)
      if (!open.has(id) && changedAt.getTime() < Date.now() - QUIET_MS) await parts.remove(id)
  },
}

export const uploadCrontab = ['25 * * * * purgeUploads']
