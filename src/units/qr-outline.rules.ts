/** A QR code as one outline: prints sharp, and no viewer draws hairlines between its squares. Pure. */
import { create } from 'qrcode'

export interface QrOutline {
  /** Squares on a side, without the quiet zone. */
  size: number
  /** An SVG path in squares. */
  path: string
}

/** A quarter of it may be torn off or painted over (ISO/IEC 18004, level Q). */
export function qrOutline(text: string): QrOutline {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' })
  return { size: modules.size, path: outlineOf(modules.size, modules.data) }
}

const NONE = -1

/** Walks around every dark patch with the dark on the right hand; holes run the other way, so the fill rule leaves them. */
export function outlineOf(size: number, dark: ArrayLike<number>): string {
  const width = size + 1
  const isDark = (x: number, y: number) => x >= 0 && y >= 0 && x < size && y < size && dark[y * size + x] === 1
  // Where corners of two patches touch, two ways lead on.
  const ways = new Int32Array(width * width * 2).fill(NONE)
  const edge = (from: number, to: number) => {
    ways[ways[from * 2] === NONE ? from * 2 : from * 2 + 1] = to
  }
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue
      const corner = y * width + x
      if (!isDark(x, y - 1)) edge(corner, corner + 1)
      if (!isDark(x + 1, y)) edge(corner + 1, corner + width + 1)
      if (!isDark(x, y + 1)) edge(corner + width + 1, corner + width)
      if (!isDark(x - 1, y)) edge(corner + width, corner)
    }
  let path = ''
  for (let corner = 0; corner < width * width; corner++)
    while (ways[corner * 2] !== NONE || ways[corner * 2 + 1] !== NONE) path += loopFrom(corner, ways, width)
  return path
}

function loopFrom(start: number, ways: Int32Array, width: number): string {
  let path = `M${start % width} ${Math.floor(start / width)}`
  let at = start
  let step = 0
  let run = 0
  const draw = () => {
    if (run > 0) path += Math.abs(step) === 1 ? `h${step * run}` : `v${Math.sign(step) * run}`
    run = 0
  }
  do {
    const slot = ways[at * 2] === NONE ? at * 2 + 1 : at * 2
    const to = ways[slot]!
    ways[slot] = NONE
    if (to - at !== step) draw()
    step = to - at
    run += 1
    at = to
  } while (at !== start)
  draw()
  return `${path}z`
}
