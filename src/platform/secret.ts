import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SHORTEST = 32

/** ANYUE_SECRET (several processes share it), or a file made at first start. Kept outside the database and its backups. */
export function readSecret(env: { ANYUE_SECRET?: string | undefined }, dataDir: string): Buffer {
  if (env.ANYUE_SECRET) {
    if (env.ANYUE_SECRET.length < SHORTEST) throw new Error(`ANYUE_SECRET needs at least ${SHORTEST} characters`)
    return Buffer.from(env.ANYUE_SECRET)
  }
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'secret')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
    chmodSync(folder, 0o700)
  }
  return Buffer.from(readFileSync(file, 'utf8'))
}
