import { isDoubtful } from '#platform/clock.ts'
import { log } from '#platform/log.ts'
import { findAuditHead, sealAudit, verifyAudit } from './audit.seal.store.ts'
import type { SliceJob } from './manifest.ts'
import { unusedDaysIn } from './password-profiles.rules.ts'
import { listTowns } from './town.store.ts'
import { closeUnused } from './unused.store.ts'

export const peopleJobs: Record<string, SliceJob> = {
  async sealAudit(_payload, { db, clock }) {
    for (const town of await listTowns(db)) {
      const entries = await sealAudit(db, town.id, clock.now())
      // In the log, which is kept elsewhere too: a chain that was made anew, or cut short, does not end in this hash.
      if (entries > 0)
        log.info({ town: town.slug, entries, ...(await findAuditHead(db, town.id)) }, 'the audit was sealed')
    }
  },
  async closeUnused(_payload, { db, clock }) {
    if (isDoubtful(clock)) return log.warn('the clock leapt: no account is closed')
    for (const town of await listTowns(db)) {
      const days = unusedDaysIn(town.settings)
      const separated = town.settings.separated === true
      if (days > 0) await closeUnused(db, town.id, clock.now(town.clockShiftMs), { days, separated })
    }
  },
  async verifyAudit(_payload, { db }) {
    for (const town of await listTowns(db)) {
      const faults = await verifyAudit(db, town.id)
      if (faults.length > 0) log.error({ town: town.slug, faults: faults.slice(0, 20) }, 'the audit was altered')
    }
  },
}

/** UTC: sealing all day, the rest at night in Shanghai. */
export const peopleCrontab = ['*/10 * * * * sealAudit', '20 18 * * * verifyAudit', '40 18 * * * closeUnused ?fill=1d']
