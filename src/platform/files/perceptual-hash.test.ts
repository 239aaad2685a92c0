import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { DOTS, distanceOf, hashOf, printOf } from './perceptual-hash.ts'
import { ALIKE, likenessOf } from './perceptual-likeness.ts'

const dots = fc.uint8Array({ minLength: DOTS * DOTS, maxLength: DOTS * DOTS }).map((bytes) => Buffer.from(bytes))

/** Blotches of all sizes, as photos have them. */
async function photo(seed: number): Promise<Buffer> {
  let state = seed
  const thrown = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  const noise = (across: number) => {
    const bytes = Buffer.from(Array.from({ length: across * across * 3 }, thrown))
    return sharp(bytes, { raw: { width: across, height: across, channels: 3 } })
      .resize(640, 480, { fit: 'fill' })
      .png()
      .toBuffer()
  }
  const [large, middle, small] = [await noise(4), await noise(11), await noise(32)]
  const layers = [
    { input: middle, blend: 'soft-light' as const },
    { input: small, blend: 'soft-light' as const },
  ]
  return sharp(large).composite(layers).jpeg({ quality: 90 }).toBuffer()
}

const likeness = async (one: Buffer, other: Buffer) => {
  const [a, b] = [(await printOf(one))!, (await printOf(other))!]
  return { apart: distanceOf(a.hash, b.hash), alike: likenessOf(a.dots, b.dots) }
}

test('The same bytes have the same print, 64 signs of it', async () => {
  const jpeg = await photo(1)
  expect(await printOf(jpeg)).toEqual(await printOf(Buffer.from(jpeg)))
  fc.assert(fc.property(dots, (one) => /^[01]{64}$/.test(hashOf(one)) && hashOf(one) === hashOf(Buffer.from(one))))
})

test('One is as far from the other as the other from the one, and no way is longer than a detour', () => {
  fc.assert(
    fc.property(dots, dots, dots, (a, b, c) => {
      const [one, other, third] = [hashOf(a), hashOf(b), hashOf(c)]
      expect(distanceOf(one, other)).toBe(distanceOf(other, one))
      expect(distanceOf(one, one)).toBe(0)
      expect(distanceOf(one, third)).toBeLessThanOrEqual(distanceOf(one, other) + distanceOf(other, third))
    }),
  )
})

test('Two pictures are as alike whichever comes first, and each is wholly like itself', () => {
  fc.assert(
    fc.property(dots, dots, (one, other) => {
      expect(likenessOf(one, other)).toBe(likenessOf(other, one))
      expect(likenessOf(one, other)).toBeLessThanOrEqual(1)
      if (new Set(one).size > 1) expect(likenessOf(one, one)).toBeCloseTo(1)
    }),
    { numRuns: 50 },
  )
})

test('A picture stays itself when it is cut, made smaller, squeezed or made brighter', async () => {
  const jpeg = await photo(2)
  const passedOn = [
    await sharp(jpeg).extract({ left: 20, top: 25, width: 590, height: 440 }).jpeg().toBuffer(),
    await sharp(jpeg).resize(200, 150).jpeg().toBuffer(),
    await sharp(jpeg).jpeg({ quality: 30 }).toBuffer(),
    await sharp(jpeg).modulate({ brightness: 1.2 }).jpeg().toBuffer(),
    await sharp(jpeg).grayscale().jpeg().toBuffer(),
  ]
  for (const other of passedOn) {
    const { apart, alike } = await likeness(jpeg, other)
    expect(apart).toBeLessThanOrEqual(16)
    expect(alike).toBeGreaterThan(ALIKE)
  }
})

test('Another picture is another picture', async () => {
  const all = await Promise.all([3, 4, 5, 6].map(photo))
  for (const [nth, one] of all.entries())
    for (const other of all.slice(nth + 1)) expect((await likeness(one, other)).alike).toBeLessThan(ALIKE)
})

test('A white wall has nothing to compare', async () => {
  const wall = sharp({ create: { width: 400, height: 300, channels: 3, background: '#eee' } })
  expect(await printOf(await wall.jpeg().toBuffer())).toBeUndefined()
})
