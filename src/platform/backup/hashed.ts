import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'

export interface Hashed {
  sha256: string
  size: number
}

const CHUNK = 1 << 20

/** @throws ENOENT when it is gone */
export const hashFile = (from: string): Hashed => through(from, () => {})

/** What was written is what was hashed; `flushAll` brings it to the disk, for many at once. */
export function copyHashed(from: string, to: string): Hashed {
  const target = openSync(to, 'w', 0o600)
  try {
    return through(from, (bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(target, bytes, at)
    })
  } finally {
    closeSync(target)
  }
}

/** Thousands of small files, one after another, would take minutes on a busy disk. */
export function flushAll(folder: string): void {
  if (spawnSync('sync', ['-f', folder], { stdio: 'ignore' }).status !== 0) spawnSync('sync', { stdio: 'ignore' })
}

function through(from: string, take: (bytes: Buffer) => void): Hashed {
  const source = openSync(from, 'r')
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.alloc(CHUNK)
    let size = 0
    for (;;) {
      const read = readSync(source, chunk, 0, CHUNK, null)
      if (read === 0) return { sha256: hash.digest('hex'), size }
      const bytes = chunk.subarray(0, read)
      hash.update(bytes)
      take(bytes)
      size += read
    }
  } finally {
    closeSync(source)
  }
}
