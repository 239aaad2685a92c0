// Flips one random bit at a time in a page of the database, an upload, a backup, a line of the audit, and looks whether
// what reads them again names exactly that.
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { checkAudits, checkUploads } from '#ledger/wholeness.ts'
import { sealBatch } from '#people/audit.seal.store.ts'
import { backUp } from '#platform/backup/back-up.ts'
import { keptSegmentOf } from '#platform/backup/segments.rules.ts'
import { verifyBackup } from '#platform/backup/verify.ts'
import type { Db } from '#platform/db.ts'
import { filePlace, localStore } from '#platform/files/local-store.ts'
import { newId } from '#platform/ids.ts'
import { keysFrom } from '#platform/keys.ts'
import { PAGE } from '#platform/postgres/page-checksum.rules.ts'
import { readAllPages } from '#platform/postgres/pages.ts'
import { readSecret } from '#platform/secret.ts'
import { type PreparedTown, prepareTown, withDatabase } from './started-town.ts'

export interface Flips {
  tried: number
  /** Detected, and named by its own name. */
  named: number
  missed: string[]
}

type Kind = 'page' | 'upload' | 'backup' | 'audit'

export async function byteFlips(rounds: number): Promise<Record<Kind, Flips>> {
  const town = await prepareTown()
  const place = mkdtempSync(join(tmpdir(), 'anyue-flips-'))
  chmodSync(place, 0o755) // the database's own user has to walk in
  try {
    return await withDatabase(town.dataDir, async (db, { url }) => {
      await uploadsFor(db, town)
      await backUp(town.env, join(place, 'backups'))
      return {
        page: await pages(town, db, url, rounds),
        upload: await uploads(town, db, rounds),
        backup: await backups(town, join(place, 'backups'), rounds),
        audit: await audit(town, db, rounds),
      }
    })
  } finally {
    rmSync(place, { recursive: true, force: true })
    town.remove()
  }
}

/** Flips one bit of a file, looks, and flips it back. */
async function flipped<T>(file: string, at: number, look: () => Promise<T> | T): Promise<T> {
  const before = readFileSync(file)
  const after = Buffer.from(before)
  after[at] = after[at]! ^ (1 << randomInt(8))
  writeFileSync(file, after)
  try {
    return await look()
  } finally {
    writeFileSync(file, before)
  }
}

async function tried(rounds: number, once: () => Promise<string | undefined>): Promise<Flips> {
  const missed: string[] = []
  for (let nth = 0; nth < rounds; nth++) {
    const miss = await once()
    if (miss) missed.push(miss)
  }
  return { tried: rounds, named: rounds - missed.length, missed }
}

const oneOf = <T>(some: readonly T[]): T => some[randomInt(some.length)]!

async function uploadsFor(db: Db, { dataDir, townId, doors }: PreparedTown): Promise<void> {
  const store = localStore(join(dataDir, 'files'))
  for (const [nth, door] of doors.slice(0, 5).entries()) {
    const { sha256, size } = await store.put(Buffer.from(`照片 ${nth} `.repeat(2_000)))
    await db
      .insertInto('campaign_evidence')
      .values({
        town_id: townId,
        id: newId(),
        assignment_id: door.assignmentId,
        kind: 'photo',
        media_type: 'image/jpeg',
        original_sha256: sha256,
        size,
      })
      .execute()
  }
}

async function pages({ dataDir }: PreparedTown, db: Db, url: string, rounds: number): Promise<Flips> {
  await sql`checkpoint`.execute(db)
  const cluster = join(dataDir, 'postgres/cluster')
  const { rows } = await sql<{ file: string; name: string }>`
    select pg_relation_filepath(oid) as file, relname::text as name from pg_class
    where relkind in ('r', 'i', 't') and pg_relation_size(oid) > 0`.execute(db)
  return tried(rounds, async () => {
    const { file, name } = oneOf(rows)
    const path = join(cluster, file)
    const at = randomInt(statSync(path).size)
    const { broken } = await flipped(path, at, () => readAllPages(cluster, url))
    const found = broken.find((one) => one.file === file && one.block === Math.floor(at / PAGE))
    return found?.relation.includes(name) ? undefined : `${name} ${file} byte ${at}: ${JSON.stringify(broken)}`
  })
}

async function uploads({ dataDir }: PreparedTown, db: Db, rounds: number): Promise<Flips> {
  const store = localStore(join(dataDir, 'files'))
  const { rows } = await sql<{ sha256: string; id: string; unit: string }>`
    select e.original_sha256 as sha256, e.id, u.name as unit from campaign_evidence e
    join campaign_assignment a on a.id = e.assignment_id join unit u on u.id = a.unit_id`.execute(db)
  return tried(rounds, async () => {
    const { sha256, id, unit } = oneOf(rows)
    const path = join(dataDir, 'files', filePlace(sha256))
    const { faults } = await flipped(path, randomInt(statSync(path).size), () => checkUploads(db, store))
    const named = faults.length === 1 && [sha256, id, unit].every((word) => faults[0]!.includes(word))
    return named ? undefined : `${sha256}: ${faults.join('; ')}`
  })
}

async function backups({ env, dataDir }: PreparedTown, place: string, rounds: number): Promise<Flips> {
  const keys = keysFrom(readSecret(env, dataDir))
  const all = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => statSync(path).size > 0)
  // The parts in turn: the thousand files of the cluster would hide the others.
  const parts = ['cluster', 'wal', 'files', 'manifest', 'seal', 'anyue-backup']
  let nth = 0
  return tried(rounds, async () => {
    const part = parts[nth++ % parts.length]!
    const path = oneOf(all.filter((one) => relative(place, one).split(/[/.]/).includes(part)))
    const file = relative(place, path)
    const { faults } = await flipped(path, randomInt(statSync(path).size), () => verifyBackup(place, keys))
    const name = /\/(manifest\.json|seal)$/.test(file) ? file.split('/')[0]! : (keptSegmentOf(file)?.name ?? file)
    return faults.some((fault) => fault.includes(name)) ? undefined : `${file}: ${faults.join('; ')}`
  })
}

async function audit({ townId }: PreparedTown, db: Db, rounds: number): Promise<Flips> {
  const ids = Array.from({ length: rounds }, () => newId())
  for (const id of ids)
    await db
      .insertInto('audit_entry')
      .values({ town_id: townId, id, actor: 'person', act: 'unit.change', subject: `unit/${id}`, detail: '{"n": 1}' })
      .execute()
  await sealBatch(db, townId, new Date(Date.now() + 3_600_000))
  const changes = [
    sql`act = 'unit.changf'`,
    sql`subject = subject || 'x'`,
    sql`succeeded = not succeeded`,
    sql`detail = '{"n": 3}'`,
  ]
  return tried(rounds, async () => {
    const id = ids.pop()!
    await sql`update audit_entry set ${oneOf(changes)} where id = ${id}`.execute(db)
    const { faults } = await checkAudits(db)
    await sql`update audit_entry set act = 'unit.change', subject = ${`unit/${id}`}, succeeded = true, detail = '{"n": 1}'
      where id = ${id}`.execute(db)
    return faults.length === 1 && faults[0]!.includes(id) ? undefined : `${id}: ${faults.join('; ')}`
  })
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '25' } } })
  const found = await byteFlips(Number(values.rounds))
  let failed = 0
  for (const [kind, flips] of Object.entries(found)) {
    failed += flips.missed.length
    console.log(JSON.stringify({ bench: 'byte-flips', kind, ...flips, goal: 'each named' }))
  }
  process.exit(failed > 0 ? 1 : 0)
}
