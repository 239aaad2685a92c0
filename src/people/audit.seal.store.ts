import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, transact } from '#platform/db.ts'

/**
 * Entries are sealed in batches: each seal holds the digest of every entry and the hash of the seal before it.
 * The job is no lock on the hot path; an entry younger than the longest request is left for the next batch, because
 * one with a smaller id may still be on its way.
 */
const YOUNGEST_MS = 10 * 60_000
const BATCH = 1000
const DIGEST = 32
const ID = 16

interface Sealed {
  number: number
  throughId: string
  previous: Buffer
  hash: Buffer
  digests: Buffer
  entries: number
}

const NOTHING = Buffer.alloc(DIGEST)
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Returns how many entries were sealed now. */
export async function sealAudit(db: Db, townId: string, now: Date): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await transact(db, (tx) => sealBatch(tx, townId, now))
    sealed += count
    if (count < BATCH) return sealed
  }
}

export async function sealBatch(tx: Db, townId: string, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit-seal:${townId}`}, 0))`.execute(tx)
  const last = await lastSeal(tx, townId)
  const found = await readEntries(tx, townId, { after: last?.throughId ?? FIRST_ID })
  // In order, up to the first that is young. What lies well ahead was written before the clock was set back.
  const isYoung = ({ atMs }: Digested) => Math.abs(now.getTime() - atMs) < YOUNGEST_MS
  const firstYoung = found.findIndex(isYoung)
  const entries = firstYoung < 0 ? found : found.slice(0, firstYoung)
  const through = entries.at(-1)
  if (!through) return 0
  const digests = Buffer.concat(entries.flatMap(({ id, digest }) => [idBytes(id), digest]))
  const previous = last?.hash ?? NOTHING
  await tx
    .insertInto('audit_seal')
    .values({
      town_id: townId,
      number: (last?.number ?? 0) + 1,
      through_id: through.id,
      entries: entries.length,
      previous,
      digests,
      hash: hashOf(previous, digests),
    })
    .execute()
  return entries.length
}

const hashOf = (previous: Buffer, digests: Buffer): Buffer =>
  createHash('sha256').update(previous).update(digests).digest()

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export interface AuditHead {
  number: number
  /** Hex; empty while nothing was sealed. */
  hash: string
  /** How many entries no seal holds yet. */
  unsealed: number
}

/** The newest seal stands for all before it: whoever wrote it down elsewhere sees a chain that was made anew. */
export async function findAuditHead(db: Db, townId: string): Promise<AuditHead> {
  const last = await lastSeal(db, townId)
  const { unsealed } = await db
    .selectFrom('audit_entry')
    .where('town_id', '=', townId)
    .where('id', '>', last?.throughId ?? FIRST_ID)
    .select((query) => query.fn.countAll<number>().as('unsealed'))
    .executeTakeFirstOrThrow()
  return { number: last?.number ?? 0, hash: last?.hash.toString('hex') ?? '', unsealed }
}

const seals = (db: Db, townId: string) =>
  db
    .selectFrom('audit_seal')
    .where('town_id', '=', townId)
    .select(['number', 'through_id as throughId', 'previous', 'hash', 'digests', 'entries'])

const lastSeal = (db: Db, townId: string): Promise<Sealed | undefined> =>
  seals(db, townId).orderBy('number', 'desc').limit(1).executeTakeFirst()

interface Digested {
  id: string
  atMs: number
  digest: Buffer
}

/** Digested over the database's own text of each value: a zone or a driver's rounding changes nothing. */
async function readEntries(db: Db, townId: string, range: { after: string; through?: string }): Promise<Digested[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .where('town_id', '=', townId)
    .where('id', '>', range.after)
    .$if(range.through !== undefined, (query) => query.where('id', '<=', range.through!))
    .select(['id', 'actor_id', 'actor', 'act', 'subject', 'succeeded'])
    .select([
      sql<number>`extract(epoch from at)::float8 * 1000`.as('atMs'),
      sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`.as('at'),
      sql<string>`detail::text`.as('detail'),
    ])
    .orderBy('id')
    .$if(range.through === undefined, (query) => query.limit(BATCH))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    atMs: row.atMs,
    digest: createHash('sha256')
      .update(
        JSON.stringify([row.id, row.at, row.actor_id, row.actor, row.act, row.subject, row.succeeded, row.detail]),
      )
      .digest(),
  }))
}

export type AuditFault =
  | { kind: 'changed' | 'missing' | 'added'; entry: string }
  | { kind: 'seal' | 'seal-missing'; number: number }

/** Every sealed entry against its digest, every seal against the one before; the first fault of each batch is named. */
export async function verifyAudit(db: Db, townId: string): Promise<AuditFault[]> {
  const faults: AuditFault[] = []
  let previous: { hash: Buffer; throughId: string; number: number } = { hash: NOTHING, throughId: FIRST_ID, number: 0 }
  for (;;) {
    const seal = await seals(db, townId)
      .where('number', '>', previous.number)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst()
    if (!seal) return faults
    if (seal.number !== previous.number + 1) faults.push({ kind: 'seal-missing', number: previous.number + 1 })
    else if (!seal.previous.equals(previous.hash) || !hashOf(seal.previous, seal.digests).equals(seal.hash))
      faults.push({ kind: 'seal', number: seal.number })
    faults.push(...(await faultsIn(db, townId, seal, previous.throughId)))
    previous = seal
  }
}

async function faultsIn(db: Db, townId: string, seal: Sealed, after: string): Promise<AuditFault[]> {
  const there = new Map(
    (await readEntries(db, townId, { after, through: seal.throughId })).map(({ id, digest }) => [id, digest]),
  )
  const faults: AuditFault[] = []
  for (let at = 0; at < seal.digests.length; at += ID + DIGEST) {
    const id = idText(seal.digests.subarray(at, at + ID))
    const digest = there.get(id)
    if (!digest) faults.push({ kind: 'missing', entry: id })
    else if (!digest.equals(seal.digests.subarray(at + ID, at + ID + DIGEST)))
      faults.push({ kind: 'changed', entry: id })
    there.delete(id)
  }
  for (const id of there.keys()) faults.push({ kind: 'added', entry: id })
  return faults
}
