/**
 * Where open hazards lie. A point is only drawn to the next corner of a grid, so that a picture of the map does not tell
 * from which door somebody looked. Pure.
 */
import type { Spot } from './reports.rules.ts'

export interface SpottedCase {
  caseId: string
  number: number
  topic: string
  unit: string | null
  late: boolean
  major: boolean
  spot: Spot
}

export interface Dot {
  x: number
  y: number
  /** As the table beside the map names it. */
  nth: number
  cases: SpottedCase[]
  late: boolean
  major: boolean
}

export interface SpotMap {
  width: number
  height: number
  dots: Dot[]
  bar: { metres: number; length: number }
  /** Cases so far from the others that they would make the map a dot. */
  far: SpottedCase[]
}

export const GRID_METRES = 50
const METRES_A_DEGREE = 111_320
const [WIDTH, HEIGHT, EDGE] = [440, 290, 28]
/** Two dots nearer than this are one. */
const APART = 22
const FAR_METRES = 30_000
const LEAST_METRES = 800

interface Point {
  east: number
  north: number
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

/** The next corner of a grid that lies on the earth, not on whoever is drawn: others who come or go move nobody. */
function cornerOf({ lat, lon }: Spot): Spot {
  const step = GRID_METRES / METRES_A_DEGREE
  const wide = step / shrinkAt(Math.round(lat * 10) / 10)
  return { lat: Math.round(lat / step) * step, lon: Math.round(lon / wide) * wide }
}

const shrinkAt = (lat: number): number => Math.cos((lat * Math.PI) / 180)

export function spotMapOf(cases: readonly SpottedCase[]): SpotMap | undefined {
  if (cases.length === 0) return undefined
  const middle = { lat: median(cases.map(({ spot }) => spot.lat)), lon: median(cases.map(({ spot }) => spot.lon)) }
  const pointOf = ({ spot }: SpottedCase): Point => {
    const { lat, lon } = cornerOf(spot)
    return {
      east: (lon - middle.lon) * METRES_A_DEGREE * shrinkAt(middle.lat),
      north: (lat - middle.lat) * METRES_A_DEGREE,
    }
  }
  const isNear = (one: SpottedCase): boolean => Math.hypot(pointOf(one).east, pointOf(one).north) <= FAR_METRES
  const near = cases.filter(isNear)
  const { metresAPixel, centre } = frameOf(near.map(pointOf))
  const together = Map.groupBy(near, (one) => {
    const { east, north } = pointOf(one)
    const cell = Math.max(GRID_METRES, APART * metresAPixel)
    return `${Math.round(east / cell)} ${Math.round(north / cell)}`
  })
  const dots = [...together.values()].map((some) => {
    const points = some.map(pointOf)
    const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
    return {
      x: Math.round(WIDTH / 2 + (mean(({ east }) => east) - centre.east) / metresAPixel),
      y: Math.round(HEIGHT / 2 - (mean(({ north }) => north) - centre.north) / metresAPixel),
      cases: some,
      late: some.some(({ late }) => late),
      major: some.some(({ major }) => major),
    }
  })
  dots.sort((a, b) => Number(b.late) - Number(a.late) || Number(b.major) - Number(a.major) || a.y - b.y || a.x - b.x)
  return {
    width: WIDTH,
    height: HEIGHT,
    dots: dots.map((dot, index) => ({ ...dot, nth: index + 1 })),
    bar: barOf(metresAPixel),
    far: cases.filter((one) => !isNear(one)),
  }
}

/** All of them and a little more, never less than a village. */
function frameOf(points: readonly Point[]): { metresAPixel: number; centre: Point } {
  const range = (of: (point: Point) => number) => {
    const all = points.map(of)
    return { least: Math.min(...all), most: Math.max(...all) }
  }
  const [east, north] = [range((point) => point.east), range((point) => point.north)]
  const wide = Math.max(LEAST_METRES, east.most - east.least) / (WIDTH - 2 * EDGE)
  const high = Math.max(LEAST_METRES / 2, north.most - north.least) / (HEIGHT - 2 * EDGE)
  return {
    metresAPixel: Math.max(wide, high),
    centre: { east: (east.least + east.most) / 2, north: (north.least + north.most) / 2 },
  }
}

/** A round number of metres, about a sixth of the map. */
function barOf(metresAPixel: number): { metres: number; length: number } {
  const about = (WIDTH / 4) * metresAPixel
  const power = 10 ** Math.floor(Math.log10(about))
  const metres = [5, 2, 1].map((step) => step * power).find((one) => one <= about) ?? power
  return { metres, length: Math.round(metres / metresAPixel) }
}
