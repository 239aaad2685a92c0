import type { Db } from '#platform/db.ts'

export interface ArchiveRow {
  id: string
  campaignId: string
  campaign: string
  askedBy: string
  askedAt: Date
  /** Null while it is being made. */
  sealedAt: Date | null
  manifestSha256: string | null
  files: number | null
  bytes: number | null
  faults: number | null
}

export async function recordArchive(
  tx: Db,
  townId: string,
  { id, campaignId, by, now }: { id: string; campaignId: string; by: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('ledger_archive')
    .values({ town_id: townId, id, campaign_id: campaignId, asked_by: by, asked_at: now })
    .execute()
}

export interface SealWritten {
  archiveId: string
  manifestSha256: string
  files: number
  bytes: number
  faults: number
}

/** One archive has one hash: a second seal is refused by the key. */
export async function recordSeal(db: Db, townId: string, seal: SealWritten, now: Date): Promise<void> {
  await db
    .insertInto('ledger_archive_seal')
    .values({
      town_id: townId,
      archive_id: seal.archiveId,
      manifest_sha256: seal.manifestSha256,
      files: seal.files,
      bytes: seal.bytes,
      faults: seal.faults,
      sealed_at: now,
    })
    .execute()
}

const archives = (db: Db, townId: string) =>
  db
    .selectFrom('ledger_archive as archive')
    .innerJoin('campaign', (join) =>
      join.onRef('campaign.town_id', '=', 'archive.town_id').onRef('campaign.id', '=', 'archive.campaign_id'),
    )
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'archive.town_id').onRef('person.id', '=', 'archive.asked_by'),
    )
    .leftJoin('ledger_archive_seal as seal', (join) =>
      join.onRef('seal.town_id', '=', 'archive.town_id').onRef('seal.archive_id', '=', 'archive.id'),
    )
    .where('archive.town_id', '=', townId)
    .select([
      'archive.id',
      'archive.campaign_id as campaignId',
      'campaign.title as campaign',
      'person.name as askedBy',
      'archive.asked_at as askedAt',
      'seal.sealed_at as sealedAt',
      'seal.manifest_sha256 as manifestSha256',
      'seal.files',
      'seal.bytes',
      'seal.faults',
    ])

export const findArchive = (db: Db, townId: string, id: string): Promise<ArchiveRow | undefined> =>
  archives(db, townId).where('archive.id', '=', id).executeTakeFirst()

/** Newest first. */
export const listArchives = (db: Db, townId: string, most: number): Promise<ArchiveRow[]> =>
  archives(db, townId).orderBy('archive.asked_at', 'desc').orderBy('archive.id', 'desc').limit(most).execute()

/** Everything read within is of one moment, while units go on reporting. */
export const inSnapshot = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.isTransaction
    ? work(db)
    : db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)

/** Those of a campaign that were made. */
export async function listSealedOf(db: Db, townId: string, campaignId: string): Promise<string[]> {
  const rows = await archives(db, townId)
    .where('archive.campaign_id', '=', campaignId)
    .where('seal.sealed_at', 'is not', null)
    .execute()
  return rows.map(({ id }) => id)
}
