import { localStore } from './local-store.ts'
import { mirrored } from './mirrored-store.ts'
import type { FileStore } from './store.ts'

type Environment = Record<string, string | undefined>

/** S3_* when a bucket is named, otherwise `dir` on the local disk. */
export async function fileStoreFrom(env: Environment, dir: string): Promise<FileStore> {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_FORCE_PATH_STYLE } = env
  if (!S3_BUCKET) return mirrored(localStore(dir), dir)
  const { s3Store } = await import('./s3-store.ts')
  return s3Store({
    bucket: S3_BUCKET,
    endpoint: S3_ENDPOINT,
    region: S3_REGION || 'us-east-1',
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    forcePathStyle: S3_FORCE_PATH_STYLE !== '0',
    unfinished: `${dir}-unfinished`,
  })
}
