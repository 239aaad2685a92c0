import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildApp } from '#app'
import { type DemoName, demoPeople } from '#demo-town/people.ts'
import { demoNow } from '#demo-town/seed.ts'
import { recordSession } from '#people/sessions.store.ts'
import type { Parts } from '#people/site.ts'
import { findTown, type Town } from '#people/town.store.ts'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { type Db, openDb, openPool } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { keysFrom } from '#platform/keys.ts'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { slices } from '#town'
import { buildAssets } from '../bin/build-assets.mjs'
import { openPage } from './browser.ts'

export interface ServedTown {
  db: Db
  town: Town
  files: Parts['files']
  keys: Parts['keys']
  parts: Parts
  /** Of the town's pages, without a slash at the end. */
  url: string
  signIn(context: BrowserContext, as: DemoName): Promise<void>
  /** The office at its desk. */
  openDesk(browser: Browser, wish?: { script?: boolean }): Promise<Page>
  close(): Promise<void>
}

/**
 * 苏店镇 over real HTTP, on a database and a folder of its own, with what browsers fetch.
 * It is always the demo's day there, unless it is given the clock of a real server, which the town's own shift moves.
 */
export async function serveTown(
  clockOf: (db: Db) => Parts['clock'] = () => ({ now: () => demoNow }),
): Promise<ServedTown> {
  const folder = mkdtempSync(join(tmpdir(), 'town-'))
  await buildAssets({ outdir: folder })
  const db = openDb(openPool(await databaseForThisTest(), { max: 8 }))
  const town = (await findTown(db, 'sudian'))!
  const parts: Parts = {
    db,
    keys: keysFrom(Buffer.alloc(32, 7)),
    clock: clockOf(db),
    files: localStore(join(folder, 'files')),
    assets: loadAssets(folder),
    serveAssets: serveAssets(folder),
    settings: { basePath: '', trustProxy: false },
  }
  const app = buildApp(parts, slices)
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((ready) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (place: AddressInfo) =>
      ready({ server, port: place.port }),
    )
  })
  const origin = `http://127.0.0.1:${port}`
  const served: ServedTown = {
    db,
    town,
    files: parts.files,
    keys: parts.keys,
    parts,
    url: `${origin}/t/sudian`,
    async signIn(context, as) {
      const person = await db
        .selectFrom('person')
        .select('id')
        .where('town_id', '=', town.id)
        .where('username', '=', demoPeople[as].username)
        .executeTakeFirstOrThrow()
      const now = parts.clock.now((await findTown(db, 'sudian'))!.clockShiftMs)
      const session = { personId: person.id, device: 'e2e', address: '', secondFactorAt: now }
      const token = await recordSession(db, town.id, session, now)
      await context.addCookies([{ name: 'session', value: token, url: origin }])
    },
    async openDesk(browser, wish) {
      const page = await openPage(browser, { width: 1440, ...wish })
      await served.signIn(page.context(), 'officer')
      return page
    },
    async close() {
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return served
}
