import { bytesOf } from './shrink.ts'

/** Nothing was decided: tried again later, from where the server stands. */
export class NotNow extends Error {}
/** The server does not want it, and would not tomorrow. */
export class Unwanted extends Error {
  readonly status: number
  constructor(status: number) {
    super(`unwanted: ${status}`)
    this.status = status
  }
}

/** Nothing is taken for now, and it is not sent again by itself. */
export class Shut extends Error {}
/** The server's word for it. */
export const SHUT = 'not-open'

export interface Sent {
  outcome: string
  /** Why it was not taken, in words; empty when it was. */
  said: string
  /** The page that shows what has come. */
  to: string
}

export interface Sending {
  action: string
  content: Blob
  told: Record<string, string>
  /** Where an earlier try stands; empty at first. */
  location: string
  onPlace: (location: string) => Promise<unknown>
  onShare: (share: number) => void
}

/** Small enough that a proxy which swallows cut requests swallows little; still few for a shrunk photo. */
const CHUNK = 131_072
const PATIENCE_MS = 120_000
/** Reckoning over more than a photo is felt on an old phone. */
const MOST_SUMMED = 30_000_000

interface Answer {
  status: number
  text: string
  header(name: string): string
}

const ask = (
  method: string,
  url: string,
  headers: Record<string, string>,
  body: Blob | null = null,
  onBytes?: (bytes: number) => void,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.timeout = PATIENCE_MS
    request.setRequestHeader('Tus-Resumable', '1.0.0')
    for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name] || '')
    if (onBytes) request.upload.onprogress = ({ loaded }) => onBytes(loaded)
    const fail = () => reject(new NotNow())
    request.onerror = fail
    request.ontimeout = fail
    request.onabort = fail
    request.onload = () => {
      const { status } = request
      if (request.getResponseHeader(SHUT)) return reject(new Shut())
      if (status >= 500 || status === 429 || status === 423 || status === 0) return fail()
      resolve({ status, text: request.responseText, header: (name) => request.getResponseHeader(name) || '' })
    }
    request.send(body)
  })

const base64 = (text: string): string =>
  btoa(encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))

/** Sends one file from wherever the server stands to its end. @throws NotNow, Unwanted */
export const sendFile = async (sending: Sending): Promise<Sent> => {
  const { content } = sending
  let location = sending.location
  let offset = location ? await offsetAt(location) : undefined
  if (offset === undefined) {
    location = await begin(sending)
    await sending.onPlace(location)
    offset = await offsetAt(location)
  }
  // Each round moves on, or the phone and the server do not agree what this file is.
  const most = 20 + (2 * content.size) / CHUNK
  for (let rounds = 0; offset !== undefined && rounds < most; rounds++) {
    const sent = offset >= content.size ? await outcomeAt(location) : undefined
    if (sent) return sent
    offset = await sendChunk(location, content, offset, sending.onShare)
  }
  throw new NotNow()
}

/** Undefined when it is not there any more: begun anew. */
const offsetAt = async (location: string): Promise<number | undefined> => {
  const { status, header } = await ask('HEAD', location, {})
  if (status === 404 || status === 410) return undefined
  if (status >= 400) throw new Unwanted(status)
  return Number(header('Upload-Offset'))
}

const begin = async ({ action, content, told }: Sending): Promise<string> => {
  const all = { ...told, ...(await sumOf(content)) } as Record<string, string>
  const metadata = Object.keys(all).map((name) => `${name} ${base64(all[name] || '')}`)
  const headers = { 'Upload-Length': String(content.size), 'Upload-Metadata': metadata.join(',') }
  const { status, header } = await ask('POST', action, headers)
  const location = header('Location')
  if (status !== 201 || !location) throw new Unwanted(status)
  return location
}

/** So that the server knows it has what the phone has; only on https. */
const sumOf = async (content: Blob): Promise<Record<string, string>> => {
  const subtle = typeof crypto === 'undefined' ? undefined : crypto.subtle
  if (!subtle || content.size > MOST_SUMMED) return {}
  const sum = new Uint8Array(await subtle.digest('SHA-256', await bytesOf(content)))
  return { sha256: Array.prototype.map.call(sum, (byte: number) => `0${byte.toString(16)}`.slice(-2)).join('') }
}

const sendChunk = async (
  location: string,
  content: Blob,
  offset: number,
  onShare: (share: number) => void,
): Promise<number | undefined> => {
  const chunk = content.slice(offset, offset + CHUNK)
  const headers = { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' }
  const tellShare = (bytes: number) => onShare(Math.min(1, (offset + bytes) / Math.max(1, content.size)))
  const { status, header } = await ask('PATCH', location, headers, chunk, tellShare)
  if (status === 204 || status === 409 || status === 460) return Number(header('Upload-Offset'))
  if (status === 404 || status === 410) throw new NotNow()
  throw new Unwanted(status)
}

const outcomeAt = async (location: string): Promise<Sent | undefined> => {
  const { status, text } = await ask('GET', location, {})
  if (status !== 200) throw new NotNow()
  const { outcome, said, to } = JSON.parse(text) as { outcome: string | null; said: string; to: string }
  return outcome ? { outcome, said, to } : undefined
}

/** Its person took it back before it had come; what does not reach the server is purged there within a day. */
export const giveUp = (location: string): void => {
  if (location) ask('DELETE', location, {}).catch(() => {})
}
