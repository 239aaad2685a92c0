import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const INSIDE = 'ANYUE_BATTERY_MOUNTS'

/**
 * Runs this program again where it may mount without anybody else seeing it (root on Linux); ends this process with the
 * inner one's end. Returns only inside, or with the reason why it cannot be.
 */
export function withOwnMounts(): string | undefined {
  if (process.env[INSIDE]) return undefined
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounts need root on Linux'
  const own = ['--mount', '--propagation', 'private']
  if (spawnSync('unshare', [...own, 'mount', '-t', 'tmpfs', 'anyue', '/mnt']).status !== 0)
    return 'unshare and mount are not allowed here'
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const { status } = spawnSync('unshare', [...own, ...again], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  })
  process.exit(status ?? 1)
}

export interface SmallDisk {
  folder: string
  /** Takes every byte that is free, and whatever comes free, until `free`. */
  fill(): void
  free(): void
  remove(): void
}

const REFILL_MS = 20

/** A disk of its own at `folder`, gone with this process. */
export function smallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'anyue', folder])
  chmodSync(folder, 0o755)
  const filler = join(folder, 'filler')
  let filling: NodeJS.Timeout | undefined
  return {
    folder,
    fill() {
      topUp(filler)
      filling ??= setInterval(() => topUp(filler), REFILL_MS)
    },
    free() {
      clearInterval(filling)
      filling = undefined
      rmSync(filler, { force: true })
    },
    remove() {
      clearInterval(filling)
      spawnSync('umount', ['-l', folder])
    },
  }
}

/** The same place under another name, as a disk that is mounted there. */
export function appearAt(place: string, folder: string): () => void {
  mkdirSync(place, { recursive: true })
  execFileSync('mount', ['--bind', folder, place])
  return () => void spawnSync('umount', ['-l', place])
}

function topUp(filler: string): void {
  let file: number | undefined
  try {
    file = openSync(filler, 'a')
    for (const size of [1 << 20, 1 << 12]) while (writtenWhole(file, size));
  } catch {
    // not even the file could be made: full
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function writtenWhole(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch {
    return false
  }
}
