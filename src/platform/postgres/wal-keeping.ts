import { chmodSync, chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Home } from './home.ts'

/** Why each of these stands so: docs/decisions/0016-backup-and-restore.md. */
export const keepingSettings = {
  archive_mode: 'on',
  // The server runs this in the cluster's folder.
  archive_command: 'sh ../keep-wal.sh %p %f',
  archive_timeout: '60s',
}

/** When the backup's disk is gone for long, 128 finished segments (2 GB) wait for it; then the town goes before the log. */
const keepWal = `# Written at every start: hands a finished segment of the database's log to the folder named in archive-to.
set -u
segment=$1 name=$2 here=$(dirname "$0")
[ -f "$here/archive-to" ] || exit 0
IFS= read -r folder < "$here/archive-to"
umask 077
later() {
  waiting=$(ls pg_wal/archive_status | grep -c 'ready$')
  [ "$waiting" -gt 128 ] || exit 1
  echo "$name" >> "$here/not-kept"
  exit 0
}
[ -d "$folder/wal" ] || later
part="$folder/wal/$name.part"
gzip -1 -n -c "$segment" > "$part" || later
hash=$( (sha256sum "$part" || shasum -a 256 "$part") 2>/dev/null | cut -c1-64)
[ "\${#hash}" = 64 ] || later
sync "$part" 2>/dev/null || sync
mv "$part" "$folder/wal/$name.$hash.gz" || later
sync "$folder/wal" 2>/dev/null || true
`

const fetchWal = `# Written at every start: hands the log back when a backup is restored.
kept=$(dirname "$0")/wal-to-replay
if [ -f "$kept/$1" ]; then exec cp "$kept/$1" "$2"; fi
[ -f "$kept/$1.gz" ] && gzip -dc "$kept/$1.gz" > "$2"
`

export const fetchCommand = 'sh ../fetch-wal.sh %f %p'
export const replayFolder = (home: Home): string => join(home.folder, 'wal-to-replay')

export function writeKeepingScripts(home: Home): void {
  ownedScript(home, 'keep-wal.sh', keepWal)
  ownedScript(home, 'fetch-wal.sh', fetchWal)
}

export interface KeptAt {
  folder: string
  /** Of the folder; a database that was restored has none, so that it never writes into its ancestor's log. */
  id: string
}

/** Where the log of this cluster goes, if anywhere. `postgres` is the cluster's home. */
export function readKeptAt(postgres: string): KeptAt | undefined {
  const file = join(postgres, 'archive-to')
  if (!existsSync(file)) return undefined
  const [folder = '', id = ''] = readFileSync(file, 'utf8').split('\n')
  return folder && id ? { folder, id } : undefined
}

export const writeKeptAt = (home: Home, { folder, id }: KeptAt): void =>
  ownedScript(home, 'archive-to', `${folder}\n${id}\n`)

function ownedScript(home: Home, name: string, text: string): void {
  const path = join(home.folder, name)
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, text, { mode: 0o600 })
  own(home.who, fresh)
  renameSync(fresh, path)
}

/** For the user that runs the server, and for nobody else. */
export function own(who: Home['who'], path: string, mode = 0o600): void {
  chmodSync(path, mode)
  if (who.spawn.uid) chownSync(path, who.uid, who.gid)
}

/** Of the data folder that a file lies in, where the app's files are kept too; undefined before the first backup. */
export const backupOf = (fileOfDataFolder: string): string | undefined =>
  readKeptAt(join(dirname(fileOfDataFolder), 'postgres'))?.folder
