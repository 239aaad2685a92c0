import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAssets } from '../../../bin/build-assets.mjs'
import { type Assets, loadAssets, serveAssets } from './assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'assets-'))
let assets: Assets
let app: Hono

beforeAll(async () => {
  await buildAssets({ outdir: folder })
  assets = loadAssets(folder)
  app = new Hono().get('/assets/:file', serveAssets(folder))
})
afterAll(() => rmSync(folder, { recursive: true }))

const fetched = (file: string, encoding?: string) =>
  app.request(`/assets/${file}`, { headers: encoding ? { 'accept-encoding': encoding } : {} })
const sizeOf = (file: string) => statSync(join(folder, 'public', `${file}.gz`)).size

describe('what browsers fetch', () => {
  it('is small: public sheet 7 KB, photo picker 5 KB, live pages 3 KB over the wire', () => {
    expect(sizeOf(assets.css)).toBeLessThanOrEqual(7 * 1024)
    expect(sizeOf(assets.islands['photo-picker'] ?? '')).toBeLessThanOrEqual(5 * 1024)
    expect(sizeOf(assets.islands.live ?? '')).toBeLessThanOrEqual(3 * 1024)
  })

  it('may be kept for good, is what it says it is, and comes compressed to those who can read that', async () => {
    const plain = await fetched(assets.css)
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff')
    expect(plain.headers.get('content-type')).toBe('text/css; charset=utf-8')
    const text = await plain.text()
    expect(text).toContain('--must:#0b57a4')

    const brotli = await fetched(assets.css, 'gzip, deflate, br')
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(text)
    const zipped = await fetched(assets.css, 'gzip')
    expect(gunzipSync(await zipped.arrayBuffer()).toString()).toBe(text)
  })

  it('is nothing but the files that were built', async () => {
    for (const file of ['none.css', '..%2fassets.json', `${assets.css}.br`, '']) {
      expect((await fetched(file)).status, file).toBe(404)
    }
  })

  it('leaves no file of an earlier build behind', async () => {
    const before = readdirSync(join(folder, 'public')).sort()
    await buildAssets({ outdir: folder })
    expect(readdirSync(join(folder, 'public')).sort()).toEqual(before)
  })

  it('says what to do where nothing was built', () => {
    expect(() => loadAssets(join(folder, 'nowhere'))).toThrow('build-assets')
  })
})
