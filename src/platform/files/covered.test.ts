import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { boxesText, cellBox, cellOf, dotsOf, gridOf, MOST_BOXES, readBoxes } from './boxes.rules.ts'
import { coverPicture } from './covered.ts'

const noisy = () =>
  sharp({
    create: { width: 320, height: 200, channels: 3, background: '#888', noise: { type: 'gaussian', sigma: 70 } },
  })
    .withExif({ IFD0: { Make: 'Huawei' }, IFD3: { GPSLatitude: '36/1 7/1 0/1' } })
    .jpeg({ quality: 95 })
    .toBuffer()
const dots = (picture: Buffer) => sharp(picture).raw().toBuffer({ resolveWithObject: true })

test('under a box every dot is another, all of one ink; outside the picture is the same; the camera’s words are gone', async () => {
  const picture = await noisy()
  expect((await sharp(picture).metadata()).exif).toBeDefined()
  const covered = await coverPicture(picture, [{ x: 250, y: 250, width: 250, height: 500 }])
  const [before, after] = [await dots(picture), await dots(covered)]
  const spread = ({ data, info }: typeof after, left: number, top: number, width: number, height: number) => {
    const values: number[] = []
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) values.push(data[(y * info.width + x) * info.channels]!)
    return Math.max(...values) - Math.min(...values)
  }
  // 80…160 × 50…150 of 320 × 200
  expect(spread(before, 80, 50, 80, 100)).toBeGreaterThan(150)
  expect(spread(after, 80, 50, 80, 100)).toBeLessThan(40)
  expect(spread(after, 200, 50, 80, 100)).toBeGreaterThan(150)
  const meta = await sharp(covered).metadata()
  expect([meta.exif, meta.icc, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined, undefined])
  expect(covered.includes('Huawei')).toBe(false)
  expect([meta.width, meta.height]).toEqual([320, 200])
})

test('a grey picture is covered as well', async () => {
  const grey = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#fff' } })
    .greyscale()
    .jpeg()
    .toBuffer()
  const { data, info } = await dots(await coverPicture(grey, [{ x: 0, y: 0, width: 1000, height: 1000 }]))
  expect(Math.max(...data.subarray(0, info.width * info.channels))).toBeLessThan(80)
})

test('boxes are read as they were written, and nothing else is a box', () => {
  const side = fc
    .tuple(fc.nat(999), fc.integer({ min: 1, max: 1000 }))
    .map(([at, long]) => [at, Math.min(long, 1000 - at)])
  const box = fc
    .tuple(side, side)
    .map(([[x, width], [y, height]]) => ({ x: x!, y: y!, width: width!, height: height! }))
  fc.assert(
    fc.property(fc.array(box, { maxLength: MOST_BOXES }), (boxes) => {
      expect(readBoxes(boxesText(boxes))).toEqual(boxes)
    }),
  )
  for (const wrong of ['1,2,3', '0,0,0,5', '0,0,1001,1', '900,0,200,10', '-1,0,5,5', 'a', '0,0,5,5;', '0,0,5,5,5'])
    expect([wrong, readBoxes(wrong)]).toEqual([wrong, undefined])
  expect(
    readBoxes(
      Array(MOST_BOXES + 1)
        .fill('0,0,5,5')
        .join(';'),
    ),
  ).toBeUndefined()
})

test('the cells of a picture cover all of it, and no box reaches over its edge', () => {
  for (const size of [
    { width: 1600, height: 1200 },
    { width: 900, height: 1600 },
  ]) {
    const grid = gridOf(size)
    const cells = Array.from({ length: 24 }, (_, cell) => cellBox(cell, grid)!)
    expect(cells.reduce((all, { width, height }) => all + width * height, 0)).toBe(1_000_000)
    expect(cells.map((box) => cellOf(box, grid))).toEqual(cells.map((_, cell) => cell))
    for (const box of cells) {
      const { x, y, width, height } = dotsOf(box, size.width, size.height)
      expect([x >= 0, y >= 0, x + width <= size.width, y + height <= size.height]).toEqual([true, true, true, true])
    }
    expect([cellBox(24, grid), cellBox(-1, grid), cellBox(0.5, grid)]).toEqual([undefined, undefined, undefined])
  }
})
