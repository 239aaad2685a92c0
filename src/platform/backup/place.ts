import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { randomToken, sha256 } from '#platform/keys.ts'
import { canReach, type RunAs } from '#platform/postgres/run-as.ts'
import { places } from './manifest.ts'
import { BackupRefused } from './refused.ts'

/** The folder's own mark: whose log lies in it. Its hash stands beside, so that a changed byte shows. */
export function readMark(folder: string): string | undefined {
  const file = join(folder, places.mark)
  if (!existsSync(file)) return undefined
  const [id = '', hash] = readFileSync(file, 'utf8').split(' ')
  if (hash !== hashOf(id)) throw new BackupRefused('mark-changed', file)
  return id
}

const hashOf = (id: string) => sha256(id).toString('hex')

/** Makes the folder, or opens it for the database whose log already goes there. @returns the folder's mark */
export function preparePlace(folder: string, known: string | undefined, who?: RunAs): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const mark = readMark(folder)
  if (!mark && readdirSync(folder).length > 0) throw new BackupRefused('not-empty', folder)
  if (mark && who && mark !== known) throw new BackupRefused('of-another', folder)
  const id = mark ?? randomToken()
  if (!mark) writeFileSync(join(folder, places.mark), `${id} ${hashOf(id)}`, { mode: 0o600, flush: true })
  for (const name of [places.wal, places.uploads]) ownedFolder(join(folder, name), who)
  if (who?.spawn.uid) chownSync(folder, who.uid, who.gid)
  if (who && !canReach(folder, who)) throw new BackupRefused('unreachable', folder)
  accessSync(folder, constants.W_OK)
  return id
}

/** The app and its database write here between two backups, whoever made the backup. */
export function ownedFolder(path: string, who?: RunAs): void {
  if (existsSync(path)) return
  if (!existsSync(dirname(path))) ownedFolder(dirname(path), who)
  mkdirSync(path, { mode: 0o700 })
  if (who?.spawn.uid) chownSync(path, who.uid, who.gid)
}
