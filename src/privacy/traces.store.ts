import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import {
  digitsOf,
  ERASED,
  type Finding,
  type Mention,
  mentions,
  ofAccount,
  type Trace,
  traces,
} from './traces.rules.ts'

/** Table → rows. */
export type Counts = Record<string, number>

export interface Found extends Finding {
  table: string
  rows: number
}

/** Whom an erasure is for: found by what is written, or by the account that did it. */
export type Whose = { findings: readonly Finding[] } | { personId: string }

const raw = (text: string) => sql.raw<string>(text)
const nameOf = (trace: Trace) => sql<string>`coalesce(trim(${raw(trace.name)}), '')`
const contactOf = (trace: Trace) => sql<string>`coalesce(trim(${raw(trace.contact ?? `''`)}), '')`
const unitOf = (of: { unit?: string }) => sql<string>`coalesce(${raw(of.unit ?? `''`)}::text, '')`
const plain = (contact: RawBuilder<string>) =>
  sql<string>`case when ${contact} like '%@%' then lower(${contact}) else regexp_replace(${contact}, '[^0-9]', '', 'g') end`

/** Every place where this name or this telephone stands, by how it is written and in which unit. */
export const findTraces = (db: Db, townId: string, asked: { name: string; contact: string }): Promise<Found[]> => {
  const name = asked.name.trim()
  const contact = digitsOf(asked.contact)
  return readTraces(db, townId, (trace) => {
    const byName = name ? sql`${nameOf(trace)} = ${name}` : sql`false`
    const byContact = contact && trace.contact ? sql`${plain(contactOf(trace))} = ${contact}` : sql`false`
    return sql`(${byName} or ${byContact})`
  })
}

/** Everybody who stands anywhere: for holding a restored database against the fingerprints. */
export const listTraces = (db: Db, townId: string): Promise<Found[]> =>
  readTraces(db, townId, (trace) => sql`(${nameOf(trace)} <> '' or ${contactOf(trace)} <> '')`)

/** What an account did signed in. */
export const listOwnTraces = (db: Db, townId: string, personId: string): Promise<Found[]> =>
  readTraces(db, townId, (trace) => ofPerson(trace, personId))

async function readTraces(db: Db, townId: string, where: (trace: Trace) => RawBuilder<unknown>): Promise<Found[]> {
  const each = traces.map(
    (trace) => sql<Found>`
    select ${trace.table}::text as "table", ${nameOf(trace)} as name, ${contactOf(trace)} as contact,
      ${unitOf(trace)} as "unitId", count(*)::int as rows
    from ${sql.table(trace.table)} t where t.town_id = ${townId} and ${where(trace)} group by 2, 3, 4`,
  )
  const { rows } = await sql<Found>`${sql.join(each, sql` union all `)} order by 4, 2, 3, 1`.execute(db)
  return rows
}

const ofPerson = (trace: Trace, personId: string) =>
  trace.account ? sql`${raw(`t.${trace.account}`)} = ${personId}` : sql`false`

const isTheirs = (trace: Trace, whose: Whose): RawBuilder<unknown> => {
  if ('personId' in whose) return ofPerson(trace, whose.personId)
  const each = whose.findings.map(({ name, contact, unitId }) => sql`(${name}, ${contact}, ${unitId})`)
  if (each.length === 0) return sql`false`
  return sql`(${nameOf(trace)}, ${contactOf(trace)}, ${unitOf(trace)}) in (${sql.join(each)})`
}

type Instead = Readonly<Record<string, string>>
const written = (instead: Instead) =>
  sql.join(Object.entries(instead).map(([column, value]) => sql`${sql.ref(column)} = ${raw(value)}`))
/** Only a row that says something yet is counted, and touched. */
const unlike = (alias: string, instead: Instead) =>
  sql`(${sql.join(
    Object.entries(instead).map(
      ([column, value]) => sql`${sql.ref(`${alias}.${column}`)} is distinct from ${raw(value)}`,
    ),
    sql` or `,
  )})`

