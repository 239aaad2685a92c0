import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
const person = { name: '梅小兰', phone: '13935501234' }

beforeAll(async () => {
  served = await serveTown()
  const { id } = await served.db.selectFrom('unit').select('id').where('name', '=', '南董村').executeTakeFirstOrThrow()
  const contact = { contact_name: person.name, contact_phone: person.phone }
  await served.db.updateTable('unit').set(contact).where('id', '=', id).execute()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

it('The office finds who asks by telephone, sees what goes and what stays, and erases in one press without script', async () => {
  for (const width of [360, 1440]) {
    const page = await openPage(browser, { width, script: false })
    await served.signIn(page.context(), 'officer')
    await page.goto(`${served.url}/office/privacy`)
    await page.getByLabel('电话').fill(person.phone)
    await page.getByRole('button', { name: '查', exact: true }).click()
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/found-${width}.png`, fullPage: true })
    expect(await problemsFoundByAxe(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await page.getByText('会留下的，为什么').waitFor()
    expect(await page.getByLabel(/梅小兰/).isChecked()).toBe(true)
    if (width === 360) continue
    await page.getByRole('button', { name: '清除勾上的' }).click()
    await page.getByText('清除了，记在下面').waitFor()
  }
  const left = await served.db.selectFrom('unit').select('id').where('contact_phone', '=', person.phone).execute()
  expect(left).toEqual([])
})
