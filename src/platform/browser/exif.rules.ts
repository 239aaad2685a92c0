/** What a camera wrote into a JPEG, carried over to its smaller copy: the office is told when and where. Pure. */

const marker = (bytes: Uint8Array, at: number): number => (bytes[at]! << 8) | bytes[at + 1]!

/** The Exif segment with its marker, or null. */
export const exifOf = (bytes: Uint8Array): Uint8Array | null => {
  if (bytes.length < 4 || marker(bytes, 0) !== 0xffd8) return null
  let at = 2
  while (at + 10 < bytes.length && bytes[at] === 0xff) {
    const kind = bytes[at + 1]!
    const length = marker(bytes, at + 2)
    // The picture itself begins: no Exif comes after it.
    if (kind === 0xda || length < 2) return null
    const isExif = kind === 0xe1 && String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'Exif'
    if (isExif) return at + 2 + length <= bytes.length ? bytes.slice(at, at + 2 + length) : null
    at += 2 + length
  }
  return null
}

const ORIENTATION = 0x0112

/** The same segment saying that the picture stands upright, where the dots were turned already. */
export const uprightExif = (segment: Uint8Array): Uint8Array => {
  const exif = segment.slice()
  const view = new DataView(exif.buffer)
  const tiff = 10
  if (exif.length < tiff + 8) return exif
  const little = exif[tiff] === 0x49
  const first = tiff + view.getUint32(tiff + 4, little)
  if (first + 2 > exif.length) return exif
  const entries = view.getUint16(first, little)
  for (let nth = 0; nth < entries; nth++) {
    const at = first + 2 + nth * 12
    if (at + 12 > exif.length) break
    if (view.getUint16(at, little) === ORIENTATION) view.setUint16(at + 8, 1, little)
  }
  return exif
}

/** Put where a reader looks for it: right after the beginning. */
export const withExif = (jpeg: Uint8Array, exif: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(jpeg.length + exif.length)
  whole.set(jpeg.subarray(0, 2))
  whole.set(exif, 2)
  whole.set(jpeg.subarray(2), 2 + exif.length)
  return whole
}
