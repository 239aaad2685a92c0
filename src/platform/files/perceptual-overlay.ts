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

const ROUNDS = 8
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

type Step = [number, number, number, number]

/** One pass over the dots; all sums are plain so that the lighting can be taken out of them afterwards. */
function stepFrom(whole: Shades, part: Shades, placing: Placing): Step | undefined {
  const steep = [0, 0, 0, 0]
  const squares = new Float64Array(16)
  const [alone, withWhole, withPart] = [new Float64Array(4), new Float64Array(4), new Float64Array(4)]
  const lights = new Lights()
  const middle = (whole.size - 1) / 2
  eachOverlaid(whole, part, placing, (x, y, shade, own, slopeX, slopeY) => {
    lights.add(shade, own)
    steep[0] = slopeX * (x - middle)
    steep[1] = slopeY * (y - middle)
    steep[2] = slopeX
    steep[3] = slopeY
    for (let row = 0; row < 4; row++) {
      const one = steep[row]!
      alone[row]! += one
      withWhole[row]! += one * shade
      withPart[row]! += one * own
      for (let column = row; column < 4; column++) squares[row * 4 + column]! += one * steep[column]!
    }
  })
  if (lights.count === 0) return undefined
  for (let row = 1; row < 4; row++)
    for (let column = 0; column < row; column++) squares[row * 4 + column] = squares[column * 4 + row]!
  const gain = lights.spreadPart / (lights.spreadWhole || 1)
  const rows = [0, 1, 2, 3].map((row) => {
    const miss = withPart[row]! - lights.meanPart * alone[row]!
    const known = withWhole[row]! - lights.meanWhole * alone[row]!
    return [...[0, 1, 2, 3].map((column) => squares[row * 4 + column]! * gain * gain), gain * (miss - gain * known)]
  })
  return solved(rows)
}

/** Mean and spread of two pictures where they lie over one another. */
export class Lights {
  count = 0
  #whole = 0
  #part = 0
  #wholeSquares = 0
  #partSquares = 0
  #products = 0

  add(whole: number, part: number): void {
    this.count += 1
    this.#whole += whole
    this.#part += part
    this.#wholeSquares += whole * whole
    this.#partSquares += part * part
    this.#products += whole * part
  }
  get meanWhole(): number {
    return this.#whole / this.count
  }
  get meanPart(): number {
    return this.#part / this.count
  }
  get spreadWhole(): number {
    return Math.sqrt(Math.max(0, this.#wholeSquares / this.count - this.meanWhole ** 2))
  }
  get spreadPart(): number {
    return Math.sqrt(Math.max(0, this.#partSquares / this.count - this.meanPart ** 2))
  }
  /** −1 to 1; 0 where one of them is flat. */
  get correlation(): number {
    const spreads = this.spreadWhole * this.spreadPart
    return spreads > 0 ? (this.#products / this.count - this.meanWhole * this.meanPart) / spreads : 0
  }
}

type Overlaid = (x: number, y: number, shade: number, own: number, slopeX: number, slopeY: number) => void

/** Every dot of `part` that falls on `whole`, with its own shade, the shade there, and which way that grows lighter. */
export function eachOverlaid(whole: Shades, part: Shades, placing: Placing, visit: Overlaid): void {
  const { size, dots } = whole
  const middle = (size - 1) / 2
  for (let y = 0; y < size; y++) {
    const atY = (y - middle) * placing.stretchY + placing.moveY * size + middle
    if (atY < 0 || atY > size - 1) continue
    const top = Math.min(size - 2, Math.floor(atY))
    const down = atY - top
    for (let x = 0; x < size; x++) {
      const atX = (x - middle) * placing.stretchX + placing.moveX * size + middle
      if (atX < 0 || atX > size - 1) continue
      const left = Math.min(size - 2, Math.floor(atX))
      const right = atX - left
      const corner = top * size + left
      const [a, b] = [dots[corner]!, dots[corner + 1]!]
      const [c, d] = [dots[corner + size]!, dots[corner + size + 1]!]
      const [upper, lower] = [a + (b - a) * right, c + (d - c) * right]
      const slopeX = (b - a) * (1 - down) + (d - c) * down
      visit(x, y, upper + (lower - upper) * down, part.dots[y * size + x]!, slopeX, lower - upper)
    }
  }
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
      for (let column = pivot; column < 5; column++) row[column]! -= times * best[column]!
    }
  }
  return rows.map((row, at) => row[4]! / row[at]!) as Step // one for each of the four rows
}
