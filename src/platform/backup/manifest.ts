import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Keys, sha256 } from '#platform/keys.ts'
import type { Hashed } from './hashed.ts'

/** What one backup holds, and every byte of it by its hash. */
export interface Manifest {
  format: 1
  name: string
  database: 'embedded' | 'dump'
  startedAt: string
  /** From this moment on it can be restored. */
  completeAt: string
  /** Of the log: the first and last segment without which the copy is none. */
  wal?: { first: string; last: string; segments: Record<string, string> }
  /** In the backup's own folder, by place. */
  files: Record<string, Hashed>
  /** Uploads: hashes in the pool that all backups of the folder share, or the bucket that was not copied. */
  uploads: { pool: string[] } | { bucket: string }
  /** By which the right secret is known; it says nothing of it. */
  secret: string
}

export const places = {
  mark: 'anyue-backup',
  wal: 'wal',
  uploads: 'files',
  erasures: 'erasures.jsonl',
  manifest: 'manifest.json',
  seal: 'seal',
  unfinished: '.unfinished',
}

const PURPOSE = 'backup'
export const fingerprintOf = (keys: Keys): string => keys.sign(PURPOSE, 'which secret')

export function writeManifest(folder: string, manifest: Manifest, keys: Keys): void {
  const text = JSON.stringify(manifest)
  const hash = sha256(text).toString('hex')
  writeFileSync(join(folder, places.manifest), text, { mode: 0o600, flush: true })
  writeFileSync(join(folder, places.seal), `${hash} ${keys.sign(PURPOSE, text)}`, { mode: 0o600, flush: true })
}

export type SealFault = 'missing' | 'changed' | 'foreign'

/** The seal is checked as far as `keys` allow: without the secret a forger could have made a new one. */
export function readManifest(folder: string, keys?: Keys): { manifest: Manifest } | { fault: SealFault } {
  const [file, seal] = [join(folder, places.manifest), join(folder, places.seal)]
  if (!existsSync(file) || !existsSync(seal)) return { fault: 'missing' }
  const text = readFileSync(file)
  const [hash, mac, ...more] = readFileSync(seal, 'utf8').split(' ')
  if (hash !== sha256(text).toString('hex') || more.length > 0 || !mac) return { fault: 'changed' }
  const manifest = JSON.parse(text.toString('utf8')) as Manifest
  const ours = keys && fingerprintOf(keys) === manifest.secret
  if (ours && mac !== keys.sign(PURPOSE, text.toString('utf8'))) return { fault: 'foreign' }
  return { manifest }
}

/** Of a folder, oldest first; what was never finished is none. */
export const backupsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && NAME.test(entry.name))
    .map(({ name }) => name)
    .sort()

/** 2026-06-30T020000.123Z: names in order are backups in order. */
const NAME = /^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z$/
export const nameAt = (at: Date): string => at.toISOString().replaceAll(':', '')
