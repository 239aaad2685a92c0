import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { localShelf } from './local-shelf.ts'
import { FileMissing, type FileStore } from './store.ts'

export const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/** Below its folder; no folder holds so many that listing it takes long. */
export const filePlace = (sha256: string): string => join(sha256.slice(0, 2), sha256.slice(2, 4), sha256)

export function localStore(dir: string): FileStore {
  const pathOf = (sha256: string): string => {
    if (!isHash(sha256)) throw new FileMissing(sha256)
    return join(dir, filePlace(sha256))
  }
  const has = (sha256: string) =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    )
  return {
    unfinished: `${dir}-unfinished`,
    made: localShelf(`${dir}-made`),
    pathOf,
    has,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const kept = pathOf(sha256)
      if (!(await has(sha256))) await writeWhole(kept, bytes)
      return { sha256, size: bytes.byteLength }
    },
    read: (sha256) => readFile(pathOf(sha256)).catch(missing(sha256)),
    async open(sha256) {
      await access(pathOf(sha256)).catch(missing(sha256))
      return createReadStream(pathOf(sha256))
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  }
}

const missing = (sha256: string) => (error: NodeJS.ErrnoException) => {
  throw error.code === 'ENOENT' ? new FileMissing(sha256) : error
}

/** Half a file is never seen under its name, and a name survives a power cut: file and folder are both flushed. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
