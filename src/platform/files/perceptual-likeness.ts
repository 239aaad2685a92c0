import { DOTS } from './perceptual-hash.ts'
import { asItIs, laid, lay, lightsOf, type Placing, placedOn, type Shades } from './perceptual-overlay.ts'

/** From here on two pictures are taken for one; measured by bench/likeness.ts. */
export const ALIKE = 0.78
/** What coarse pictures have in common (correlation) before and after one is laid over the other; most end here. */
const AT_FIRST = 0.75
const RESEMBLING = 0.95
/** Of a cell's dots, how many either way count as its surroundings. */
const AROUND = 3
const CELL = 4
/** The worst eighth of the cells may be anything: a stamp with time and place hides as much. */
const STAMPED = 1 / 8

/**
 * How alike two pictures are once one is laid over the other, up to 1: by their details, cell by cell, for the light
 * and the large shapes of one room are alike whoever sits in it. The same whichever comes first.
 */
export const likenessOf = (one: Buffer, other: Buffer): number => likenessTo(one)(other)

/** The same for many others. */
export function likenessTo(one: Buffer): (other: Buffer) => number {
  const levels = new Levels(one)
  return (other) => likenessOfLevels(levels, new Levels(other))
}

/** Soft pictures pull from further away, and the coarse one tells most strangers for little work. */
class Levels {
  readonly coarse: Shades
  readonly sharp: Shades
  #soft: Shades | undefined

  constructor(print: Buffer) {
    this.sharp = { size: DOTS, dots: Float64Array.from(print) }
    this.coarse = blurred(halved(this.sharp))
  }
  get soft(): Shades {
    this.#soft ??= blurred(this.sharp)
    return this.#soft
  }
}

function likenessOfLevels(one: Levels, other: Levels): number {
  if (resemblance(one.coarse, other.coarse, asItIs) < AT_FIRST) return 0
  return Math.max(laidOver(one, other), laidOver(other, one))
}

function laidOver(whole: Levels, part: Levels): number {
  const coarse = placedOn(whole.coarse, part.coarse, asItIs)
  if (resemblance(whole.coarse, part.coarse, coarse) < RESEMBLING) return 0
  const soft = placedOn(whole.soft, part.soft, coarse)
  return detailsAlike(whole.sharp, part.sharp, placedOn(whole.sharp, part.sharp, soft))
}

function resemblance(whole: Shades, part: Shades, placing: Placing): number {
  lay(whole, part, placing)
  return lightsOf(laid).correlation
}

function halved({ size, dots }: Shades): Shades {
  const half = size / 2
  const at = (x: number, y: number) => dots[y * size + x]!
  return {
    size: half,
    dots: Float64Array.from({ length: half * half }, (_, nth) => {
      const [x, y] = [(nth % half) * 2, Math.floor(nth / half) * 2]
      return (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4
    }),
  }
}

const blurred = ({ size, dots }: Shades): Shades => ({ size, dots: surroundings(dots, size, 1) })

/** The mean of what lies up to `around` dots away; dots that are not there (NaN) are left out. */
function surroundings(dots: Float64Array, size: number, around: number): Float64Array {
  const across = meansAlong(dots, size, around, 1)
  return meansAlong(across, size, around, size)
}

function meansAlong(dots: Float64Array, size: number, around: number, step: number): Float64Array {
  const means = new Float64Array(dots.length)
  for (let at = 0; at < dots.length; at++) {
    const place = step === 1 ? at % size : Math.floor(at / size)
    let [sum, count] = [0, 0]
    for (let off = Math.max(-around, -place); off <= Math.min(around, size - 1 - place); off++) {
      const dot = dots[at + off * step]!
      if (Number.isNaN(dot)) continue
      sum += dot
      count += 1
    }
    means[at] = sum / count
  }
  return means
}

function detailsAlike(whole: Shades, part: Shades, placing: Placing): number {
  const { size } = whole
  const [there, here] = [new Float64Array(size * size).fill(NaN), new Float64Array(size * size).fill(NaN)]
  lay(whole, part, placing)
  for (let nth = 0; nth < laid.count; nth++) {
    const at = laid.y[nth]! * size + laid.x[nth]!
    there[at] = laid.shade[nth]!
    here[at] = laid.own[nth]!
  }
  const [detailsThere, detailsHere] = [detailsOf(there, size), detailsOf(here, size)]
  const [powerThere, powerHere] = [powerOf(detailsThere), powerOf(detailsHere)]
  if (powerThere === 0 || powerHere === 0) return 0
  const gain = Math.sqrt(powerHere / powerThere)
  const cells = new Map<number, { missed: number; shown: number; count: number }>()
  for (let at = 0; at < detailsHere.length; at++) {
    const [one, other] = [detailsThere[at]! * gain, detailsHere[at]!]
    if (Number.isNaN(one)) continue
    const key = Math.floor((at % size) / CELL) * size + Math.floor(at / size / CELL)
    const cell = cells.get(key) ?? { missed: 0, shown: 0, count: 0 }
    cell.missed += (one - other) ** 2
    cell.shown += one ** 2 + other ** 2
    cell.count += 1
    cells.set(key, cell)
  }
  // An empty cell has only noise to differ by, so that a quarter of the usual power is granted to each.
  const alike = [...cells.values()]
    .filter(({ count }) => count >= (CELL * CELL) / 2)
    .map(({ missed, shown, count }) => 1 - missed / (shown + (count * powerHere) / 4))
    .sort((a, b) => a - b)
  return alike[Math.floor(alike.length * STAMPED)] ?? 0
}

function detailsOf(dots: Float64Array, size: number): Float64Array {
  const around = surroundings(dots, size, AROUND)
  return dots.map((dot, at) => dot - around[at]!)
}

function powerOf(details: Float64Array): number {
  let [sum, count] = [0, 0]
  for (const detail of details) {
    if (Number.isNaN(detail)) continue
    sum += detail * detail
    count += 1
  }
  return count > 0 ? sum / count : 0
}
