import sharp from 'sharp'
import { hintsIn, type PhotoHints } from './exif.ts'

/** Why a file is not taken. */
export const fileProblems = ['kind', 'heic', 'broken', 'too-big', 'hidden'] as const
export type FileProblem = (typeof fileProblems)[number]

/** Drawn anew from its dots: nothing that the file said besides them is left in `display` and `thumb`, both JPEG. */
export interface Picture {
  display: Buffer
  thumb: Buffer
  /** Of the original. */
  mediaType: string
  /** Of `display`, upright. */
  width: number
  height: number
  hints: PhotoHints
}

const MOST_BYTES = 25_000_000
/** The largest phone cameras make 200 million dots; what is more than that is a bomb. JPEG is decoded scaled down. */
const MOST_DOTS = { jpeg: 210_000_000, png: 60_000_000, webp: 60_000_000 }
const DISPLAY = 1600
const THUMB = { width: 400, height: 300 }
/** Each decoding may hold a hundred megabytes. */
const AT_ONCE = 2

type Format = keyof typeof MOST_DOTS

/** Looks at the content, never at the name. SVG, GIF and all else are no photos. */
export async function readPicture(bytes: Buffer): Promise<Picture | { problem: FileProblem }> {
  const format = formatOf(bytes)
  if (format === 'heic' || format === 'kind') return { problem: format }
  if (bytes.length > MOST_BYTES) return { problem: 'too-big' }
  if (hidesSomething(bytes)) return { problem: 'hidden' }
  return inTurn(() => decode(bytes, format))
}

async function decode(bytes: Buffer, format: Format): Promise<Picture | { problem: FileProblem }> {
  const options = { limitInputPixels: MOST_DOTS[format], failOn: 'error' as const, sequentialRead: true }
  try {
    const meta = await sharp(bytes, options).metadata()
    if (meta.format !== format) return { problem: 'broken' }
    const display = await sharp(bytes, options)
      .autoOrient()
      .resize(DISPLAY, DISPLAY, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    const thumb = await sharp(display.data)
      .resize({ ...THUMB, fit: 'cover' })
      .jpeg({ quality: 72 })
      .toBuffer()
    return {
      display: display.data,
      thumb,
      mediaType: `image/${format}`,
      width: display.info.width,
      height: display.info.height,
      hints: hintsIn(meta.exif),
    }
  } catch (error) {
    // The decoder is an outside part; whatever it cannot make of the bytes is a broken or an enormous picture.
    return { problem: /pixel limit/i.test(String(error)) ? 'too-big' : 'broken' }
  }
}

/** Half of what is displayed: JPEG is decoded at half its size for a third of the work. */
const PRINTED = { width: DISPLAY / 2, height: DISPLAY / 2, fit: 'inside', withoutEnlargement: true } as const

/** Small enough that sixty of them travel by mail, fine enough for seven centimetres of paper. */
export const forPrint = (display: Buffer): Promise<Buffer> =>
  inTurn(() => sharp(display).resize(PRINTED).jpeg({ quality: 80 }).toBuffer())

function formatOf(bytes: Buffer): Format | 'heic' | 'kind' {
  const head = bytes.subarray(0, 12).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'webp'
  return /^....ftyp(hei|hev|mif1|msf1|avif)/s.test(head) ? 'heic' : 'kind'
}

/** A picture that is a page, a program or an archive as well. Films that phones append to photos are harmless. */
function hidesSomething(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  if (/<script|<html|<\?php|<iframe|<!doctype html/i.test(text)) return true
  return text.slice(-66_000).includes('PK\x05\x06') || text.slice(0, 2048).includes('%PDF-')
}

let running = 0
const queue: (() => void)[] = []

export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = queue.shift()
    // the place is handed on, so the count stays
    if (next) next()
    else running -= 1
  }
}
