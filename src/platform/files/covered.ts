import sharp from 'sharp'
import { type Box, dotsOf } from './boxes.rules.ts'
import { inTurn } from './picture.ts'

const INK = { r: 38, g: 42, b: 46 }

/**
 * A new picture with these boxes inked over. Nothing is blurred: what was blurred has been read again. The dots are
 * overwritten before it is encoded, and nothing that the file said beside its dots goes with it.
 */
export const coverPicture = (display: Buffer, boxes: readonly Box[]): Promise<Buffer> =>
  inTurn(async () => {
    const { data, info } = await sharp(display)
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    for (const box of boxes) {
      const { x, y, width, height } = dotsOf(box, info.width, info.height)
      for (let row = y; row < y + height; row++)
        for (let at = (row * info.width + x) * info.channels, left = width; left > 0; left--, at += info.channels) {
          data[at] = INK.r
          data[at + 1] = INK.g
          data[at + 2] = INK.b
        }
    }
    return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .jpeg({ quality: 82 })
      .toBuffer()
  })

export async function sizeOfPicture(display: Buffer): Promise<{ width: number; height: number }> {
  const { width = 0, height = 0 } = await sharp(display).metadata()
  return { width, height }
}