/** Replaces or deletes what stands there of a person, in the caller's transaction; says how many rows of each table. */
export async function eraseTraces(tx: Db, townId: string, whose: Whose): Promise<Counts> {
  const counts: Counts = {}
  for (const trace of traces) {
    const table = sql.table(trace.table)
    const theirs = sql`t.town_id = ${townId} and ${isTheirs(trace, whose)}`
    if (trace.also) {
      const { table: other, where, instead } = trace.also
      await counted(
        counts,
        other,
        tx,
      )(sql`update ${sql.table(other)} x set ${written(instead)}
        where x.town_id = ${townId} and ${unlike('x', instead)}
          and exists (select from ${table} t where ${raw(where)} and ${theirs})`)
    }
    await counted(
      counts,
      trace.table,
      tx,
    )(
      trace.instead === 'delete'
        ? sql`delete from ${table} t where ${theirs}`
        : sql`update ${table} t set ${written(trace.instead)} where ${theirs} and ${unlike('t', trace.instead)}`,
    )
  }
  return counts
}

/** Takes a name and a telephone out of the words that units and the office wrote, in the units where they were found. */
export async function eraseMentions(tx: Db, townId: string, findings: readonly Finding[]): Promise<Counts> {
  const counts: Counts = {}
  const units = [...new Set(findings.map(({ unitId }) => unitId))]
  for (const text of new Set(findings.flatMap(({ name, contact }) => [name, contact]).filter(isTelling)))
    for (const mention of mentions) await counted(counts, mention.table, tx)(withoutText(townId, mention, text, units))
  return counts
}

/** One letter alone is nobody's name, and would tear words apart. */
const isTelling = (text: string): boolean => text.length >= 2 && text !== ERASED && !/["\\]/.test(text)

function withoutText(townId: string, mention: Mention, text: string, units: readonly string[]): RawBuilder<unknown> {
  const column = sql.ref(mention.column)
  const within = mention.unit && units.length > 0 ? sql`and ${unitOf(mention)} in (${sql.join(units)})` : sql``
  const fresh = mention.json
    ? sql`replace(${column}::text, ${text}, ${ERASED})::jsonb`
    : sql`replace(${column}, ${text}, ${ERASED})`
  return sql`update ${sql.table(mention.table)} t set ${column} = ${fresh}
    where t.town_id = ${townId} and position(${text} in t.${column}::text) > 0 ${within}`
}

/**
 * The account itself: its keys go, its row stays as a mark, for acts of the office refer to it. Its sessions end, and
 * stay as the log that the law wants for six months, of somebody who has no name any more.
 */
export async function eraseAccountRows(tx: Db, townId: string, personId: string, now: Date): Promise<Counts> {
  const counts: Counts = {}
  for (const table of ofAccount)
    await counted(
      counts,
      table,
      tx,
    )(sql`delete from ${sql.table(table)} where town_id = ${townId} and person_id = ${personId}`)
  await counted(
    counts,
    'person_session',
    tx,
  )(
    sql`update person_session set ended_at = ${now} where town_id = ${townId} and person_id = ${personId} and ended_at is null`,
  )
  await counted(
    counts,
    'person_role',
    tx,
  )(
    sql`update person_role set ended_at = ${now} where town_id = ${townId} and person_id = ${personId} and ended_at is null`,
  )
  await counted(
    counts,
    'person',
    tx,
  )(sql`update person set name = ${ERASED}, username = null, phone = null,
      password_hash = null, password_set_at = null, totp_secret = null, totp_confirmed_at = null,
      totp_last_step = null, disabled_at = coalesce(disabled_at, ${now})
    where town_id = ${townId} and id = ${personId} and name <> ${ERASED}`)
  return counts
}

const counted = (counts: Counts, table: string, tx: Db) => async (act: RawBuilder<unknown>) => {
  const { numAffectedRows } = await act.execute(tx)
  const rows = Number(numAffectedRows ?? 0n)
  if (rows > 0) counts[table] = (counts[table] ?? 0) + rows
}
