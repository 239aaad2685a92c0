import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { filePlace } from '#platform/files/local-store.ts'
import type { Keys } from '#platform/keys.ts'
import { hashFile } from './hashed.ts'
import { backupsIn, fingerprintOf, type Manifest, places, readManifest } from './manifest.ts'
import { readMark } from './place.ts'
import { BackupRefused } from './refused.ts'
import { isSegment, keptSegmentOf, runFrom } from './segments.rules.ts'
import { uploadsIn } from './uploads.ts'
import { verifyBackupWords as words } from './words.ts'

export interface BackupCheck {
  faults: string[]
  backups: number
  files: number
  /** The last moment a whole backup was complete at. */
  latest: Date | undefined
  /** False when the seal could not be held against the secret. */
  sealed: boolean
}

/** Every byte of a backup folder against its manifests, the log's names and the pool's names. */
export function verifyBackup(place: string, keys: Keys | undefined): BackupCheck {
  if (!existsSync(place)) throw new BackupRefused('no-backup', place)
  const faults: string[] = []
  try {
    if (!readMark(place)) faults.push(words.fault(places.mark, 'missing'))
  } catch {
    faults.push(words.fault(places.mark, 'changed'))
  }
  const check: BackupCheck = { faults, backups: 0, files: 0, latest: undefined, sealed: true }
  const whole: Manifest[] = []
  for (const name of backupsIn(place)) {
    const read = readManifest(join(place, name), keys)
    if ('fault' in read) {
      faults.push(words.manifest(name, read.fault))
      continue
    }
    whole.push(read.manifest)
    if (!keys || fingerprintOf(keys) !== read.manifest.secret) check.sealed = false
    checkFiles(place, read.manifest, check)
  }
  if (whole.length === 0 && faults.length === 0) throw new BackupRefused('no-backup', place)
  check.backups = whole.length
  check.latest = whole.map(({ completeAt }) => new Date(completeAt)).at(-1)
  checkUploads(place, whole, check)
  checkLog(place, whole, check)
  checkErasures(place, whole, check)
  return check
}

function checkFiles(place: string, { name, files }: Manifest, check: BackupCheck): void {
  const folder = join(place, name)
  for (const [file, { sha256, size }] of Object.entries(files)) {
    const path = join(folder, file)
    check.files += 1
    if (!existsSync(path)) check.faults.push(words.fault(join(name, file), 'missing'))
    else {
      const found = hashFile(path)
      if (found.sha256 !== sha256 || found.size !== size) check.faults.push(words.fault(join(name, file), 'changed'))
    }
  }
  const own = [places.manifest, places.seal]
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = relative(folder, join(entry.parentPath, entry.name))
    if (!entry.isDirectory() && !files[file] && !own.includes(file))
      check.faults.push(words.fault(join(name, file), 'added'))
  }
}

function checkUploads(place: string, whole: readonly Manifest[], check: BackupCheck): void {
  const pool = join(place, places.uploads)
  const there = uploadsIn(pool)
  for (const sha256 of there) {
    check.files += 1
    if (hashFile(join(pool, filePlace(sha256))).sha256 !== sha256)
      check.faults.push(words.fault(join(places.uploads, filePlace(sha256)), 'changed'))
  }
  const found = new Set(there)
  const named = new Set(whole.flatMap(({ uploads }) => ('pool' in uploads ? uploads.pool : [])))
  for (const sha256 of named)
    if (!found.has(sha256)) check.faults.push(words.fault(join(places.uploads, filePlace(sha256)), 'missing'))
}

function checkLog(place: string, whole: readonly Manifest[], check: BackupCheck): void {
  const folder = join(place, places.wal)
  const kept = existsSync(folder) ? readdirSync(folder).flatMap((file) => keptSegmentOf(file) ?? []) : []
  for (const { sha256, file } of kept) {
    check.files += 1
    if (hashFile(join(folder, file)).sha256 !== sha256)
      check.faults.push(words.fault(join(places.wal, file), 'changed'))
  }
  const names = kept.map(({ name }) => name).filter(isSegment)
  const gaps = new Set(whole.flatMap(({ wal }) => (wal ? (runFrom(names, wal.first).missing ?? []) : [])))
  for (const { wal } of whole)
    for (const [name, sha256] of Object.entries(wal?.segments ?? {}))
      if (!kept.some((one) => one.name === name && one.sha256 === sha256))
        check.faults.push(words.fault(join(places.wal, name), 'missing'))
  for (const name of gaps) check.faults.push(words.gap(name))
}

/** The folder's own list only grows: what a backup took of it stands in it still. */
function checkErasures(place: string, whole: readonly Manifest[], check: BackupCheck): void {
  const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [])
  const there = new Set(lines(join(place, places.erasures)))
  for (const { name } of whole)
    if (lines(join(place, name, places.erasures)).some((line) => line.endsWith('}') && !there.has(line)))
      check.faults.push(words.fault(places.erasures, 'changed'))
}
