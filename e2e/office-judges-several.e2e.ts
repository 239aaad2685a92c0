import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { findStanding } from '#campaign/standing.store.ts'
import { launchBrowser, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

const villages = ['南董村', '看寺村', '苏店村', '北天河村']
let browser: Browser
let served: ServedTown
let campaign: Awaited<ReturnType<typeof smallCampaign>>

beforeAll(async () => {
  served = await serveTown()
  campaign = await smallCampaign(served)
  browser = await launchBrowser()
  const page = await openDesk()
  for (const name of villages) {
    await page.goto(`${served.url}/office/assignments/${await campaign.assignmentOf('weekly', name)}/report`)
    await page.getByLabel('查了几户').fill('12')
    await page.getByRole('button', { name: '报上去' }).click()
    await page.getByText('报上了').waitFor()
  }
  await page.context().close()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

const openDesk = (script = true): Promise<Page> => served.openDesk(browser, { script })

const stages = () =>
  Promise.all(
    villages.map(async (name) => {
      const id = await campaign.assignmentOf('weekly', name)
      return (await findStanding(served.db, served.town.id, id))?.stage
    }),
  )
const boxes = (page: Page) => page.getByRole('navigation', { name: '待审' }).getByRole('checkbox')

it('Ticks a row of reports with Shift, accepts them, and takes the whole press back with one key', async () => {
  const page = await openDesk()
  await page.goto(`${served.url}/office/reviews`)
  await boxes(page).nth(0).click()
  await boxes(page)
    .nth(2)
    .click({ modifiers: ['Shift'] })
  await page.getByText('选了 3 件').waitFor()
  expect(await boxes(page).nth(1).isChecked()).toBe(true)
  await page.getByRole('link', { name: '全选' }).click()
  await page.getByRole('link', { name: '全不选' }).click()
  expect(await boxes(page).nth(0).isChecked()).toBe(false)
  await page.getByRole('link', { name: '全选' }).click()
  await page.getByRole('button', { name: '通过勾选的' }).click()
  await page.getByText('通过了 4 件').waitFor()
  expect(await stages()).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.keyboard.press('u')
  await page.getByText('撤销了，4 件和原来一样').waitFor()
  expect(await stages()).toEqual(['sent', 'sent', 'sent', 'sent'])
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.context().close()
})

it('What is ticked stays ticked, and what comes in meanwhile comes in unticked', async () => {
  const page = await openDesk()
  // The town that is served here tells nobody of changes: this stands for what it would say, again and again.
  await page.route('**/office/live', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: 'retry: 300\ndata: changed\n\n' }),
  )
  await page.goto(`${served.url}/office/reviews?all=1`)
  await boxes(page).nth(0).uncheck()
  const other = await openDesk()
  await other.goto(`${served.url}/office/assignments/${await campaign.assignmentOf('weekly', '司马村')}/report`)
  await other.getByLabel('查了几户').fill('9')
  await other.getByRole('button', { name: '报上去' }).click()
  await other.getByText('报上了').waitFor()
  await page.getByRole('link', { name: /司马村/ }).waitFor()
  const ticked = await Promise.all([0, 1, 2, 3, 4].map((nth) => boxes(page).nth(nth).isChecked()))
  expect(ticked).toEqual([false, true, true, true, false])
  await page.getByText('选了 3 件').waitFor()
  await other.context().close()
  await page.context().close()
})

it('Without script a link ticks all of them, and the plain form returns them with one reason', async () => {
  const page = await openDesk(false)
  await page.goto(`${served.url}/office/reviews`)
  await page.getByRole('link', { name: '全选' }).click()
  for (const nth of [3, 4]) await boxes(page).nth(nth).uncheck()
  await page.getByText('退回勾选的').first().click()
  const form = page.getByRole('form', { name: '一起办' })
  await form.getByLabel('数字和照片对不上').check()
  await form.getByRole('button', { name: '退回勾选的' }).click()
  await page.getByText('退回去 3 件').waitFor()
  expect((await stages()).sort()).toEqual(['returned', 'returned', 'returned', 'sent'])
  await page.context().close()
})

it('Two officers who press at once judge each report once, in whatever order they ticked', async () => {
  const page = await openDesk()
  await page.goto(`${served.url}/office/reviews`)
  const ids = await Promise.all(
    villages.map(async (name) => {
      const id = await campaign.assignmentOf('weekly', name)
      return (await findStanding(served.db, served.town.id, id))?.submissionId ?? ''
    }),
  )
  const press = (order: string[], key: string) =>
    page.request.post(`${served.url}/office/reviews/acceptances`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(served.url).origin },
      data: new URLSearchParams([['_key', key], ...order.map((id) => ['submission', id])]).toString(),
    })
  const keyOf = async () => {
    await page.goto(`${served.url}/office/reviews`)
    return (await page.locator('main input[name=_key]').first().inputValue()) ?? ''
  }
  await served.db
    .updateTable('campaign_review')
    .set({ withdrawn_at: new Date(), withdrawn_by: served.town.id })
    .where('submission_id', 'in', ids)
    .execute()
  await served.db.updateTable('campaign_standing').set({ stage: 'sent' }).where('submission_id', 'in', ids).execute()
  const keys = [await keyOf(), await keyOf()]
  const answers = await Promise.all([press(ids, keys[0] ?? ''), press([...ids].reverse(), keys[1] ?? '')])
  expect(answers.map((answer) => answer.status())).toEqual([200, 200])
  const { count } = await served.db
    .selectFrom('campaign_review')
    .where('submission_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(4)
  expect(await stages()).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  await page.context().close()
})
