import type { SliceJob } from '#people/manifest.ts'
import { findTownById, listTowns } from '#people/town.store.ts'
import { isDoubtful } from '#platform/clock.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { log } from '#platform/log.ts'
import { planUrges } from './plan.ts'
import { sendUrges } from './send.ts'
import { TOWN_JOB } from './urges.types.ts'

export const urgeJobs: Record<string, SliceJob> = {
  /** One job a town: where one town's mail server is slow, the others do not wait. */
  async urge(_payload, { db }) {
    for (const { id } of await listTowns(db)) await addJob(db, TOWN_JOB, { town: id }, { key: `${TOWN_JOB}:${id}` })
  },
  async [TOWN_JOB](payload, { db, keys, clock, settings }) {
    const town = await findTownById(db, payload.town)
    if (!town) return
    if (isDoubtful(clock)) return log.warn({ town: town.slug }, 'the clock leapt: nobody is urged')
    const now = () => clock.now(town.clockShiftMs)
    await planUrges(db, town, keys, now())
    const address = settings.publicUrl && `${settings.publicUrl}${settings.basePath}/t/${town.slug}`
    await sendUrges({ db, keys, town, now, serverNow: () => clock.now(), address })
  },
}

/** A step is told at most five minutes after its time; what fails is tried again from here too. */
export const urgeCrontab = ['*/5 * * * * urge']
