import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPassword } from '#demo-town/people.ts'
import { demoNow } from '#demo-town/seed.ts'
import { recordSetUpTown } from '#people/set-up.store.ts'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
let setUpToken: string

beforeAll(async () => {
  served = await serveTown()
  setUpToken = await recordSetUpTown(served.db, undefined, demoNow)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

/** A passkey belongs to a host name, never to an address in numbers. */
const at = (path: string): string => served.url.replace('127.0.0.1', 'localhost') + path

async function looksWell(page: Page, path: string): Promise<void> {
  await page.goto(at(path))
  expect(await problemsFoundByAxe(page), path).toEqual([])
  const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number
  expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()!.width)
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(at('/sign-in'))
  await page.getByLabel('用户名或手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

it('An officer signs in without script, is told of a slip, and signs out', async () => {
  const page = await openPage(browser, { width: 360, script: false })
  await page.goto(at('/office/people'))
  await page.getByLabel('用户名或手机号').fill('anjian')
  await page.getByLabel('密码', { exact: true }).fill('not it')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').getByText('用户名或密码不对。').waitFor()
  expect(await page.getByLabel('用户名或手机号').inputValue()).toBe('anjian')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '人员', level: 1 }).waitFor()
  await page.getByRole('button', { name: '退出', exact: true }).click()
  await page.goto(at('/office/people'))
  await page.getByRole('heading', { name: '登录', level: 1 }).waitFor()
  await page.context().close()
})

it('A liaison adds a passkey and comes back in with it alone', async () => {
  const page = await openPage(browser, { width: 1440 })
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(page, 'nandong')
  await page.goto(at('/account/passkeys'))
  await page.getByLabel('给它起个名').fill('办公室电脑')
  await page.getByRole('button', { name: '加一个' }).click()
  await page.getByText('通行密钥加好了。').waitFor()
  await page.getByRole('rowheader', { name: '办公室电脑' }).waitFor()
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByRole('button', { name: '退出', exact: true }).click()
  await page.goto(at('/sign-in?next=%2Faccount'))
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByRole('heading', { name: '我的账号' }).waitFor()
  await page.getByText('王秀英').first().waitFor()
  await page.context().close()
})

it('A new liaison is invited and opens an account on a phone without script', async () => {
  const desk = await openPage(browser, { width: 1440, script: false })
  await signIn(desk, 'anjian')
  await desk.goto(at('/office/people/invites/new'))
  await desk.getByLabel('姓名').fill('韩小雨')
  await desk.getByLabel('岗位').selectOption({ label: '联络员' })
  await desk.getByLabel('哪个单位').selectOption({ label: '司马村' })
  await desk.getByRole('button', { name: '开邀请链接' }).click()
  expect(await problemsFoundByAxe(desk)).toEqual([])
  const link = (await desk.getByRole('link', { name: /\/invite\// }).getAttribute('href'))!
  const phone = await openPage(browser, { width: 360, script: false })
  await phone.goto(link)
  expect(await problemsFoundByAxe(phone)).toEqual([])
  await phone.getByLabel('用户名').fill('hanxiaoyu')
  await phone.getByLabel('密码').fill('司马村口的老槐树')
  await phone.getByRole('button', { name: '开账号' }).click()
  await phone.getByText('账号开好了。').waitFor()
  await phone.getByText('司马村 联络员').waitFor()
  await desk.context().close()
  await phone.context().close()
})

it.each([360, 1440])('every page about people reads well at %d', async (width) => {
  const guest = await openPage(browser, { width })
  for (const path of ['/sign-in', '/privacy', '/accessibility']) await looksWell(guest, path)
  for (const path of ['/set-up', `/set-up/${setUpToken}`]) {
    await guest.goto(served.url.replace('/t/sudian', `/t/town${path}`))
    expect(await problemsFoundByAxe(guest), path).toEqual([])
  }
  await guest.context().close()
  const director = await openPage(browser, { width })
  await signIn(director, 'zhuren')
  const { id } = await served.db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', served.town.id)
    .where('username', '=', 'nandong')
    .executeTakeFirstOrThrow()
  const account = ['', '/sessions', '/password', '/passkeys', '/second-factor'].map((path) => `/account${path}`)
  const office = ['/people', `/people/${id}`, '/people/invites', '/people/invites/new', '/audit']
  for (const path of [...account, ...office.map((place) => `/office${place}`)]) await looksWell(director, path)
  await director.context().close()
})
