/** Square, row after row; `size` dots across. */
export interface Shades {
  size: number
  dots: Float64Array
}

/** Where a picture lies in another: stretched, and moved as a share of its width. */
export interface Placing {
  stretchX: number
  stretchY: number
  moveX: number
  moveY: number
}

export const asItIs: Placing = { stretchX: 1, stretchY: 1, moveX: 0, moveY: 0 }

/** A fifth is no nearer: the steps shrink by their square. */
const ROUNDS = 4
/** Of a dot: nearer is no gain. */
const SETTLED = 0.02
/** More cut off than this is another picture. */
const MOST_STRETCH = 0.2
const MOST_MOVE = 0.12

/**
 * The placing of `part` on `whole` with the least difference, from a near one: Gauss and Newton's steps (Lucas and
 * Kanade, 1981). Brighter or harsher is no difference.
 */
export function placedOn(whole: Shades, part: Shades, from: Placing): Placing {
  const { size } = whole
  let at = from
  for (let round = 0; round < ROUNDS; round++) {
    const step = stepFrom(whole, part, at)
    if (!step) return at
    at = {
      stretchX: within(at.stretchX + step[0], 1, MOST_STRETCH),
      stretchY: within(at.stretchY + step[1], 1, MOST_STRETCH),
      moveX: within(at.moveX + step[2] / size, 0, MOST_MOVE),
      moveY: within(at.moveY + step[3] / size, 0, MOST_MOVE),
    }
    const moved = Math.abs(step[2]) + Math.abs(step[3]) + (size / 2) * (Math.abs(step[0]) + Math.abs(step[1]))
    if (moved < SETTLED) return at
  }
  return at
}

const within = (value: number, middle: number, most: number): number =>
  Math.min(middle + most, Math.max(middle - most, value))

const MOST_DOTS = 32 * 32
const column = () => new Float64Array(MOST_DOTS)

/**
 * Every dot of `part` that falls on `whole`: where it is, its own shade, the shade there, and which way that grows
 * lighter. One for all: it is filled and read within a call, tens of thousands of times for each new photo.
 */
export const laid = {
  count: 0,
  x: column(),
  y: column(),
  own: column(),
  shade: column(),
  slopeX: column(),
  slopeY: column(),
}

export function lay(whole: Shades, part: Shades, { stretchX, stretchY, moveX, moveY }: Placing): void {
  const { size, dots } = whole
  const middle = (size - 1) / 2
  let count = 0
  for (let y = 0; y < size; y++) {
    const atY = (y - middle) * stretchY + moveY * size + middle
    if (atY < 0 || atY > size - 1) continue
    const top = Math.min(size - 2, Math.floor(atY))
    const down = atY - top
    for (let x = 0; x < size; x++) {
      const atX = (x - middle) * stretchX + moveX * size + middle
      if (atX < 0 || atX > size - 1) continue
      const left = Math.min(size - 2, Math.floor(atX))
      const right = atX - left
      const corner = top * size + left
      const a = dots[corner]!
      const b = dots[corner + 1]!
      const c = dots[corner + size]!
      const d = dots[corner + size + 1]!
      const upper = a + (b - a) * right
      const lower = c + (d - c) * right
      laid.x[count] = x
      laid.y[count] = y
      laid.own[count] = part.dots[y * size + x]!
      laid.shade[count] = upper + (lower - upper) * down
      laid.slopeX[count] = (b - a) * (1 - down) + (d - c) * down
      laid.slopeY[count] = lower - upper
      count += 1
    }
  }
  laid.count = count
}

/** Mean and spread of both pictures where they lie over one another, and what they have in common (−1 to 1). */
export function lightsOf({ count, shade, own }: typeof laid) {
  let [whole, part, wholeSquares, partSquares, products] = [0, 0, 0, 0, 0]
  for (let nth = 0; nth < count; nth++) {
    const one = shade[nth]!
    const other = own[nth]!
    whole += one
    part += other
    wholeSquares += one * one
    partSquares += other * other
    products += one * other
  }
  const [meanWhole, meanPart] = [whole / count, part / count]
  const spreadWhole = Math.sqrt(Math.max(0, wholeSquares / count - meanWhole ** 2))
  const spreadPart = Math.sqrt(Math.max(0, partSquares / count - meanPart ** 2))
  const spreads = spreadWhole * spreadPart
  const correlation = spreads > 0 ? (products / count - meanWhole * meanPart) / spreads : 0
  return { meanWhole, meanPart, spreadWhole, spreadPart, correlation }
}

type Step = [number, number, number, number]

function stepFrom(whole: Shades, part: Shades, placing: Placing): Step | undefined {
  lay(whole, part, placing)
  const { meanWhole, meanPart, spreadWhole, spreadPart } = lightsOf(laid)
  const gain = spreadPart / (spreadWhole || 1)
  const middle = (whole.size - 1) / 2
  // The ten products of four slopes, and each with what is missed.
  let [aa, ab, ac, ad, bb, bc, bd, cc, cd, dd] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  let [am, bm, cm, dm] = [0, 0, 0, 0]
  for (let nth = 0; nth < laid.count; nth++) {
    const c = laid.slopeX[nth]! * gain
    const d = laid.slopeY[nth]! * gain
    const a = c * (laid.x[nth]! - middle)
    const b = d * (laid.y[nth]! - middle)
    const missed = laid.own[nth]! - meanPart - (laid.shade[nth]! - meanWhole) * gain
    aa += a * a
    ab += a * b
    ac += a * c
    ad += a * d
    bb += b * b
    bc += b * c
    bd += b * d
    cc += c * c
    cd += c * d
    dd += d * d
    am += a * missed
    bm += b * missed
    cm += c * missed
    dm += d * missed
  }
  return solved([
    [aa, ab, ac, ad, am],
    [ab, bb, bc, bd, bm],
    [ac, bc, cc, cd, cm],
    [ad, bd, cd, dd, dm],
  ])
}

/** Four equations with four unknowns; nothing when the picture gives no hold. */
function solved(rows: number[][]): Step | undefined {
  for (let pivot = 0; pivot < 4; pivot++) {
    const best = rows.slice(pivot).reduce((most, row) => (Math.abs(row[pivot]!) > Math.abs(most[pivot]!) ? row : most))
    if (!(Math.abs(best[pivot]!) > 1e-9)) return undefined
    rows.splice(rows.indexOf(best), 1)
    rows.splice(pivot, 0, best)
    for (const row of rows) {
      if (row === best) continue
      const times = row[pivot]! / best[pivot]!
      for (let at = pivot; at < 5; at++) row[at]! -= times * best[at]!
    }
  }
  return rows.map((row, at) => row[4]! / row[at]!) as Step // one for each of the four rows
}
