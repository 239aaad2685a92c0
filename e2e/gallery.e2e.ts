import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAssets } from '../bin/build-assets.mjs'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { serveGallery } from './gallery-server.tsx'
import type { Served } from './serve-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'gallery-'))
let browser: Browser
let served: Served

beforeAll(async () => {
  await buildAssets({ outdir: folder })
  served = await serveGallery(folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(folder, { recursive: true })
})

const views = ['/office/gallery', '/office/gallery?as=public']
const looks = ['standard', 'elder']
const addressOf = (view: string, look: string) => `${served.url}${view}${view.includes('?') ? '&' : '?'}look=${look}`

describe.each(views)('the gallery at %s', (view) => {
  it.each([360, 1440].flatMap((width) => looks.map((look) => [width, look] as const)))(
    'can be used by everybody at %i px, %s',
    async (width, look) => {
      const page = await openPage(browser, { width })
      await page.goto(addressOf(view, look))
      expect(await problemsFoundByAxe(page)).toEqual([])
      await page.context().close()
    },
  )

  it.each(looks)('fits the narrowest phone without scrolling sideways, %s', async (look) => {
    const page = await openPage(browser, { width: 320 })
    await page.goto(addressOf(view, look))
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await page.context().close()
  })

  it.each(looks)('gives thumbs at least 44 × 44 px, but for links within a sentence, %s', async (look) => {
    const page = await openPage(browser, { width: 360 })
    await page.goto(addressOf(view, look))
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, select, summary, input:not([type=hidden]), textarea')]
        .map((element) => element.closest('label') ?? element)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          const seen = width > 1 && height > 1
          return seen && (width < 44 || height < 44) && !element.closest('p, dd, .paper')
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    )
    expect(small).toEqual([])
    await page.context().close()
  })

  it('shows no lamp without a word beside it', async () => {
    const page = await openPage(browser)
    await page.goto(`${served.url}${view}`)
    const lamps = await page.evaluate(() =>
      [...document.querySelectorAll('svg.lamp')].map((lamp) => lamp.parentElement?.textContent?.trim() ?? ''),
    )
    expect(lamps.length).toBeGreaterThan(10)
    expect(lamps.filter((word) => word === '')).toEqual([])
    await page.context().close()
  })

  it('finds each of its drawings', async () => {
    const page = await openPage(browser)
    await page.goto(`${served.url}${view}`)
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll('use')]
        .map((use) => use.getAttribute('xlink:href') ?? '')
        .filter((name) => !document.querySelector(name)),
    )
    expect(missing).toEqual([])
    await page.context().close()
  })

  it('works under the strict policy: nothing of it is refused by the browser', async () => {
    const page = await openPage(browser)
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(`${served.url}${view}`, { waitUntil: 'load' })
    expect(said).toEqual([])
    await page.context().close()
  })
})
