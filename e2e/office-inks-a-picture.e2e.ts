import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawPicture } from '#demo-town/pictures.ts'
import { orderedCases } from '#hazards/opened.in-tests.ts'
import { readBoxes } from '#platform/files/boxes.rules.ts'
import { launchBrowser, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
let address: string
let photoId: string

beforeAll(async () => {
  served = await serveTown()
  browser = await launchBrowser()
  const [one] = await orderedCases(served, ['南董村'])
  photoId = one!.photoId
  const { sha256 } = await served.files.put(await drawPicture('talk', 1))
  await served.db.updateTable('hazard_photo').set({ display_sha256: sha256 }).where('id', '=', photoId).execute()
  address = `${served.url}/office/hazards/${one!.caseId}/photos/${photoId}`
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

const latest = async (): Promise<string> => {
  const rows = await served.db
    .selectFrom('hazard_photo_release')
    .select('boxes')
    .where('photo_id', '=', photoId)
    .orderBy('nth', 'desc')
    .execute()
  return rows[0]!.boxes
}
/** A picture of the page, where somebody wants to look. */
const shot = async (page: { screenshot(o: { fullPage: true }): Promise<Buffer> }, name: string) => {
  if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/${name}.png`, await page.screenshot({ fullPage: true }))
}

it('The office draws a box over a face with the mouse, takes a wrong one away, and lets the picture out', async () => {
  const desk = await served.openDesk(browser)
  await desk.goto(address)
  const picture = desk.locator('.cover')
  await desk.getByText('在照片上拖一个框').waitFor()
  const { x, y, width, height } = (await picture.boundingBox())!
  // the cells fill the picture
  const cells = (await desk.locator('.cover-cells').boundingBox())!
  for (const [is, near] of [
    [cells.x, x],
    [cells.y, y],
    [cells.width, width],
    [cells.height, height],
  ] as const)
    expect(Math.abs(is - near)).toBeLessThan(2)
  const last = (await desk.locator('.cover-cells label').last().boundingBox())!
  expect(Math.abs(last.x + last.width - x - width) + Math.abs(last.y + last.height - y - height)).toBeLessThan(4)
  const drag = async (from: [number, number], to: [number, number]) => {
    await desk.mouse.move(x + width * from[0], y + height * from[1])
    await desk.mouse.down()
    await desk.mouse.move(x + width * to[0], y + height * to[1], { steps: 5 })
    await desk.mouse.up()
  }
  await drag([0.1, 0.1], [0.2, 0.2])
  await drag([0.8, 0.75], [0.5, 0.5])
  expect(await desk.locator('.cover-box').count()).toBe(2)
  await shot(desk, 'ink-boxes')
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await desk.getByRole('button', { name: '去掉这个框' }).first().click()
  // a tap without a drag ticks the cell under it
  await desk.mouse.click(x + width * 0.05, y + height * 0.9)
  await desk.getByRole('checkbox', { name: '看过了' }).check()
  await desk.getByRole('button', { name: '给单位看' }).click()
  await desk.getByText('遮了 2 处，单位看得到').waitFor()
  await shot(desk, 'ink-case')
  const [drawn, cell] = readBoxes(await latest())!
  for (const [is, near] of [
    [drawn!.x, 500],
    [drawn!.y, 500],
    [drawn!.width, 300],
    [drawn!.height, 250],
  ] as const)
    expect(Math.abs(is - near)).toBeLessThan(15)
  expect(cell).toEqual({ x: 0, y: 750, width: 167, height: 250 })
})

it('Without script it is inked over cell by cell, looked at as it would go out, and let out', async () => {
  const desk = await served.openDesk(browser, { script: false })
  await desk.goto(address)
  await desk.getByRole('checkbox', { name: '遮住第 2 行第 3 格' }).check()
  await desk.getByRole('button', { name: '遮了看看' }).click()
  await desk.getByText('遮了是这样').waitFor()
  await shot(desk, 'ink-looked')
  expect(await problemsFoundByAxe(desk)).toEqual([])
  expect(await desk.getByRole('checkbox', { name: '遮住第 2 行第 3 格' }).isChecked()).toBe(true)
  await desk.getByRole('button', { name: '给单位看' }).click()
  expect(await desk.getByText('先一处处看，看完打勾').count()).toBeGreaterThan(0)
  await desk.getByRole('checkbox', { name: '看过了' }).check()
  await desk.getByRole('button', { name: '给单位看' }).click()
  await desk.getByText('单位看得到').first().waitFor()
  expect(readBoxes(await latest())).toContainEqual({ x: 333, y: 250, width: 167, height: 250 })
})
