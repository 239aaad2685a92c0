import { join } from 'node:path'
import { places } from '#platform/backup/manifest.ts'
import { copyUpload } from '#platform/backup/uploads.ts'
import { log } from '#platform/log.ts'
import { backupOf } from '#platform/postgres/wal-keeping.ts'
import type { FileStore } from './store.ts'

/**
 * What is uploaded goes to the backup's folder too, as the database's log does. Nobody waits for it and nothing fails
 * with it: the next backup takes what did not arrive.
 */
export function mirrored(store: FileStore, dir: string): FileStore {
  return {
    ...store,
    async put(bytes) {
      const kept = await store.put(bytes)
      setImmediate(() => copyToBackup(store, dir, kept.sha256))
      return kept
    },
  }
}

function copyToBackup(store: FileStore, dir: string, sha256: string): void {
  try {
    const folder = backupOf(dir)
    if (folder && store.pathOf) copyUpload(store.pathOf(sha256), join(folder, places.uploads), sha256)
  } catch (error) {
    log.warn({ err: error }, 'an upload did not reach the backup folder')
  }
}
