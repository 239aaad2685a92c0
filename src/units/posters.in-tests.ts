import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsqr from 'jsqr'
import sharp from 'sharp'
import { onTestFinished } from 'vitest'

// its types speak of a default that the file does not have
const readQr = ((jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr) as unknown as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null

/** What a code in a picture says. */
export async function codeIn(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return readQr(new Uint8ClampedArray(data), info.width, info.height)?.data
}

/** A PDF as pictures of its pages, where there is something to draw them. */
export async function pagesOf(pdf: Buffer): Promise<Buffer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'poster-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'it.pdf'), pdf)
  execFileSync('pdftoppm', ['-r', '100', '-png', 'it.pdf', 'page'], { cwd: folder })
  const names = execFileSync('ls', { cwd: folder })
    .toString()
    .split('\n')
    .filter((name) => name.endsWith('.png'))
  return names.map((name) => execFileSync('cat', [join(folder, name)], { maxBuffer: 2 ** 26 }))
}

export const hasRenderer = existsSync('/usr/bin/pdftoppm')
