import { log } from '#platform/log.ts'
import { sealAudit, verifyAudit } from './audit.seal.store.ts'
import type { SliceJob } from './manifest.ts'
import { listTowns } from './town.store.ts'

export const peopleJobs: Record<string, SliceJob> = {
  async sealAudit(_payload, { db, clock }) {
    for (const town of await listTowns(db)) await sealAudit(db, town.id, clock.now())
  },
  async verifyAudit(_payload, { db }) {
    for (const town of await listTowns(db)) {
      const faults = await verifyAudit(db, town.id)
      if (faults.length > 0) log.error({ town: town.slug, faults: faults.slice(0, 20) }, 'the audit was altered')
    }
  },
}

/** UTC: sealing all day, the rest at night in Shanghai. */
export const peopleCrontab = ['*/10 * * * * sealAudit', '20 18 * * * verifyAudit']
