/**
 * A point on a map, whatever it was copied from. Phones measure WGS 84; 高德, 腾讯 and 微信 show GCJ-02, 百度 BD-09,
 * both shifted by up to some 500 m on purpose (the published formulae; we turn them back by iteration). Pure.
 */
import type { Spot } from './reports.rules.ts'

export const datums = ['wgs84', 'gcj02', 'bd09'] as const
export type Datum = (typeof datums)[number]

const AXIS = 6_378_245
const FLATTENING = 0.006_693_421_622_965_943
const { PI, sin, cos, sqrt, atan2, hypot, abs } = Math

const waves = (x: number): number => ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3

/** How far GCJ-02 is shifted at a place, in degrees. */
function shiftAt({ lat, lon }: Spot): Spot {
  const [x, y] = [lon - 105, lat - 35]
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    waves(x) +
    ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
    ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    waves(x) +
    ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
    ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3
  const angle = (lat / 180) * PI
  const root = 1 - FLATTENING * sin(angle) ** 2
  return {
    lat: (north * 180) / (((AXIS * (1 - FLATTENING)) / (root * sqrt(root))) * PI),
    lon: (east * 180) / ((AXIS / sqrt(root)) * cos(angle) * PI),
  }
}

/** The Chinese maps are shifted within the country only, which a rectangle tells well enough for a town. */
export const isInChina = ({ lat, lon }: Spot): boolean => lat > 3.8 && lat < 53.6 && lon > 73.6 && lon < 135.1

export function gcjFromWgs(spot: Spot): Spot {
  if (!isInChina(spot)) return spot
  const shift = shiftAt(spot)
  return { lat: spot.lat + shift.lat, lon: spot.lon + shift.lon }
}

/** Each round is about a thousand times nearer. */
const ROUNDS = 4

export function wgsFromGcj(spot: Spot): Spot {
  if (!isInChina(spot)) return spot
  let guess = spot
  for (let round = 0; round < ROUNDS; round += 1) {
    const seen = gcjFromWgs(guess)
    guess = { lat: guess.lat + spot.lat - seen.lat, lon: guess.lon + spot.lon - seen.lon }
  }
  return guess
}

const BD = (PI * 3000) / 180

export function gcjFromBd({ lat, lon }: Spot): Spot {
  const [x, y] = [lon - 0.0065, lat - 0.006]
  const far = hypot(x, y) - 0.00002 * sin(y * BD)
  const angle = atan2(y, x) - 0.000003 * cos(x * BD)
  return { lat: far * sin(angle), lon: far * cos(angle) }
}

const toWgs: Record<Datum, (spot: Spot) => Spot> = {
  wgs84: (spot) => spot,
  gcj02: wgsFromGcj,
  bd09: (spot) => wgsFromGcj(gcjFromBd(spot)),
}

/** About a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/**
 * Two figures in either order: within China latitude and longitude cannot be taken for each other.
 * @returns null for nothing typed, undefined for what is no point in China
 */
export function readSpot(typed: string, datum: string): Spot | null | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  const figures = text.match(/\d{1,3}(?:\.\d+)?/g) ?? []
  const [first, second] = figures.map(Number)
  if (figures.length !== 2 || first === undefined || second === undefined) return undefined
  const spot = first < second ? { lat: first, lon: second } : { lat: second, lon: first }
  const known = datums.find((one) => one === datum) ?? 'wgs84'
  if (!isInChina(spot)) return undefined
  const { lat, lon } = toWgs[known](spot)
  return { lat: rounded(lat), lon: rounded(lon) }
}
