import sharp from 'sharp'

/** A picture without its details: the same after it was made smaller, recompressed or filtered. */
export interface PhotoPrint {
  /** 64 signs of 0 and 1, near when pictures are: what is searched by. */
  hash: string
  /** DOTS × DOTS shades of grey: what is compared when hashes are near. */
  dots: Buffer
}

export const DOTS = 32
const ACROSS = 8

/** Of the shades, 0–255, below which a picture has nothing to compare: a lens cap, a white wall. */
const FLAT = 4

/** `undefined` for a picture with nothing in it. */
export async function printOf(picture: Buffer): Promise<PhotoPrint | undefined> {
  const dots = await sharp(picture)
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(DOTS, DOTS, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  return deviation(dots) < FLAT ? undefined : { hash: hashOf(dots), dots }
}

function deviation(dots: Buffer): number {
  let [sum, squares] = [0, 0]
  for (const dot of dots) {
    sum += dot
    squares += dot * dot
  }
  return Math.sqrt(Math.max(0, squares / dots.length - (sum / dots.length) ** 2))
}

// waves[u * DOTS + x]: the u-th cosine at dot x
const waves = Float64Array.from({ length: (ACROSS + 1) * DOTS }, (_, at) =>
  Math.cos((Math.floor(at / DOTS) * ((at % DOTS) + 0.5) * Math.PI) / DOTS),
)

/** The slowest waves of the picture, each above or below their median (pHash). The mean says nothing and is left out. */
export function hashOf(dots: Buffer): string {
  const rows = new Float64Array((ACROSS + 1) * DOTS)
  for (let u = 0; u <= ACROSS; u++)
    for (let y = 0; y < DOTS; y++) {
      let sum = 0
      for (let x = 0; x < DOTS; x++) sum += dots[y * DOTS + x]! * waves[u * DOTS + x]!
      rows[u * DOTS + y] = sum
    }
  const values: number[] = []
  for (const [u, v] of slowest) {
    let sum = 0
    for (let y = 0; y < DOTS; y++) sum += rows[u * DOTS + y]! * waves[v * DOTS + y]!
    values.push(sum)
  }
  const median = [...values].sort((a, b) => a - b)[values.length / 2]!
  return values.map((value) => (value >= median ? '1' : '0')).join('')
}

/** By how much they wave in both directions; 64 of them. */
const slowest: readonly (readonly [number, number])[] = Array.from(
  { length: (ACROSS + 1) ** 2 },
  (_, at): [number, number] => [at % (ACROSS + 1), Math.floor(at / (ACROSS + 1))],
)
  .slice(1)
  .sort((a, b) => a[0] ** 2 + a[1] ** 2 - (b[0] ** 2 + b[1] ** 2))
  .slice(0, 64)

/** In how many of the 64 signs they differ. */
export function distanceOf(one: string, other: string): number {
  let count = 0
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) count += 1
  return count
}
