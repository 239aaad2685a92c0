import type { SliceJob } from '#people/manifest.ts'
import { listTowns } from '#people/town.store.ts'
import { addDays, dayOf } from '#platform/days.rules.ts'
import { log } from '#platform/log.ts'
import { faultsInRoots } from './roots.check.ts'
import { townSigner } from './roots.signing.ts'
import { makeRoots } from './roots.store.ts'

export const rootJobs: Record<string, SliceJob> = {
  async makeRoots(_payload, { db, clock, keys }) {
    for (const town of await listTowns(db)) {
      const yesterday = addDays(dayOf(clock.now(town.clockShiftMs)), -1)
      const made = await makeRoots(db, town.id, yesterday, townSigner(keys, town.id))
      // In the log, which is kept elsewhere too: a root that is made anew differs from it.
      for (const { day, reports, root } of made)
        log.info({ town: town.slug, day, reports, root: root.toString('hex') }, 'a day of reports was sealed')
    }
  },
  async checkRoots(_payload, { db, keys }) {
    for (const town of await listTowns(db)) {
      const faults = await faultsInRoots(db, town.id, townSigner(keys, town.id).publicKey)
      if (faults.length > 0)
        log.error({ town: town.slug, faults: faults.slice(0, 20) }, 'reports were dropped or altered')
    }
  },
}

/** UTC: half past midnight in Shanghai, and two hours later. */
export const rootCrontab = ['30 16 * * * makeRoots ?fill=3d', '35 18 * * * checkRoots']
