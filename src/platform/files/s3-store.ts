import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { s3Shelf } from './s3-shelf.ts'
import { FileMissing, type FileStore } from './store.ts'

export interface S3Settings {
  bucket: string
  endpoint: string | undefined
  region: string
  accessKeyId: string | undefined
  secretAccessKey: string | undefined
  forcePathStyle: boolean
  unfinished: string
}

export function s3Store({
  bucket,
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
  forcePathStyle,
  unfinished,
}: S3Settings): FileStore {
  const client = new S3Client({
    region,
    forcePathStyle,
    ...(endpoint ? { endpoint } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  })
  const at = (sha256: string) => ({ Bucket: bucket, Key: `files/${sha256.slice(0, 2)}/${sha256}` })
  const open = async (sha256: string): Promise<Readable> => {
    const { Body } = await client.send(new GetObjectCommand(at(sha256))).catch(missing(sha256))
    return Body as Readable
  }
  const has = (sha256: string) => client.send(new HeadObjectCommand(at(sha256))).then(() => true, isMissing)
  return {
    unfinished,
    made: s3Shelf(client, bucket, unfinished),
    open,
    has,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!(await has(sha256)))
        await client.send(new PutObjectCommand({ ...at(sha256), Body: bytes, ContentLength: bytes.byteLength }))
      return { sha256, size: bytes.byteLength }
    },
    async read(sha256) {
      const chunks: Buffer[] = []
      for await (const chunk of await open(sha256)) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
    async remove(sha256) {
      await client.send(new DeleteObjectCommand(at(sha256)))
    },
  }
}

const nameOf = (error: unknown): string => (error as { name?: string }).name ?? ''
const GONE = ['NoSuchKey', 'NotFound']

const missing = (sha256: string) => (error: unknown) => {
  throw GONE.includes(nameOf(error)) ? new FileMissing(sha256) : error
}

function isMissing(error: unknown): false {
  if (GONE.includes(nameOf(error))) return false
  throw error
}
