import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { copyHashed, type Hashed, hashFile } from './hashed.ts'
import { BackupRefused } from './refused.ts'
import { keptSegmentOf, runFrom } from './segments.rules.ts'

/** Made anew at start, or of the running server only (PostgreSQL's manual, "Making a Base Backup Using the Low Level API"). */
const leftOut =
  /^(pg_wal\/.+|postmaster\.(pid|opts)|(pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.+|.*\bpgsql_tmp.*|.*pg_internal\.init.*)$/

export interface ClusterCopy {
  files: Record<string, Hashed>
  wal: { first: string; last: string; segments: Record<string, string> }
  startedAt: Date
  completeAt: Date
}

/** A copy of a cluster that works on, trustworthy together with the log that `wal` gets meanwhile. */
export async function copyCluster(url: string, cluster: string, copy: string, wal: string): Promise<ClusterCopy> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const ask = async <T>(text: string): Promise<T> => (await client.query(text)).rows[0]
    const began = await ask<{ first: string; at: Date }>(
      `select pg_walfile_name(pg_backup_start('anyue', fast => true)) as first, clock_timestamp() as at`,
    )
    const files = copyTree(cluster, copy)
    // We look ourselves whether the log arrives: the server would wait for ever.
    const ended = await ask<{ labelfile: string; last: string }>(
      `select labelfile, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)`,
    )
    const label = join(copy, 'backup_label')
    writeFileSync(label, ended.labelfile, { mode: 0o600, flush: true })
    files.backup_label = hashFile(label)
    const { at } = await ask<{ at: Date }>('select clock_timestamp() as at')
    const segments = await untilKept(client, wal, began.first, ended.last)
    return { files, wal: { first: began.first, last: ended.last, segments }, startedAt: began.at, completeAt: at }
  } finally {
    await client.end()
  }
}

/** A file that goes while it is copied was the server's to remove: the log makes up for it. */
function copyTree(from: string, to: string): Record<string, Hashed> {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const files: Record<string, Hashed> = {}
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const place = relative(from, path)
    if (leftOut.test(place)) continue
    try {
      if (entry.isDirectory()) mkdirSync(join(to, place), { recursive: true, mode: 0o700 })
      else files[place] = copyHashed(path, join(to, place))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      delete files[place]
    }
  }
  return files
}

const PATIENCE_MS = 60_000

async function untilKept(client: pg.Client, wal: string, first: string, last: string): Promise<Record<string, string>> {
  for (const giveUpAt = Date.now() + PATIENCE_MS; ; await pause(100)) {
    const kept = readdirSync(wal).flatMap((file) => keptSegmentOf(file) ?? [])
    const { run } = runFrom(
      kept.map(({ name }) => name),
      first,
    )
    if (run.includes(last)) {
      const needed = kept.filter(({ name }) => run.includes(name) && name <= last)
      return Object.fromEntries(needed.map(({ name, sha256 }) => [name, sha256]))
    }
    if (Date.now() < giveUpAt) continue
    const { rows } = await client.query('select last_failed_wal, last_failed_time from pg_stat_archiver')
    throw new BackupRefused('wal-not-kept', `${last} (${rows[0]?.last_failed_wal ?? '…'})`)
  }
}
