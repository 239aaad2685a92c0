import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3'
import { draftIn } from './local-shelf.ts'
import type { Shelf } from './store.ts'

const PREFIX = 'made/'

/** In the bucket, so that whichever process is asked can send it. */
export function s3Shelf(client: S3Client, bucket: string, unfinished: string): Shelf {
  const at = (name: string) => ({ Bucket: bucket, Key: `${PREFIX}${name}` })
  return {
    draft: (name) => draftIn(unfinished, name),
    async put(name, draft) {
      const { Upload } = await import('@aws-sdk/lib-storage')
      await new Upload({ client, params: { ...at(name), Body: createReadStream(draft) } }).done()
      await rm(draft, { force: true })
    },
    sizeOf: (name) =>
      client.send(new HeadObjectCommand(at(name))).then(
        ({ ContentLength }) => ContentLength ?? null,
        (error: { name?: string }) => {
          if (error.name === 'NotFound' || error.name === 'NoSuchKey') return null
          throw error
        },
      ),
    async open(name, from, to) {
      const { Body } = await client.send(new GetObjectCommand({ ...at(name), Range: `bytes=${from}-${to}` }))
      return Body as Readable
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand(at(name)))
    },
    async list() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: PREFIX }))
      return Contents.map(({ Key = '', LastModified = new Date(0) }) => ({
        name: Key.slice(PREFIX.length),
        changedAt: LastModified,
      }))
    },
  }
}
