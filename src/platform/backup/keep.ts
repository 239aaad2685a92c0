import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filePlace } from '#platform/files/local-store.ts'
import { backupsIn, type Manifest, places, readManifest } from './manifest.ts'
import { keptSegmentOf } from './segments.rules.ts'
import { uploadsIn } from './uploads.ts'

/** Removes all but the newest `count` backups, and what of the log and the pool none of those needs. @returns names */
export function keepNewest(place: string, count: number): string[] {
  const all = backupsIn(place)
  const gone = all.slice(0, Math.max(0, all.length - count))
  if (gone.length === 0) return []
  const read = all.slice(gone.length).map((name) => readManifest(join(place, name)))
  // Whoever cannot read what is to stay removes nothing.
  const kept = read.flatMap((one) => ('manifest' in one ? [one.manifest] : []))
  if (kept.length < read.length || kept.length === 0) return []
  for (const name of gone) rmSync(join(place, name), { recursive: true, force: true })
  removeLog(join(place, places.wal), kept)
  removeUploads(join(place, places.uploads), kept)
  return gone
}

function removeLog(folder: string, kept: readonly Manifest[]): void {
  const oldest = kept.map(({ wal }) => wal?.first ?? '').sort()[0]!
  for (const segment of readdirSync(folder).flatMap((file) => keptSegmentOf(file) ?? []))
    if (!segment.name.endsWith('.history') && segment.name.slice(0, 24) < oldest)
      rmSync(join(folder, segment.file), { force: true })
}

function removeUploads(folder: string, kept: readonly Manifest[]): void {
  const named = new Set(kept.flatMap(({ uploads }) => ('pool' in uploads ? uploads.pool : [])))
  const newest = Math.max(...kept.map(({ startedAt }) => Date.parse(startedAt)))
  for (const sha256 of uploadsIn(folder)) {
    const path = join(folder, filePlace(sha256))
    // What came since the newest backup is in no manifest yet.
    if (!named.has(sha256) && statSync(path).mtimeMs < newest) rmSync(path, { force: true })
  }
}
