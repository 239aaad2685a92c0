import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderFailure, StartFailure } from './postgres/start-failure.ts'

const SHORTEST = 32

/** ANYUE_SECRET (several processes share it), or a file made at first start. Kept outside the database and its backups. */
export function readSecret(
  env: { ANYUE_SECRET?: string | undefined; [name: string]: string | undefined },
  dataDir: string,
): Buffer {
  if (env.ANYUE_SECRET) {
    if (env.ANYUE_SECRET.length < SHORTEST)
      throw new StartFailure('setting-broken', `ANYUE_SECRET (${env.ANYUE_SECRET.length} < ${SHORTEST})`)
    return Buffer.from(env.ANYUE_SECRET)
  }
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'secret')
  try {
    if (!existsSync(file)) makeSecret(folder, file)
    return Buffer.from(readFileSync(file, 'utf8'))
  } catch (error) {
    throw folderFailure(error, file)
  }
}

/** Half a secret is never seen under its name, and whoever comes second takes the first one's. */
function makeSecret(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
