import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formWords } from '#platform/html/words.ts'
import { buildAssets } from '../bin/build-assets.mjs'
import { launchBrowser, openPage } from './browser.ts'
import { serveIslands } from './islands-server.tsx'

const folder = mkdtempSync(join(tmpdir(), 'islands-'))
let browser: Browser
let served: Awaited<ReturnType<typeof serveIslands>>
let photos: { name: string; mimeType: string; buffer: Buffer }[]

beforeAll(async () => {
  await buildAssets({ outdir: folder })
  served = await serveIslands(folder)
  browser = await launchBrowser()
  const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#9da5a0' } })
    .jpeg()
    .toBuffer()
  photos = ['one.jpg', 'two.jpg', 'three.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer }))
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(folder, { recursive: true })
})

describe('a page with live parts', () => {
  it('shows what came in while somebody is writing, without taking away a letter', async () => {
    const page = await openPage(browser, { width: 1440 })
    await Promise.all([page.waitForResponse(/changes/), page.goto(`${served.url}/live`)])
    await page.locator('#words').pressSequentially('half a sen')
    const key = await page.locator('[data-live] [name=_key]').getAttribute('value')
    const item = await page.locator('#item-1').elementHandle()

    served.change()
    await page.getByText('newest').waitFor()
    expect(await page.locator('li[id^=item]').allInnerTexts()).toEqual(['newest', 'first'])
    await page.keyboard.type('tence')
    expect(await page.locator('#words').inputValue()).toBe('half a sentence')
    expect(await page.locator('[data-live] [name=_key]').getAttribute('value')).toBe(key)
    // the item that was there before is the same one, moved down
    expect(await item?.evaluate((element) => element.isConnected && element.textContent)).toBe('first')
    // a lamp that the page had not needed before came along
    expect(await page.locator('#lamp-late').count()).toBe(1)
    await page.context().close()
  })
})

describe('a form with photos', () => {
  it('shows the photos chosen in several goes, lets one be taken away, and sends the rest with its key', async () => {
    const page = await openPage(browser)
    await page.goto(`${served.url}/photos`)
    const key = await page.locator('[name=_key]').nth(1).getAttribute('value')
    const input = page.locator('input[type=file]')
    await input.setInputFiles(photos.slice(0, 2))
    await input.setInputFiles(photos.slice(2))
    // Each is shrunk before it stands there.
    await page.locator('.shelf img').nth(2).waitFor()
    expect(await page.locator('.shelf img').count()).toBe(3)
    await page.getByRole('button', { name: formWords.photos.remove }).nth(1).click()
    expect(await page.locator('.shelf img').count()).toBe(2)

    await page.getByRole('button', { name: 'send' }).click()
    await page.waitForURL('**/done')
    expect(served.sent.at(-1)).toMatchObject({
      key,
      button: 'next',
      photos: [{ name: 'one.jpg' }, { name: 'three.jpg' }],
    })
    await page.context().close()
  })

  it('keeps the photos when sending fails, and sends them under the same key the next time', async () => {
    const page = await openPage(browser)
    await page.goto(`${served.url}/photos`)
    const key = await page.locator('[name=_key]').nth(1).getAttribute('value')
    await page.locator('input[type=file]').setInputFiles(photos)
    served.failNext()
    await page.getByRole('button', { name: 'send' }).click()
    await page.getByText(formWords.photos.failed).waitFor()
    await page.locator('.shelf img').nth(2).waitFor()
    expect(await page.locator('.shelf img').count()).toBe(3)
    await page.getByRole('button', { name: 'send' }).click()
    await page.waitForURL('**/done')
    expect(served.sent.at(-1)?.key).toBe(key)
    expect(served.sent.at(-1)?.photos).toHaveLength(3)
    await page.context().close()
  })

  it('sends them all the same where no script runs', async () => {
    const page = await openPage(browser, { script: false })
    await page.goto(`${served.url}/photos`)
    await page.locator('input[type=file]').setInputFiles(photos)
    await page.getByRole('button', { name: 'send' }).click()
    await page.waitForURL('**/done')
    expect(served.sent.at(-1)?.photos.map(({ name }) => name)).toEqual(['one.jpg', 'two.jpg', 'three.jpg'])
    await page.context().close()
  })
})
