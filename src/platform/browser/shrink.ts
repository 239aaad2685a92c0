import { exifOf, uprightExif, withExif } from './exif.rules.ts'

/** What the server shows at most: more dots than this cost the phone's data and are thrown away. */
const MOST_SIDE = 1600
const WANTED_BYTES = 300_000
const QUALITIES = [0.82, 0.72, 0.6]
const PATIENCE_MS = 20_000
const SHRUNK = /^image\/(jpeg|png|webp|heic|heif)$/

export interface Shrunk {
  name: string
  type: string
  content: Blob
}

/**
 * A smaller JPEG of a photo, or the file itself: where it is small already, is no photo, or this phone cannot draw it
 * (too little memory, a canvas that gives nothing back).
 */
export const shrink = async (file: File): Promise<Shrunk> => {
  const whole = { name: file.name, type: file.type, content: file }
  // Some file managers give no type; the name says enough to try.
  if (!SHRUNK.test(file.type) && !(file.type === '' && /\.(jpe?g|png|webp|heic|heif)$/i.test(file.name))) return whole
  const memory = (navigator as { deviceMemory?: number }).deviceMemory || 4
  if (memory < 0.5) return whole
  try {
    const small = await inTime(drawSmall(file))
    return small && small.size < file.size ? { name: jpegName(file.name), type: 'image/jpeg', content: small } : whole
  } catch {
    return whole
  }
}

const jpegName = (name: string): string => name.replace(/\.\w+$/, '') + (name ? '.jpg' : '')

const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<T>((_, reject) => setTimeout(() => reject(new Error('slow')), PATIENCE_MS))])

const drawSmall = async (file: File): Promise<Blob | null> => {
  const image = await loaded(file)
  const { naturalWidth: width, naturalHeight: height } = image
  const share = Math.min(1, MOST_SIDE / Math.max(width, height))
  if (share === 1 && file.size <= WANTED_BYTES) return null
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * share))
  canvas.height = Math.max(1, Math.round(height * share))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  // What was see-through becomes paper, not black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  let small: Blob | null = null
  for (const quality of QUALITIES) {
    small = await jpegOf(canvas, quality)
    if (!small || small.size <= WANTED_BYTES) break
  }
  // Some phones hold on to a canvas's memory until it is made small.
  canvas.width = 0
  return small && withCameraWords(file, small)
}

const loaded = (file: File): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image()
    const url = URL.createObjectURL(file)
    image.onload = () => {
      URL.revokeObjectURL(url)
      if (image.naturalWidth) resolve(image)
      else reject(new Error('empty'))
    }
    image.onerror = () => {
      URL.revokeObjectURL(url)
      reject(new Error('unreadable'))
    }
    image.src = url
  })

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob && blob.type === 'image/jpeg' ? blob : null), 'image/jpeg', quality),
  )

/** Browsers that turn pictures themselves have turned these dots; the others leave it to the server, which reads Exif. */
const turnsPictures = (): boolean => typeof CSS !== 'undefined' && CSS.supports('image-orientation', 'from-image')

const withCameraWords = async (file: File, small: Blob): Promise<Blob> => {
  const exif = exifOf(new Uint8Array(await bytesOf(file.slice(0, 200_000))))
  if (!exif) return small
  const words = turnsPictures() ? uprightExif(exif) : exif
  const whole = withExif(new Uint8Array(await bytesOf(small)), words)
  return new Blob([whole as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })
}

/** Blob.arrayBuffer is younger than the phones. */
export const bytesOf = (blob: Blob): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as ArrayBuffer)
    reader.onerror = () => reject(reader.error)
    reader.readAsArrayBuffer(blob)
  })
