import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { listKinds } from '#units/units.store.ts'
import { browserIn } from './in-tests.ts'
import { recordSetUpTown } from './set-up.store.ts'
import { setUpWords as words } from './set-up.words.ts'
import { findTown } from './town.store.ts'

async function newTown(): Promise<{ town: TownInTest; token: string }> {
  const demo = await demoTown()
  const token = await recordSetUpTown(demo.db, undefined, demo.now)
  return { town: { ...demo, town: (await findTown(demo.db, 'town'))! }, token }
}

const answers = {
  name: '青石镇',
  fullName: '青石镇人民政府',
  officeName: '应急办',
  hotline: '0355-8255100',
  personName: '周明远',
  phone: '',
  username: 'mingyuan',
  password: '河边第三棵柳树长得最高了',
}

test('until it is set up, every page leads to the one that says so', async () => {
  const { town } = await newTown()
  for (const path of ['/', '/sign-in', '/office', '/account', '/invite/x']) {
    expect(await browserIn(town).open(path)).toMatchObject({ status: 303, to: '/set-up' })
  }
  const { status, html } = await browserIn(town).open('/set-up')
  expect(status).toBe(200)
  expect(html).toContain(words.waiting.title)
  expect((await browserIn(town).open('/readyz')).status).toBe(200)
})

test('there is no account to sign in with before the link is used', async () => {
  const { town } = await newTown()
  expect(await town.db.selectFrom('person').select('id').where('town_id', '=', town.town.id).execute()).toEqual([])
})

test('the one who installed it names the town, opens the director’s account, and sets up a second factor', async () => {
  const { town, token } = await newTown()
  const browser = browserIn(town)
  expect((await browser.open(`/set-up/${token}`)).status).toBe(200)
  expect(await browser.send(`/set-up/${token}`, answers)).toMatchObject({ status: 303, to: '/office' })
  expect((await browser.open('/office')).to).toBe('/sign-in/second-factor?next=%2Foffice')
  expect((await browser.open('/sign-in/second-factor')).html).toContain('class="qr"')
  expect((await findTown(town.db, 'town'))!).toMatchObject({ name: '青石镇', officeName: '应急办', setUpAt: town.now })
  expect((await listKinds(town.db, town.town.id)).map(({ code }) => code)).toContain('village')
})

test('the link dies with its use, and after a day', async () => {
  const { town, token } = await newTown()
  const browser = browserIn(town)
  await browser.open(`/set-up/${token}`)
  const now = town.now.getTime()
  town.parts.clock.now = () => new Date(now + 86_400_000)
  expect((await browserIn(town).open(`/set-up/${token}`)).status).toBe(404)
  town.parts.clock.now = () => new Date(now)
  await browser.send(`/set-up/${token}`, answers)
  const late = browserIn(town)
  expect(await late.open(`/set-up/${token}`)).toMatchObject({ status: 404 })
  expect((await late.open('/set-up')).to).toBe('/')
})

test('starting again prints a new link, and the earlier one is dead', async () => {
  const { town, token } = await newTown()
  const second = await recordSetUpTown(town.db, town.town, town.now)
  expect((await browserIn(town).open(`/set-up/${token}`)).status).toBe(404)
  expect((await browserIn(town).open(`/set-up/${second}`)).status).toBe(200)
})

test('what is missing is asked for, what was filled in stays', async () => {
  const { town, token } = await newTown()
  const browser = browserIn(town)
  await browser.open(`/set-up/${token}`)
  const refused = await browser.send(`/set-up/${token}`, { ...answers, fullName: '', password: 'short' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain(words.problems.fullName)
  expect(refused.html).toContain('value="青石镇"')
  expect(refused.html).not.toContain('value="short"')
})
