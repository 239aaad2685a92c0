import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { randomId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import type { FileKind } from './files.rules.ts'
import { findWrappedKey } from './reports.sealed.store.ts'
import { vaultFrom } from './vault.ts'

/** What lies sealed beside the bytes: what it is, and the hash by which the original is known again. */
interface About {
  mediaType: string
  bytes: number
  sha256: string
}

export interface HazardFile extends About {
  id: string
  kind: FileKind
  position: number
  sentOn: string
  sealedSha256: string
}

export interface SealedFile {
  kind: FileKind
  about: Buffer
  sealedSha256: string
  sealedBytes: number
  /** Of the original. */
  sha256: string
}

/** Everything of one report stands under the report's key; only what is sealed reaches the disk, drafts too. */
export async function keepSealed(
  { db, keys, files }: { db: Db; keys: Keys; files: FileStore },
  townId: string,
  reportId: string,
  { kind, mediaType, bytes }: { kind: FileKind; mediaType: string; bytes: Buffer },
): Promise<SealedFile> {
  const { vault, key } = await keyOf(db, keys, townId, reportId)
  const about: About = { mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  const { sha256, size } = await files.put(vault.seal(key, bytes))
  const sealedAbout = vault.seal(key, Buffer.from(JSON.stringify(about)))
  return { kind, about: sealedAbout, sealedSha256: sha256, sealedBytes: size, sha256: about.sha256 }
}

async function keyOf(db: Db, keys: Keys, townId: string, reportId: string) {
  const wrapped = await findWrappedKey(db, townId, reportId)
  if (!wrapped) throw new Error('There is no such report to hang a file on')
  const vault = vaultFrom(keys, 'hazard-report')
  return { vault, key: vault.unwrap(wrapped) }
}

/** Two who add to one report do it one after the other, so that no limit is passed by both. */
export const lockFiles = (tx: Db, reportId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-files:${reportId}`}, 0))`.execute(tx)

export async function recordFile(
  tx: Db,
  townId: string,
  { reportId, position, day, file }: { reportId: string; position: number; day: string; file: SealedFile },
): Promise<void> {
  await tx
    .insertInto('hazard_file')
    .values({
      town_id: townId,
      id: randomId(),
      report_id: reportId,
      position,
      kind: file.kind,
      sealed_sha256: file.sealedSha256,
      sealed_bytes: file.sealedBytes,
      about: file.about,
      sent_on: day,
    })
    .execute()
}

export async function listFiles(db: Db, keys: Keys, townId: string, reportId: string): Promise<HazardFile[]> {
  const rows = await db
    .selectFrom('hazard_file')
    .where('town_id', '=', townId)
    .where('report_id', '=', reportId)
    .select(['id', 'kind', 'position', 'sealed_sha256', 'about', 'sent_on'])
    .orderBy('position')
    .execute()
  if (rows.length === 0) return []
  const { vault, key } = await keyOf(db, keys, townId, reportId)
  return rows.map((row) => ({
    ...(JSON.parse(vault.open(key, row.about).toString('utf8')) as About),
    id: row.id,
    // written by this file only
    kind: row.kind as FileKind,
    position: row.position,
    sentOn: row.sent_on,
    sealedSha256: row.sealed_sha256,
  }))
}

/** The original in clear, in memory only. */
export async function openFile(
  { db, keys, files }: { db: Db; keys: Keys; files: FileStore },
  townId: string,
  reportId: string,
  { sealedSha256 }: Pick<HazardFile, 'sealedSha256'>,
): Promise<Buffer> {
  const { vault, key } = await keyOf(db, keys, townId, reportId)
  return vault.open(key, await files.read(sealedSha256))
}

/** The reports that one case handles, its own first. */
export async function listReportsOf(
  db: Db,
  townId: string,
  caseId: string,
): Promise<{ reportId: string; number: number }[]> {
  return db
    .selectFrom('hazard_case as one')
    .innerJoin('hazard_report as report', (join) =>
      join.onRef('report.town_id', '=', 'one.town_id').onRef('report.id', '=', 'one.report_id'),
    )
    .where('one.town_id', '=', townId)
    .where((where) => where.or([where('one.id', '=', caseId), where('one.merged_into', '=', caseId)]))
    .select(['report.id as reportId', 'report.number'])
    .orderBy('report.number')
    .execute()
}
