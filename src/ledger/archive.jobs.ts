import { rm } from 'node:fs/promises'
import { findCampaign } from '#campaign/campaigns.store.ts'
import type { SliceJob } from '#people/manifest.ts'
import type { Parts } from '#people/site.ts'
import { findTownById } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { tell } from '#platform/live/live.ts'
import { packHere } from '#platform/zip/packing.ts'
import type { Sealed } from '#platform/zip/sealed.ts'
import { type ArchiveOf, archiveFilesOf, inFolder } from './archive.files.ts'
import { archiveFiles as names } from './archive.names.words.ts'
import { readArchive } from './archive.reading.ts'
import { KEPT_DAYS, shelfNameOf } from './archive.rules.ts'
import { findArchive, listSealedOf, recordSeal } from './archive.store.ts'

export const archiveFormat = 'anyue-archive/1'
const DAY_MS = 86_400_000

export const archiveJobs: Record<string, SliceJob> = {
  async makeArchive({ townId, archiveId, address }, parts) {
    const { db, clock, files } = parts
    const town = await findTownById(db, townId)
    const asked = town && (await findArchive(db, town.id, String(archiveId)))
    const campaign = asked && (await findCampaign(db, town.id, asked.campaignId))
    if (!campaign || asked.sealedAt) return
    const now = clock.now(town.clockShiftMs)
    const absolute = (place: string): string => `${address}${place}`
    const name = shelfNameOf(asked.id)
    const draft = await files.made.draft(name)
    const sealed = await make({ db, files, town, campaign, by: asked.askedBy, now, address: absolute }, parts, draft)
      .then(async (sealed) => {
        await files.made.put(name, draft)
        return sealed
      })
      .catch(async (error) => {
        // Half of it would fill the very disk that was too full for the whole.
        await rm(draft, { force: true })
        throw error
      })
    // Known only when it is there to be fetched: whoever holds an archive, holds one that the town knows of.
    const { faults, ...seal } = sealed
    await recordSeal(db, town.id, { archiveId: asked.id, ...seal, faults: faults.length }, now)
    for (const older of await listSealedOf(db, town.id, campaign.id))
      if (older !== asked.id) await files.made.remove(shelfNameOf(older))
    await tell(db, town.id)
  },

  async purgeArchives(_payload, { files }) {
    const before = Date.now() - KEPT_DAYS * DAY_MS
    for (const { name, changedAt } of await files.made.list())
      if (changedAt.getTime() < before) await files.made.remove(name)
  },
}

/** UTC: at night in Shanghai. */
export const archiveCrontab = ['40 18 * * * purgeArchives ?fill=1d']

function make(archive: ArchiveOf, { pack }: Parts, path: string): Promise<Sealed> {
  const { db, files, town, campaign, by, now } = archive
  return inFolder(async (folder) => {
    const read = await readArchive(db, town.id, campaign, now)
    const about = {
      town: town.fullName || town.name,
      campaign: campaign.title,
      year: campaign.year,
      by,
      at: now.toISOString(),
      day: dayOf(now),
    }
    const seal = { manifest: names.manifest, format: archiveFormat, about, at: now }
    return (pack ?? packHere(files))(path, archiveFilesOf(archive, read, folder), seal)
  })
}
