import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '#app'
import { demoNow, seedTown } from '#demo-town/seed.ts'
import { sudian } from '#demo-town/towns.ts'
import { recordSession } from '#people/sessions.store.ts'
import type { Db } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { keysFrom } from '#platform/keys.ts'
import { slices } from '#town'
import { officerOf } from './forms.ts'
import { withDatabase } from './started-town.ts'

/** One town of its own, seen by its officer. */
export interface OfficeSeen {
  townId: string
  get(path: string): Promise<Response>
  /** Sends the form that stands on the page at `from`. */
  send(from: string, to: string, fields: Record<string, string | File>): Promise<Response>
}

/** A database with nothing in it but what `work` seeds; gone when it returns. */
export async function withTowns(work: (db: Db, openTown: (slug: string) => Promise<OfficeSeen>) => Promise<void>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'anyue-units-'))
  chmodSync(dataDir, 0o755) // the database's own user has to walk in
  try {
    await withDatabase(dataDir, (db) => work(db, (slug) => openTown(db, dataDir, slug)))
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function openTown(db: Db, dataDir: string, slug: string): Promise<OfficeSeen> {
  const townId = await seedTown(db, { ...sudian, slug })
  const { id: personId } = await officerOf(db, townId)
  const session = { personId, device: 'bench', address: '', secondFactorAt: demoNow }
  const headers = { cookie: `session=${await recordSession(db, townId, session, demoNow)}` }
  const app = buildApp(
    {
      db,
      keys: keysFrom(Buffer.alloc(32, 7)),
      clock: { now: () => demoNow },
      files: localStore(join(dataDir, 'files')),
      assets: { css: '', deskCss: '', islands: {} },
      settings: { basePath: '', trustProxy: false },
    },
    slices,
  )
  const at = (path: string) => `http://localhost/t/${slug}${path}`
  const get = async (path: string) => app.request(at(path), { headers })
  return {
    townId,
    get,
    async send(from, to, fields) {
      const page = await (await get(from)).text()
      const form = page.slice(page.indexOf(`action="/t/${slug}${to}"`))
      const body = new FormData()
      body.append('_key', /name="_key" value="([^"]+)"/.exec(form)?.[1] ?? '')
      for (const [, name, value] of form
        .slice(0, form.indexOf('</form>'))
        .matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g))
        if (name !== '_key') body.append(name!, value!)
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      return app.request(at(to), { method: 'POST', body, headers })
    },
  }
}

export const placeOf = (answer: Response, slug: string): string => {
  const to = answer.headers.get('location')
  if (answer.status !== 303 || !to) throw new Error(`refused with ${answer.status}`)
  return to.replace(`/t/${slug}`, '')
}

export const median = (all: readonly number[]): number =>
  Math.round([...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0)
