import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readAttachment } from './attachment.ts'
import { hintsIn } from './exif.ts'
import { readPicture } from './picture.ts'

const drawn = (width = 640, height = 480) => sharp({ create: { width, height, channels: 3, background: '#789' } })

const withPlace = () =>
  drawn()
    .jpeg()
    .withExif({
      IFD0: { Make: 'Phone', Model: 'X' },
      IFD2: { DateTimeOriginal: '2023:06:08 20:11:05' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 10/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 6/1 0/1' },
    })
    .toBuffer()

async function taken(bytes: Buffer) {
  const picture = await readPicture(bytes)
  if ('problem' in picture) throw new Error(picture.problem)
  return picture
}

test('What a phone wrote into its photo is read as a hint, and stands in nothing that is shown', async () => {
  const picture = await taken(await withPlace())
  expect(picture.hints).toMatchObject({ takenAt: '2023-06-08T12:11:05.000Z', device: 'Phone X' })
  expect(picture.hints.latitude).toBeCloseTo(36.1667, 3)
  expect(picture.hints.longitude).toBeCloseTo(113.1, 3)
  for (const shown of [picture.display, picture.thumb]) {
    const { exif, icc, xmp } = await sharp(shown).metadata()
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
  }
})

test('A photo held sideways is shown upright', async () => {
  const { width, height } = await taken(await drawn().jpeg().withMetadata({ orientation: 6 }).toBuffer())
  expect([width, height]).toEqual([480, 640])
})

test('A large photo is shown at a size that a phone loads', async () => {
  const { display, thumb, width } = await taken(await drawn(4000, 3000).png().toBuffer())
  expect(width).toBe(1600)
  const small = await sharp(thumb).metadata()
  expect([small.width, small.height, small.format]).toEqual([400, 300, 'jpeg'])
  expect((await sharp(display).metadata()).format).toBe('jpeg')
})

test('Drawings, pages, moving pictures and Apple’s own format are no photos, whatever they are called', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')
  for (const [bytes, problem] of [
    [svg, 'kind'],
    [Buffer.from('<html></html>'), 'kind'],
    [Buffer.from('GIF89a'), 'kind'],
    [heic, 'heic'],
    [Buffer.alloc(0), 'kind'],
  ] as const)
    expect(await readPicture(bytes)).toEqual({ problem })
})

test('A photo that is a page or an archive as well is refused', async () => {
  const jpeg = await drawn().jpeg().toBuffer()
  for (const tail of ['<script>alert(1)</script>', '<!DOCTYPE HTML>', `PK\x05\x06${'\0'.repeat(18)}`])
    expect(await readPicture(Buffer.concat([jpeg, Buffer.from(tail, 'latin1')]))).toEqual({ problem: 'hidden' })
})

test('A picture of 30,000 by 30,000 dots is refused before it is unpacked', async () => {
  const png = await drawn(8, 8).png().toBuffer()
  png.writeUInt32BE(30_000, 16)
  png.writeUInt32BE(30_000, 20)
  const before = process.memoryUsage().rss
  const picture = await readPicture(png)
  expect('problem' in picture).toBe(true)
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

test('Half a photo is told as broken, and random bytes break nothing', async () => {
  const jpeg = await drawn().jpeg().toBuffer()
  expect(await readPicture(jpeg.subarray(0, jpeg.length / 2))).toEqual({ problem: 'broken' })
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (noise) => {
      const picture = await readPicture(Buffer.concat([jpeg.subarray(0, 3), noise]))
      expect('problem' in picture).toBe(true)
      expect(hintsIn(Buffer.from(noise))).toBeTypeOf('object')
    }),
    { numRuns: 50 },
  )
})

test('Papers are known by their content; those with programs inside are refused', () => {
  const zip = (...names: string[]) => Buffer.from(`PK\x03\x04${['[Content_Types].xml', ...names].join('\0')}`, 'latin1')
  expect(readAttachment(Buffer.from('%PDF-1.7 …'))).toEqual({ mediaType: 'application/pdf' })
  expect(readAttachment(Buffer.from('%PDF-1.7 /JavaScript (x)'))).toEqual({ problem: 'hidden' })
  expect(readAttachment(zip('word/document.xml'))).toHaveProperty('mediaType')
  expect(readAttachment(zip('xl/workbook.xml', 'xl/vbaProject.bin'))).toEqual({ problem: 'hidden' })
  expect(readAttachment(zip('x.html'))).toEqual({ problem: 'kind' })
  expect(readAttachment(Buffer.from('MZ…'))).toEqual({ problem: 'kind' })
})
