/** What may hang on a report, how much of it, and what it really is: the content decides, never the name. Pure. */

export const fileKinds = ['photo', 'video', 'voice'] as const
export type FileKind = (typeof fileKinds)[number]

export type FileFault = 'kind' | 'heic' | 'broken' | 'too-big' | 'hidden' | 'too-many' | 'no-room'

/** Beyond this nothing of a kind is taken; a phone's minute of film fits. */
export const mostBytesOf: Readonly<Record<FileKind, number>> = {
  photo: 25_000_000,
  video: 60_000_000,
  voice: 20_000_000,
}
/** Of one report, over all its days. */
export const mostOf: Readonly<Record<FileKind, number>> = { photo: 12, video: 3, voice: 3 }
const MOST_BYTES = 300_000_000

export interface Holding {
  kind: FileKind
  bytes: number
}

export function faultWithMore(held: readonly Holding[], more: Holding): FileFault | undefined {
  if (more.bytes > mostBytesOf[more.kind]) return 'too-big'
  if (held.filter(({ kind }) => kind === more.kind).length >= mostOf[more.kind]) return 'too-many'
  return held.reduce((all, { bytes }) => all + bytes, more.bytes) > MOST_BYTES ? 'too-many' : undefined
}

/** What its first bytes say; a photo is decoded besides. */
export function mediaTypeOf(kind: 'video' | 'voice', bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 12).toString('latin1')
  const brand = /^....ftyp(....)/s.exec(head)?.[1] ?? ''
  if (kind === 'video') {
    if (/^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash)$/.test(brand)) return 'video/mp4'
    if (/^3g[p2]/.test(brand)) return 'video/3gpp'
    if (brand === 'qt  ') return 'video/quicktime'
    return head.startsWith('\x1a\x45\xdf\xa3') ? 'video/webm' : undefined
  }
  if (/^(M4A |M4B |isom|iso[2-9]|mp4[12])$/.test(brand)) return 'audio/mp4'
  if (/^3g[p2]/.test(brand)) return 'audio/3gpp'
  if (head.startsWith('#!AMR')) return 'audio/amr'
  if (head.startsWith('OggS')) return 'audio/ogg'
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm'
  if (head.startsWith('RIFF') && head.slice(8) === 'WAVE') return 'audio/wav'
  if (head.startsWith('ID3') || /^\xff[\xfa\xfb\xf2\xf3]/.test(head)) return 'audio/mpeg'
  return /^\xff[\xf0\xf1\xf8\xf9]/.test(head) ? 'audio/aac' : undefined
}

/** A film that is a page, a program or an archive as well. */
export function hidesSomething(bytes: Buffer): boolean {
  const [head, tail] = [bytes.subarray(0, 65_536), bytes.subarray(-66_000)].map((part) => part.toString('latin1'))
  return /<script|<html|<\?php|<iframe|<!doctype html/i.test(head! + tail!) || tail!.includes('PK\x05\x06')
}

/** As a file is called that somebody saves: by what it is, never as the phone called it. */
export const endingOf = (mediaType: string): string =>
  endings[mediaType] ?? mediaType.slice(mediaType.indexOf('/') + 1).replace(/\W/g, '')

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'audio/3gpp': '3gp',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
}
