import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '#platform/postgres/home.ts'
import { own, replayFolder } from '#platform/postgres/wal-keeping.ts'
import { copyHashed } from './hashed.ts'
import { type Manifest, places } from './manifest.ts'
import { BackupRefused } from './refused.ts'
import { isSegment, keptSegmentOf, runFrom } from './segments.rules.ts'

export interface LogToReplay {
  segments: number
  /** The first that is missing although later ones are there. */
  missing: string | undefined
}

/** What of the log follows the backup, checked byte for byte, to where the server's user can read it. */
export function layOutLog(place: string, { wal }: Manifest, home: Home, old: string | undefined): LogToReplay {
  const to = replayFolder(home)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  own(home.who, to, 0o700)
  const folder = join(place, places.wal)
  const kept = readdirSync(folder).flatMap((file) => keptSegmentOf(file) ?? [])
  const needed = kept.filter(({ name }) => !isSegment(name) || name >= wal!.first)
  for (const { name, sha256, file } of needed) {
    const copy = join(to, `${name}.gz`)
    if (copyHashed(join(folder, file), copy).sha256 !== sha256)
      throw new BackupRefused('damaged', join(places.wal, file))
    own(home.who, copy)
  }
  const names = new Set(needed.map(({ name }) => name))
  for (const [name, sha256] of Object.entries(wal!.segments))
    if (!kept.some((one) => one.name === name && one.sha256 === sha256)) throw new BackupRefused('damaged', name)
  for (const name of restOf(old)) if (!names.has(name)) takeRest(join(old!, name), join(to, name), home, names)
  const { run, missing } = runFrom([...names], wal!.first)
  return { segments: run.length, missing }
}

/** What the lost server had not handed over yet lies in its own folder, if that can still be read. */
const restOf = (old: string | undefined): string[] =>
  old && existsSync(old) ? readdirSync(old).filter((name) => isSegment(name) || name.endsWith('.history')) : []

function takeRest(from: string, to: string, home: Home, names: Set<string>): void {
  copyFileSync(from, to)
  own(home.who, to)
  names.add(to.slice(-24))
}
