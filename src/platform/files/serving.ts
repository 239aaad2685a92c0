import { Readable } from 'node:stream'
import { rangeOf } from './range.rules.ts'

export interface FileServed {
  mediaType: string
  /** Under which it is saved; without one it is shown. */
  saveAs?: string
  size?: number
  cache?: string
}

/** Whatever it is, it runs nothing and reaches nothing. */
const safe = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; object-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** Bytes, or a stream of them, as a file to look at or to save. */
export function fileAnswer(
  content: Uint8Array | Readable,
  { mediaType, saveAs, size, cache = 'no-store' }: FileServed,
  more: Record<string, string> = {},
): Response {
  const length = size ?? (content instanceof Readable ? undefined : content.byteLength)
  const body = content instanceof Readable ? (Readable.toWeb(content) as ReadableStream) : new Uint8Array(content)
  return new Response(body, {
    headers: {
      ...safe,
      'content-type': mediaType,
      'content-disposition': saveAs === undefined ? 'inline' : attachmentNamed(saveAs),
      'cache-control': cache,
      ...(length === undefined ? {} : { 'content-length': String(length) }),
      ...more,
    },
  })
}

interface RangedServed extends FileServed {
  size: number
  /** Stands for exactly these bytes: a part is added only to what began with them. */
  tag: string
}

interface Asking {
  header(name: string): string | undefined
}

/** A big file that can be fetched on from where a bad line broke off (RFC 9110 §14). */
export async function rangedAnswer(
  asked: Asking,
  open: (from: number, to: number) => Promise<Readable>,
  { size, tag, ...served }: RangedServed,
): Promise<Response> {
  const etag = `"${tag}"`
  const sameFile = (asked.header('if-range') ?? etag) === etag
  const range = sameFile ? rangeOf(asked.header('range'), size) : null
  const more = { etag, 'accept-ranges': 'bytes' }
  if (range === 'beyond') {
    const answer = fileAnswer(new Uint8Array(), served, { ...more, 'content-range': `bytes */${size}` })
    return new Response(null, { status: 416, headers: answer.headers })
  }
  const { from, to } = range ?? { from: 0, to: size - 1 }
  const content = await open(from, to)
  const partial = range ? { 'content-range': `bytes ${from}-${to}/${size}` } : {}
  const answer = fileAnswer(content, { ...served, size: to - from + 1 }, { ...more, ...partial })
  return range ? new Response(answer.body, { status: 206, headers: answer.headers }) : answer
}

/** RFC 6266: the name in UTF-8, and one that old programs can spell. */
function attachmentNamed(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`
}
