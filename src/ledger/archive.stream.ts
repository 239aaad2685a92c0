import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '#platform/days.rules.ts'
import type { Packer } from '#platform/zip/packing.ts'
import type { ToldSeal } from '#platform/zip/sealed.ts'
import { type ArchiveOf, archiveFilesOf } from './archive.files.ts'
import { archiveFiles as names } from './archive.names.words.ts'
import { readArchive } from './archive.reading.ts'

export const archiveFormat = 'anyue-archive/1'

/**
 * The archive of a campaign, made while it is sent. `sealed` is told the hash of its manifest before the last bytes go
 * out: whoever holds a whole archive, holds one that the town knows of.
 */
export async function* archiveBytes(archive: ArchiveOf, pack: Packer, sealed: ToldSeal): AsyncGenerator<Buffer> {
  const { db, town, campaign, by, now } = archive
  const folder = await mkdtemp(join(tmpdir(), 'anyue-archive-'))
  try {
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
    yield* pack(archiveFilesOf(archive, read, folder), seal, sealed)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
