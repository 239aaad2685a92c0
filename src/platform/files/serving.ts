import { Readable } from 'node:stream'

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
    },
  })
}

/** RFC 6266: the name in UTF-8, and one that old programs can spell. */
function attachmentNamed(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`
}
