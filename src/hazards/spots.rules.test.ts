import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gcjFromBd, gcjFromWgs, readSpot, wgsFromGcj } from './spots.rules.ts'

const inChina = fc.record({
  lat: fc.double({ min: 18, max: 53, noNaN: true }),
  lon: fc.double({ min: 75, max: 134, noNaN: true }),
})
const metres = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot((a.lat - b.lat) * 111_195, (a.lon - b.lon) * 111_195 * Math.cos((a.lat * Math.PI) / 180))

test('the point that coordtransform and gcoord show comes out as theirs', () => {
  const spot = { lat: 39.915, lon: 116.404 }
  expect(gcjFromWgs(spot).lat).toBeCloseTo(39.916_404_28, 7)
  expect(gcjFromWgs(spot).lon).toBeCloseTo(116.410_244_5, 7)
  expect(gcjFromBd(spot).lat).toBeCloseTo(39.908_656_74, 7)
  expect(gcjFromBd(spot).lon).toBeCloseTo(116.397_627_29, 7)
  expect(metres(spot, gcjFromWgs(spot))).toBeGreaterThan(400)
})

test('shifted and turned back is the same place to a centimetre, everywhere in the country', () => {
  fc.assert(fc.property(inChina, (spot) => metres(wgsFromGcj(gcjFromWgs(spot)), spot) < 0.01))
})

test('outside the country nothing is shifted', () => {
  expect(gcjFromWgs({ lat: 48.85, lon: 2.35 })).toEqual({ lat: 48.85, lon: 2.35 })
  expect(wgsFromGcj({ lat: 48.85, lon: 2.35 })).toEqual({ lat: 48.85, lon: 2.35 })
})

test('a point is read in either order, with any sign between, and from any map', () => {
  const spot = { lat: 36.0912, lon: 113.0543 }
  for (const typed of [
    '36.0912,113.0543',
    '113.0543，36.0912',
    ' 36.0912  113.0543 ',
    '北纬36.0912 东经113.0543',
    '３６.０９１２、１１３.０５４３',
  ])
    expect(readSpot(typed, 'wgs84'), typed).toEqual(spot)
  const shown = gcjFromWgs(spot)
  expect(metres(readSpot(`${shown.lat},${shown.lon}`, 'gcj02')!, spot)).toBeLessThan(2)
  expect(metres(readSpot('36.0912,113.0543', 'bd09')!, spot)).toBeGreaterThan(500)
})

test('what is no point in China is told from nothing typed', () => {
  expect(readSpot('  ', 'wgs84')).toBeNull()
  for (const typed of ['村口', '36.09', '36.09,200', '0,0', '1,2,3', '36.09,113.05,7'])
    expect(readSpot(typed, 'wgs84'), typed).toBeUndefined()
})
