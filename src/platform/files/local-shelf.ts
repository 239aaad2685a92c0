import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Shelf } from './store.ts'

export function localShelf(dir: string): Shelf {
  const at = (name: string) => join(dir, basename(name))
  return {
    draft: (name) => draftIn(dir, name),
    put: (name, draft) => rename(draft, at(name)),
    sizeOf: async (name) => {
      const found = await stat(at(name)).catch(orNone)
      return found?.size ?? null
    },
    open: async (name, from, to) => createReadStream(at(name), { start: from, end: to, highWaterMark: CHUNK }),
    remove: (name) => rm(at(name), { force: true }),
    async list() {
      const names = (await readdir(dir).catch(orNone)) ?? []
      const found = await Promise.all(names.map(async (name) => ({ name, stat: await stat(at(name)).catch(orNone) })))
      return found.flatMap(({ name, stat }) => (stat ? [{ name, changedAt: stat.mtime }] : []))
    },
  }
}

const CHUNK = 1 << 20

/** What is being made lies beside, so that to put it there is to rename it; what broke off is listed, and goes in time. */
export async function draftIn(dir: string, name: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  return join(dir, `${basename(name)}.${randomBytes(6).toString('hex')}.part`)
}

function orNone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
