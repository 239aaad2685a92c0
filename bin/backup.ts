// bin/backup FOLDER: the database, the files and the secret of ANYUE_DATA into a new folder, while the app runs on.
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import pg from 'pg'
import { dataFolder, superviseDatabase } from '#platform/postgres/database.ts'

/** Made anew at start, or of the running server only (PostgreSQL's manual, "Making a Base Backup Using the Low Level API"). */
const leftOut =
  /^(pg_wal\/.+|postmaster\.(pid|opts)|(pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.+|.*\bpgsql_tmp.*|pg_internal\.init.*)$/

if (import.meta.main) {
  const target = process.argv[2]
  if (!target || process.env.DATABASE_URL) {
    console.error(target ? 'With DATABASE_URL use pg_dump: docs/operate.md' : 'usage: bin/backup FOLDER')
    process.exit(2)
  }
  await backUp(dataFolder(process.env), target)
  console.log(`安月 · 已备份到 ${target} 。 Backed up; keys/secret opens it, keep a copy of that elsewhere.`)
}

/** @throws when the folder exists, or the server forgot the log that the copy needs */
export async function backUp(dataDir: string, target: string): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} exists`)
  mkdirSync(target, { recursive: true, mode: 0o700 })
  const database = await superviseDatabase({ ANYUE_DATA: dataDir })
  try {
    // The database first: it names no file that is not there yet, and files never change.
    await copyCluster(database.url, join(realpathSync(join(dataDir, 'postgres')), 'cluster'), resolve(target))
  } finally {
    await database.stop()
  }
  for (const part of ['files', 'keys'])
    if (existsSync(join(dataDir, part))) cpSync(join(dataDir, part), join(target, part), { recursive: true })
}

async function copyCluster(url: string, cluster: string, target: string): Promise<void> {
  const copy = join(target, 'postgres/cluster')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // A session of its own holds the backup open; the log it needs is kept until the copy has it.
    await client.query('begin')
    const began = await client.query(`select pg_walfile_name(pg_backup_start('anyue', fast => true)) as segment`)
    await client.query('commit')
    copyTree(cluster, copy, (place) => !leftOut.test(place))
    const { rows } = await client.query(`select labelfile from pg_backup_stop(wait_for_archive => false)`)
    copyTree(join(cluster, 'pg_wal'), join(copy, 'pg_wal'), () => true)
    if (!readdirSync(join(copy, 'pg_wal')).includes(began.rows[0].segment))
      throw new Error('The server wrote more than it keeps meanwhile: back up again at a quieter hour')
    writeFileSync(join(copy, 'backup_label'), rows[0].labelfile, { mode: 0o600 })
  } finally {
    await client.end()
  }
}

/** A file that goes while it is copied was the server's to remove: the log makes up for it. */
function copyTree(from: string, to: string, wanted: (place: string) => boolean): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const place = relative(from, path)
    if (!wanted(place)) continue
    try {
      if (entry.isDirectory()) mkdirSync(join(to, place), { recursive: true, mode: 0o700 })
      else cpSync(path, join(to, place))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}
