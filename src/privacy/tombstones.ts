import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Db } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { log } from '#platform/log.ts'
import { backupOf } from '#platform/postgres/wal-keeping.ts'
import { type Erasure, listAllErasures } from './erasures.store.ts'
import { replayErasure } from './replay.store.ts'

/**
 * Erasures stand in a file beside the database too, one JSON line each: a restored database is older than they are.
 * What was erased does not stand there, only a keyed fingerprint by which it is known when it comes back.
 */
export const tombstoneFile = (dataDir: string): string => join(dataDir, 'erasures.jsonl')

export function readTombstones(file: string): Erasure[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  // Two processes may have written the same one.
  const each = lines.flatMap((line) => (line.endsWith('}') ? [revived(JSON.parse(line))] : []))
  return [...new Map(each.map((one) => [one.id, one])).values()]
}

const revived = (line: Erasure & { erasedAt: string | Date }): Erasure => ({
  ...line,
  erasedAt: new Date(line.erasedAt),
})

function append(file: string, erasures: readonly Erasure[]): void {
  if (erasures.length === 0) return
  const handle = openSync(file, 'a', 0o600)
  try {
    // A line torn by a power cut is closed first, so that it spoils no other.
    appendFileSync(handle, `\n${erasures.map((one) => JSON.stringify(one)).join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const without = (known: readonly Erasure[], some: readonly Erasure[]): Erasure[] => {
  const ids = new Set(known.map(({ id }) => id))
  return some.filter(({ id }) => !ids.has(id))
}

/** Whatever the database knows and the file does not is added to the file. @returns how many */
export async function keepTombstones(db: Db, file: string): Promise<number> {
  const missing = without(readTombstones(file), await listAllErasures(db))
  append(file, missing)
  keepBeside(file)
  return missing.length
}

/** In the backup's folder too: on the day it is needed the data folder is gone. The next backup or night tries again. */
function keepBeside(file: string): void {
  const folder = backupOf(file)
  if (!folder || !existsSync(folder)) return
  try {
    mergeTombstones(file, join(folder, basename(file)))
  } catch (error) {
    log.warn({ err: error }, 'erasures did not reach the backup folder')
  }
}

/** Adds what `from` knows: the file of a backup, or of the folder that was lost. @returns how many */
export function mergeTombstones(from: string, into: string): number {
  const missing = without(readTombstones(into), readTombstones(from))
  append(into, missing)
  return missing.length
}

/**
 * Erases again whatever the file knows and the database does not: it was restored from before. Does nothing otherwise.
 * Runs as the owner of the database, before anybody is served. @returns the erasures that were done again
 */
export async function eraseAgain(db: Db, keys: Keys, file: string, now: Date): Promise<Erasure[]> {
  const known = await listAllErasures(db)
  const lost = without(known, readTombstones(file))
  const done: Erasure[] = []
  for (const erasure of lost) if (await replayErasure(db, keys, erasure, now)) done.push(erasure)
  await keepTombstones(db, file)
  return done
}
