import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filePlace, isHash } from '#platform/files/local-store.ts'
import type { RunAs } from '#platform/postgres/run-as.ts'
import { own } from '#platform/postgres/wal-keeping.ts'
import { copyHashed, hashFile } from './hashed.ts'
import { ownedFolder } from './place.ts'

export const uploadsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && isHash(entry.name))
        .map(({ name }) => name)
        .sort()
    : []

export interface CopiedUploads {
  fresh: number
  /** Not there, or no longer what was uploaded, and not in the pool either. */
  broken: string[]
}

/** What is in the pool already is read again, and copied again when it is no longer itself. */
export function copyUploads(from: string, to: string, hashes: readonly string[], who?: RunAs): CopiedUploads {
  const copied: CopiedUploads = { fresh: 0, broken: [] }
  for (const sha256 of hashes) {
    if (isWhole(join(to, filePlace(sha256)), sha256)) continue
    if (copyUpload(join(from, filePlace(sha256)), to, sha256, who)) copied.fresh += 1
    else copied.broken.push(sha256)
  }
  return copied
}

const isWhole = (path: string, sha256: string): boolean => existsSync(path) && hashFile(path).sha256 === sha256

export function copyUpload(from: string, to: string, sha256: string, who?: RunAs): boolean {
  if (!existsSync(from)) return false
  const target = join(to, filePlace(sha256))
  ownedFolder(dirname(target), who)
  const draft = `${target}.${process.pid}.part`
  try {
    if (copyHashed(from, draft).sha256 !== sha256) return false
    if (who) own(who, draft)
    renameSync(draft, target)
    return true
  } finally {
    rmSync(draft, { force: true })
  }
}
