import { type Db, transact } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { digitsOf, type Finding, markTextsOf, type Reason } from './traces.rules.ts'
import {
  type Counts,
  eraseAccountRows,
  eraseMentions,
  eraseTraces,
  type Found,
  findTraces,
  listOwnTraces,
} from './traces.store.ts'

/** Who had what erased, when and why: never what it was. */
export interface Erasure {
  id: string
  townId: string
  kind: 'account' | 'named'
  personId: string | null
  marks: string[]
  reason: Reason
  erased: Counts
  erasedBy: string | null
  erasedAt: Date
}

export interface Act {
  reason: Reason
  by: string | null
  now: Date
}

const PURPOSE = 'erasure'
export const marksOf = (keys: Keys, townId: string, finding: Finding): string[] =>
  markTextsOf(townId, finding).map((text) => keys.sign(PURPOSE, text))

/** Somebody without an account, by how the name and telephone were found. */
export function eraseNamed(
  db: Db,
  keys: Keys,
  townId: string,
  findings: readonly Finding[],
  act: Act,
): Promise<string> {
  return transact(db, async (tx) => {
    const erased = await eraseFound(tx, townId, findings)
    const marks = findings.flatMap((finding) => marksOf(keys, townId, finding))
    return recordErasure(tx, { townId, kind: 'named', personId: null, marks, erased }, act)
  })
}

/** An account, what was done with it, and where the same name stands with the same telephone. */
export function eraseAccount(db: Db, keys: Keys, townId: string, personId: string, act: Act): Promise<string> {
  return transact(db, async (tx) => {
    const findings = await namedLike(tx, townId, personId)
    const erased = await eraseAccountFound(tx, townId, personId, findings, act.now)
    const marks = findings.flatMap((finding) => marksOf(keys, townId, finding))
    return recordErasure(tx, { townId, kind: 'account', personId, marks, erased }, act)
  })
}

export const eraseFound = async (tx: Db, townId: string, findings: readonly Finding[]): Promise<Counts> =>
  sum(await eraseTraces(tx, townId, { findings }), await eraseMentions(tx, townId, findings))

export async function eraseAccountFound(
  tx: Db,
  townId: string,
  personId: string,
  findings: readonly Finding[],
  now: Date,
): Promise<Counts> {
  const own = await eraseTraces(tx, townId, { personId })
  return sum(sum(own, await eraseFound(tx, townId, findings)), await eraseAccountRows(tx, townId, personId, now))
}

/** Where the person stands beside the account: by what was signed, and as a unit's contact under the same telephone. */
export async function namedLike(db: Db, townId: string, personId: string): Promise<Finding[]> {
  const { own, same } = await foundOf(db, townId, personId)
  return [...own, ...same]
}

/** Left without the account, by the same name with the same telephone. */
export const listNamedLike = async (db: Db, townId: string, personId: string): Promise<Found[]> =>
  (await foundOf(db, townId, personId)).same

async function foundOf(db: Db, townId: string, personId: string): Promise<{ own: Found[]; same: Found[] }> {
  const person = await db
    .selectFrom('person')
    .select(['name', 'phone'])
    .where('town_id', '=', townId)
    .where('id', '=', personId)
    .executeTakeFirst()
  const own = await listOwnTraces(db, townId, personId)
  const phone = digitsOf(person?.phone ?? '')
  const found = phone && person ? await findTraces(db, townId, { name: person.name, contact: phone }) : []
  const same = found.filter((one) => one.name === person?.name && digitsOf(one.contact) === phone)
  return { own: own.filter(({ name }) => name === person?.name), same }
}

const sum = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]),
  )

async function recordErasure(
  tx: Db,
  what: Pick<Erasure, 'townId' | 'kind' | 'personId' | 'marks' | 'erased'>,
  { reason, by, now }: Act,
): Promise<string> {
  const id = newId()
  await insertErasure(tx, { ...what, id, marks: [...new Set(what.marks)], reason, erasedBy: by, erasedAt: now })
  return id
}

export async function insertErasure(tx: Db, erasure: Erasure): Promise<void> {
  const { townId, personId, erased, erasedBy, erasedAt, ...same } = erasure
  await tx
    .insertInto('privacy_erasure')
    .values({
      ...same,
      town_id: townId,
      person_id: personId,
      erased: JSON.stringify(erased),
      erased_by: erasedBy,
      erased_at: erasedAt,
    })
    .execute()
}

const erasures = (db: Db) =>
  db
    .selectFrom('privacy_erasure')
    .select(['id', 'town_id as townId', 'kind', 'person_id as personId', 'marks', 'reason', 'erased'])
    .select(['erased_by as erasedBy', 'erased_at as erasedAt'])
    // written by insertErasure only
    .$castTo<Erasure>()

/** Of every town, oldest first: what the file beside the database has to know too. */
export const listAllErasures = (db: Db): Promise<Erasure[]> => erasures(db).orderBy('id').execute()

export const listErasures = (db: Db, townId: string): Promise<Erasure[]> =>
  erasures(db).where('town_id', '=', townId).orderBy('erased_at', 'desc').limit(200).execute()

/** The latest, with the name of who did it. */
export async function listErasuresNamed(db: Db, townId: string): Promise<(Erasure & { by: string | null })[]> {
  const listed = await listErasures(db, townId)
  const ids = listed.flatMap(({ erasedBy }) => erasedBy ?? [])
  if (ids.length === 0) return listed.map((one) => ({ ...one, by: null }))
  const people = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('town_id', '=', townId)
    .where('id', 'in', ids)
    .execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return listed.map((one) => ({ ...one, by: names.get(one.erasedBy ?? '') ?? null }))
}

export async function recordReplay(
  tx: Db,
  townId: string,
  erasureId: string,
  erased: Counts,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('privacy_replay')
    .values({
      town_id: townId,
      id: newId(),
      erasure_id: erasureId,
      erased: JSON.stringify(erased),
      replayed_at: now,
    })
    .execute()
}
