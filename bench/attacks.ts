// What a thief reads out of a stolen town about who reported what. Each attack gets the dump and who visited when.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readReport } from '#hazards/reports.reading.ts'
import type { Db } from '#platform/db.ts'
import { keysFrom } from '#platform/keys.ts'
import { readSecret } from '#platform/secret.ts'
import type { PreparedTown } from './started-town.ts'

export interface Visit {
  nth: number
  from: number
  till: number
  /** By which somebody is known: an address, a browser, an account, a link. */
  traces: string[]
  /** What was reported; empty for the many who only looked. */
  words: string
}

interface Row {
  table: string
  text: string
  /** Which transaction wrote it: not in a dump, but on the disk. */
  xmin: number
}

export interface Dump {
  rows: Row[]
  /** By table and id of the report it belongs to. */
  about(reportId: string): Row[]
  logs: string
  files: { name: string; at: number }[]
  order: Map<string, number>
  truth(visits: readonly Visit[]): { reportId: string; nth: number }[]
}

/** @returns the likeliest visits, equally likely ones all; none: it knows nothing */
export type Attack = (dump: Dump, reportId: string, visits: readonly Visit[]) => number[]

export async function dumpOf(
  db: Db,
  town: PreparedTown,
  { said, temp }: { said: string; temp: string },
): Promise<Dump> {
  const tables = await sql<{ name: string }>`select table_schema || '.' || table_name as name
    from information_schema.tables where table_type = 'BASE TABLE'
      and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const rows: Row[] = []
  for (const { name } of tables.rows) {
    const found = await sql<{ text: string; xmin: number }>`select t::text as text, t.xmin::text::bigint as xmin
      from ${sql.table(name)} t`.execute(db)
    rows.push(...found.rows.map((row) => ({ table: name, ...row })))
  }
  const reports = await db.selectFrom('hazard_report').select(['id', 'number']).orderBy('number').execute()
  const keys = keysFrom(readSecret(town.env, town.dataDir))
  const words = new Map<string, string>()
  for (const { id } of reports) words.set((await readReport({ db, keys }, town.townId, id))!.words, id)
  const files = [...filesUnder(town.dataDir), ...filesUnder(temp)]
  const isLog = (name: string) => /\.log$|\/logs?\//.test(name)
  return {
    rows,
    about: (reportId) => linked(rows, reportId),
    logs:
      said +
      files
        .filter(({ name }) => isLog(name))
        .map(({ name }) => readFileSync(name, 'utf8'))
        .join('\n'),
    files: files.filter(({ name }) => !name.includes('/postgres/')),
    order: new Map(reports.map(({ id, number }) => [id, number])),
    truth: (visits) => visits.flatMap(({ nth, words: said }) => (said ? [{ reportId: words.get(said)!, nth }] : [])),
  }
}

function filesUnder(folder: string): { name: string; at: number }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const file = join(folder, name)
    const stat = statSync(file, { throwIfNoEntry: false })
    return stat?.isFile() ? [{ name: file, at: stat.mtimeMs }] : []
  })
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The report's row and every row that names it, or names one that does. What half the town names leads nowhere. */
function linked(rows: readonly Row[], reportId: string): Row[] {
  const first = rows.filter(({ text }) => text.includes(reportId))
  const ids = new Set(first.flatMap(({ text }) => text.match(UUID) ?? []))
  const own = [...ids].filter((id) => rows.filter(({ text }) => text.includes(id)).length < 10)
  return rows.filter(({ text }) => own.some((id) => text.includes(id)))
}

const nearest = (visits: readonly Visit[], times: readonly number[]): number[] => {
  if (times.length === 0) return []
  const far = ({ from, till }: Visit) =>
    Math.min(...times.map((at) => (at < from ? from - at : at > till ? at - till : 0)))
  const least = Math.min(...visits.map(far))
  return visits.filter((visit) => far(visit) === least).map(({ nth }) => nth)
}

/** Every clock time in a text: written out, as milliseconds, or within a UUIDv7. */
function timesIn(text: string): number[] {
  const written = [...text.matchAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?/g)].map(
    ([one]) => Date.parse(one.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
  )
  const within = (text.match(UUID) ?? [])
    .filter((id) => id[14] === '7')
    .map((id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
  const day = 86_400_000
  return [...written, ...within].filter((at) => Math.abs(at - Date.now()) < day)
}

/** When the rows were written whose own time is known: what lies between two of them was written between. */
function timeByTransaction({ rows }: Dump, xmin: number): number[] {
  const known = rows.flatMap((row) => {
    const [at] = timesIn(row.text).sort((one, other) => other - one)
    return at && !row.table.includes('hazard') ? [{ xmin: row.xmin, at }] : []
  })
  const before = known.filter((one) => one.xmin <= xmin).sort((a, b) => b.xmin - a.xmin)[0]
  const after = known.filter((one) => one.xmin > xmin).sort((a, b) => a.xmin - b.xmin)[0]
  if (!before || !after) return []
  const share = (xmin - before.xmin) / (after.xmin - before.xmin)
  return [before.at + share * (after.at - before.at)]
}

export const attacks: Record<string, Attack> = {
  'thief by traces': (dump, reportId, visits) => {
    const text = dump
      .about(reportId)
      .map((row) => row.text)
      .join('\n')
    return visits.filter(({ traces }) => traces.some((trace) => text.includes(trace))).map(({ nth }) => nth)
  },
  'thief by times': (dump, reportId, visits) =>
    nearest(
      visits,
      dump.about(reportId).flatMap(({ text }) => timesIn(text)),
    ),
  'thief by logs': (dump, reportId, visits) => {
    const lines = dump.logs.split('\n').filter((line) => line.includes(reportId))
    return nearest(visits, lines.flatMap(timesIn))
  },
  'thief by files': (dump, reportId, visits) =>
    nearest(
      visits,
      dump.files.filter(({ name }) => name.includes(reportId)).map(({ at }) => at),
    ),
  // What the queue tells to somebody who stood at the line and wrote down everybody who came, in order.
  'onlooker by order': (dump, reportId, visits) => {
    const share = dump.order.get(reportId)! / (dump.order.size + 1)
    return [Math.min(visits.length - 1, Math.floor(share * visits.length))]
  },
  // The same, with the disk of the running server: which transaction wrote the row.
  'onlooker with the disk': (dump, reportId, visits) => {
    const row = dump.rows.find(({ table, text }) => table.endsWith('hazard_report') && text.includes(reportId))
    return row ? nearest(visits, timeByTransaction(dump, row.xmin)) : []
  },
  // That an attack finds what is there to be found: as if the report had a key of its time.
  control: (dump, reportId, visits) => {
    const nth = dump.truth(visits).find((one) => one.reportId === reportId)!.nth
    return nearest(visits, timesIn(new Date(visits[nth]!.from + 1).toISOString()))
  },
}
