import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { asDigits } from './receipts.rules.ts'
import { formKeyOf } from './reports.in-tests.ts'

const backDoor = { topic: 'exit-locked', unit: '看寺村', address: '大院北门', words: '晚上锁着', work: '' }

/** Filled in a minute ago, as by somebody who types. */
const earlier = (town: TownInTest) => formKeyOf(town, 60_000)
const digitsIn = (html: string): string =>
  asDigits(/class="digits">([\s\S]*?)<\/p>/.exec(html)?.[1]?.replace(/<[^>]+>/g, '') ?? '')

async function report(town: TownInTest, fields: Record<string, string> = backDoor, key = earlier(town)) {
  const answer = await town.submit('/hazards', fields, { key })
  const html = await answer.text()
  return { answer, html, digits: digitsIn(html), key }
}
const rows = (town: TownInTest) =>
  town.db.selectFrom('hazard_report').selectAll().where('town_id', '=', town.town.id).execute()

test('a resident reports without an account, gets a receipt, and finds the report again by it', async () => {
  const town = await demoTown()
  const { answer, html, digits } = await report(town)
  expect(answer.status).toBe(200)
  expect(digits).toMatch(/^\d{36}$/)
  expect(html).toContain('收到了')
  const typed = digits.replace(/(\d{4})/g, '$1-')
  const found = await town.submit('/hazards/receipt', { receipt: typed })
  const page = await found.text()
  expect([found.status, page.includes('晚上锁着'), page.includes('看寺村')]).toEqual([200, true, true])
})

test('the same form again is the same receipt and one report; with other words it is told', async () => {
  const town = await demoTown()
  const first = await report(town)
  const again = await report(town, backDoor, first.key)
  expect([again.answer.status, again.digits]).toEqual([200, first.digits])
  const other = await report(town, { ...backDoor, words: '白天也锁' }, first.key)
  expect([other.answer.status, other.html.includes('白天也锁')]).toEqual([409, true])
  expect(await rows(town)).toHaveLength(1)
})

test('what is missing is asked for with everything typed still there', async () => {
  const town = await demoTown()
  const { answer, html } = await report(town, { topic: 'other', unit: '', address: '', words: '栏杆掉了一半' })
  expect(answer.status).toBe(422)
  expect(html).toContain('还没写在哪里')
  expect(html).toContain('栏杆掉了一半')
  expect(await rows(town)).toHaveLength(0)
})

test('an accident with deaths is kept as such, and told that it goes to the county', async () => {
  const town = await demoTown()
  const { html } = await report(town, { ...backDoor, kind: 'deaths' })
  expect(html).toContain('县里')
  expect(await rows(town)).toMatchObject([{ kind: 'concealed_accident', deaths: true }])
})

test('wrong, short and foreign receipts open nothing and say why', async () => {
  const town = await demoTown()
  const { digits } = await report(town)
  const tried = async (receipt: string) => {
    const answer = await town.submit('/hazards/receipt', { receipt })
    return [answer.status, /class="err"[^>]*>([^<]+)/.exec(await answer.text())?.[1]]
  }
  expect(await tried(digits.slice(1))).toEqual([422, '一共 36 个数字，这里只有 35 个。看看少抄了哪一组。'])
  expect(await tried('')).toEqual([422, '还没写回执号。'])
  const wrong = digits.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  expect((await tried(wrong))[0]).toBe(422)
})

test('both sides talk behind the receipt; a stranger says nothing there', async () => {
  const town = await demoTown()
  const { digits } = await report(town)
  const said = await town.submit('/hazards/receipt/message', { receipt: digits, message: '今晚又锁了' })
  expect([said.status, (await said.text()).includes('今晚又锁了')]).toEqual([200, true])
  const empty = await town.submit('/hazards/receipt/message', { receipt: digits, message: '' })
  expect(empty.status).toBe(422)
  const stranger = await town.submit('/hazards/receipt/message', { receipt: '1'.repeat(36), message: '别查了' })
  expect(stranger.status).toBe(422)
  const messages = await town.db.selectFrom('hazard_message').selectAll().where('town_id', '=', town.town.id).execute()
  expect(messages).toHaveLength(1)
})

