import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { buildApp } from '#app'
import { newFormKey } from '#people/once.ts'
import type { Power } from '#people/powers.rules.ts'
import { recordSession } from '#people/sessions.store.ts'
import type { Parts, Settings } from '#people/site.ts'
import { findTown, type Town } from '#people/town.store.ts'
import { type Db, openDb, openPool } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { keysFrom } from '#platform/keys.ts'
import { databaseForThisWorker } from '#platform/postgres/test-database.ts'
import { slices } from '#town'
import { type DemoName, usernameOf } from './people.ts'
import { demoNow } from './seed.ts'

const keys = keysFrom(Buffer.alloc(32, 7))
const db = openDb(openPool(await databaseForThisWorker(), { max: 8 }))
const assets = { css: 'site.css', deskCss: 'desk.css', islands: {} }
const filesDir = mkdtempSync(join(tmpdir(), 'anyue-files-'))

/** Their pages are drawn for nobody in particular, so their forms are nobody's. */
const unseenPaths = new Set(
  slices.flatMap(({ routes }) => routes.filter(({ who }) => who.unseen).map(({ path }) => path)),
)

export type Fields = Record<string, string | string[] | File | File[]>

export interface TownInTest {
  db: Db
  town: Town
  parts: Parts
  now: Date
  visit(path: string, headers?: Record<string, string>, more?: RequestInit): Promise<Response>
  /** Sends a form as a browser would, with a fresh key unless `key` is given. */
  submit(path: string, fields: Fields, how?: { key?: string; headers?: Record<string, string> }): Promise<Response>
  newKey(): string
  /** The same town, seen by somebody else. */
  seenBy(as: DemoName | Power | null): Promise<TownInTest>
}

interface Asked {
  as?: DemoName | null
  slug?: string
  now?: Date
  settings?: Partial<Settings>
}

/** 苏店镇 in one transaction that is rolled back after the test. */
export async function demoTown({
  as = null,
  slug = 'sudian',
  now = demoNow,
  settings = {},
}: Asked = {}): Promise<TownInTest> {
  const tx = await db.startTransaction().execute()
  onTestFinished(async () => {
    await tx.rollback().execute()
  })
  const parts: Parts = {
    db: tx,
    keys,
    clock: { now: () => now },
    files: localStore(filesDir),
    assets,
    settings: { basePath: '', trustProxy: false, ...settings },
  }
  return townSeenBy(parts, slug, as, now)
}

let built: { parts: Parts; app: ReturnType<typeof buildApp> } | undefined

/** Some four hundred routes take a while to be laid out: once for all who look at the same town. */
function appOf(parts: Parts) {
  const names = Object.keys(parts) as (keyof Parts)[]
  const isSame = built && names.every((name) => built?.parts[name] === parts[name])
  if (!isSame || !built) built = { parts: { ...parts }, app: buildApp(parts, slices) }
  return built.app
}

/** The browser of one person of the demo town, or of nobody in particular. */
export async function townSeenBy(
  parts: Parts,
  slug: string,
  as: DemoName | Power | null,
  now: Date,
): Promise<TownInTest> {
  const town = (await findTown(parts.db, slug))!
  const app = appOf(parts)
  const person = as ? await findDemoPerson(parts.db, town.id, as) : null
  const session = { personId: person ?? '', device: 'test', address: '', secondFactorAt: now }
  const cookie: Record<string, string> = person
    ? { cookie: `session=${await recordSession(parts.db, town.id, session, now)}` }
    : {}
  const keyFor = (whom: string | null) =>
    newFormKey({ var: { town, viewer: whom ? { personId: whom } : null, site: { keys } } } as never)
  const newKey = () => keyFor(person)
  const at = (path: string) => `http://localhost/t/${slug}${path}`
  return {
    db: parts.db,
    town,
    parts,
    now,
    newKey,
    visit: async (path, headers, more) => app.request(at(path), { ...more, headers: { ...cookie, ...headers } }),
    async submit(path, fields, { key = unseenPaths.has(path) ? keyFor(null) : newKey(), headers } = {}) {
      return app.request(at(path), {
        method: 'POST',
        body: bodyOf({ _key: key, ...fields }),
        headers: { ...cookie, ...headers },
      })
    },
    seenBy: (who) => townSeenBy(parts, slug, who, now),
  }
}

async function findDemoPerson(db: Db, townId: string, as: DemoName | Power): Promise<string> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', townId)
    .where('username', '=', usernameOf(as))
    .executeTakeFirstOrThrow()
  return row.id
}

function bodyOf(fields: Fields): FormData | URLSearchParams {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string | File] => [name, one]),
  )
  const body = entries.some(([, value]) => value instanceof File) ? new FormData() : new URLSearchParams()
  for (const [name, value] of entries) body.append(name, value as string)
  return body
}
