import type { Readable } from 'node:stream'
import { localStore } from './local-store.ts'
import { s3Store } from './s3-store.ts'

/** Bytes kept under the SHA-256 of their content: the same file twice is one file, and nobody's name is a path. */
export interface FileStore {
  /** Returns only when the bytes are safe: on disk and in their folder, or with the object store. */
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  read(sha256: string): Promise<Buffer>
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
}

export class FileMissing extends Error {}

type Environment = Record<string, string | undefined>

/** S3_* when a bucket is named, otherwise `dir` on the local disk. */
export function fileStoreFrom(env: Environment, dir: string): FileStore {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_FORCE_PATH_STYLE } = env
  if (!S3_BUCKET) return localStore(dir)
  return s3Store({
    bucket: S3_BUCKET,
    endpoint: S3_ENDPOINT,
    region: S3_REGION || 'us-east-1',
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    forcePathStyle: S3_FORCE_PATH_STYLE !== '0',
  })
}

export { localStore, s3Store }