test('it can be withdrawn once, and not objected to before there is an answer', async () => {
  const town = await demoTown()
  const { digits } = await report(town)
  const early = await town.submit('/hazards/receipt/object', { receipt: digits, objection: '不同意' })
  expect(early.status).toBe(422)
  const withdrawn = await town.submit('/hazards/receipt/withdraw', { receipt: digits, reason: '' })
  expect([withdrawn.status, (await withdrawn.text()).includes('您撤回了')]).toEqual([200, true])
  const again = await town.submit('/hazards/receipt/withdraw', { receipt: digits, reason: '' })
  expect(again.status).toBe(422)
})

test('who is signed in reports as nobody: the pages do not know them and nothing is written about them', async () => {
  const street = await demoTown()
  const town = await street.seenBy('liaison')
  const count = async () => {
    const tables = ['audit_entry', 'form_key', 'person_session', 'person_attempt'] as const
    const found = []
    for (const table of tables)
      found.push((await town.db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort())
    return JSON.stringify(found)
  }
  const before = await count()
  const page = await (await town.visit('/hazards')).text()
  expect(page).not.toContain('/account')
  const { answer } = await report(town, backDoor, earlier(street))
  expect(answer.status).toBe(200)
  expect(await count()).toBe(before)
})

test('every page of a reporter is kept by no browser, tells nobody where it was, and is called like the site', async () => {
  const town = await demoTown()
  const { answer, digits } = await report(town)
  const pages = [
    await town.visit('/hazards'),
    await town.visit('/hazards/new?topic=exit-locked'),
    await town.visit('/hazards/receipt'),
    await town.submit('/hazards/new', { topic: 'gas-smell' }),
    await town.submit('/hazards/receipt', { receipt: digits }),
    await town.submit('/hazards/receipt', { receipt: '1' }),
    await town.submit('/hazards', {}, { key: 'made-up' }),
  ]
  for (const page of [answer, ...pages]) {
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.headers.get('location')).toBeNull()
  }
  for (const page of pages.slice(0, 6)) {
    const html = await page.text()
    expect(/<title>([^<]+)/.exec(html)?.[1]).toBe(town.town.name)
    expect(html).toContain('马上离开')
    expect(html).not.toMatch(/\d\d:\d\d</)
  }
})

test('an old browser that sends no origin from such a page is let in; another site is not', async () => {
  const town = await demoTown()
  const { digits } = await report(town)
  const sent = (headers: Record<string, string>) => town.submit('/hazards/receipt', { receipt: digits }, { headers })
  expect((await sent({ origin: 'null' })).status).toBe(200)
  expect((await sent({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await sent({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('a town’s own cap holds for one place of the network, with what was typed kept', async () => {
  const town = await demoTown({ settings: { trustProxy: true } })
  await town.db.insertInto('hazard_setting').values({ town_id: town.town.id, monthly_cap: 2 }).execute()
  const from = async (address: string, nth: number) => {
    const key = earlier(town)
      .replace(/-\d{12}\./, `-${String(nth).padStart(12, '0')}.`)
      .split('.')[0]!
    const signed = `${key}.${town.parts.keys.sign('form', `${town.town.id}::${key}`)}`
    const answer = await town.submit('/hazards', backDoor, { key: signed, headers: { 'x-forwarded-for': address } })
    return [answer.status, (await answer.text()).includes('晚上锁着')]
  }
  expect(await from('192.0.2.1', 1)).toEqual([200, true])
  expect(await from('192.0.2.1', 2)).toEqual([200, true])
  expect(await from('192.0.2.1', 3)).toEqual([429, true])
  expect(await from('192.0.2.2', 4)).toEqual([200, true])
})
