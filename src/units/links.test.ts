import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { codeFrom, codeIn, codeShown } from './link-codes.rules.ts'
import { doorWords, linkWords } from './links.words.ts'
import { listUnits } from './units.store.ts'

const unitId = async (town: TownInTest, name = '南董村') =>
  (await listUnits(town.db, town.town.id)).find((unit) => unit.name === name)!.id

/** What the office reads off its page: the address under the code, and the one to type. */
async function issued(office: TownInTest, fields: Record<string, string> = {}, name = '南董村') {
  const id = await unitId(office, name)
  const answer = await office.submit(`/office/units/${id}/links`, fields)
  expect(answer.status).toBe(303)
  const page = await (await office.visit(`/office/units/${id}/links`)).text()
  const link = /links\/([0-9a-f-]{36})\/void/.exec(page)![1]!
  return { id, link, page, typed: /u\/([0-9a-z]{5}-[0-9a-z]{5})</.exec(page)![1]! }
}

/** A phone that keeps its cookies. */
function phone(town: TownInTest, address = '') {
  const jar = new Map<string, string>()
  const headers = () => ({
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    ...(address && { 'x-forwarded-for': address }),
  })
  const keep = (answer: Response) => {
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      jar.set(name!, value!)
    }
    return answer
  }
  return {
    open: async (path: string) => keep(await town.visit(path, headers())),
    send: async (path: string, fields: Record<string, string>) =>
      keep(await town.submit(path, fields, { headers: headers() })),
  }
}

const within = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')

test('the address to type opens the unit’s page, in whatever hand it is written', async () => {
  const office = await demoTown({ as: 'officer' })
  const { typed } = await issued(office)
  const resident = await office.seenBy(null)
  for (const hand of [
    typed,
    typed.toUpperCase(),
    typed.replace('-', ''),
    typed.replaceAll('0', 'o').replaceAll('1', 'l'),
  ]) {
    const answer = await resident.visit(`/u/${hand}`)
    expect(answer.status).toBe(303)
    const page = await resident.visit(within(answer))
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('南董村')
  }
  expect((await resident.visit('/u/00000-00000')).status).toBe(404)
})

test('a new code stops the old one at once, and says whom to phone', async () => {
  const office = await demoTown({ as: 'officer' })
  const first = await issued(office)
  const resident = await office.seenBy(null)
  const old = within(await resident.visit(`/u/${first.typed}`))
  const second = await issued(office)
  expect(second.link).not.toBe(first.link)
  for (const path of [old, `/u/${first.typed}`, `${old}/pin`]) {
    const answer = await resident.visit(path)
    expect(answer.status).toBe(404)
    const page = await answer.text()
    expect(page).toContain(doorWords.voided.title)
    expect(page).toContain(office.town.hotline)
    expect(page).not.toContain('南董村')
  }
  expect((await resident.submit(`${old}/reporter`, { reporter: '甲' })).status).toBe(404)
  expect((await resident.visit(within(await resident.visit(`/u/${second.typed}`)))).status).toBe(200)
  expect(second.page).toContain('李志强')
})

test('the office takes a code back; a stranger’s made-up one says nothing at all', async () => {
  const office = await demoTown({ as: 'officer' })
  const { id, link, typed } = await issued(office)
  const other = await unitId(office, '看寺村')
  expect((await office.submit(`/office/units/${other}/links/${link}/void`, {})).status).toBe(404)
  expect((await office.submit(`/office/units/${id}/links/${link}/void`, {})).status).toBe(303)
  const resident = await office.seenBy(null)
  expect(await (await resident.visit(`/u/${typed}`)).text()).toContain(doorWords.voided.title)
  expect(await (await resident.visit(`/u/${'A'.repeat(44)}`)).text()).not.toContain(doorWords.voided.title)
})

test('the PIN is asked once a phone; then what was wanted opens', async () => {
  const office = await demoTown({ as: 'officer' })
  const { typed } = await issued(office, { pin: '６０３１' })
  const mine = phone(await office.seenBy(null))
  const home = within(await mine.open(`/u/${typed}`))
  const asked = await mine.open(`${home}/reporter`)
  expect(within(asked)).toBe(`${home}/pin?next=${encodeURIComponent(`${home}/reporter`)}`)
  expect(await (await mine.open(within(asked))).text()).toContain(doorWords.pin.why)
  const wrong = await mine.send(`${home}/pin`, { pin: '6032', next: `${home}/reporter` })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain(doorWords.pin.problems.wrong)
  expect((await mine.send(`${home}/pin`, { pin: 'abcd' })).status).toBe(422)
  expect(within(await mine.send(`${home}/pin`, { pin: '6031', next: `${home}/reporter` }))).toBe(`${home}/reporter`)
  expect((await mine.open(home)).status).toBe(200)
  expect(within(await phone(await office.seenBy(null)).open(home))).toBe(`${home}/pin`)
})

test('a form sent from a phone that no longer knows the PIN waits until it is given', async () => {
  const office = await demoTown({ as: 'officer' })
  const { typed } = await issued(office, { pin: '6031' })
  const mine = phone(await office.seenBy(null))
  const home = within(await mine.open(`/u/${typed}`))
  const sent = { reporter: '王秀英', phone: '0355-8255100' }
  const kept = await mine.send(`${home}/reporter`, sent)
  expect(kept.status).toBe(403)
  const page = await kept.text()
  for (const words of [doorWords.pin.first.title, `${home}/pin`, '王秀英', '0355-8255100'])
    expect(page).toContain(words)
  await mine.send(`${home}/pin`, { pin: '6031' })
  expect((await mine.send(`${home}/reporter`, sent)).status).toBe(303)
})

test('after the PIN nobody is sent elsewhere', async () => {
  const office = await demoTown({ as: 'officer' })
  const { typed } = await issued(office, { pin: '6031' })
  const mine = phone(await office.seenBy(null))
  const home = within(await mine.open(`/u/${typed}`))
  for (const next of ['https://evil.example', '//evil.example', '/office', `${home}/pin`])
    expect(within(await mine.send(`${home}/pin`, { pin: '6031', next }))).toBe(home)
})

test('guessing a PIN is slowed down where it happens, and locks out nobody who knows it', async () => {
  const office = await demoTown({ as: 'officer', settings: { trustProxy: true } })
  const { typed } = await issued(office, { pin: '6031' })
  const known = phone(await office.seenBy(null), '10.0.0.1')
  const home = within(await known.open(`/u/${typed}`))
  await known.send(`${home}/pin`, { pin: '6031' })
  const guesser = phone(await office.seenBy(null), '10.0.0.2')
  const statuses: number[] = []
  for (let guess = 0; guess < 5; guess++)
    statuses.push((await guesser.send(`${home}/pin`, { pin: String(1000 + guess) })).status)
  expect(statuses).toContain(429)
  const right = await guesser.send(`${home}/pin`, { pin: '6031' })
  expect(right.status).toBe(429)
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await known.open(home)).status).toBe(200)
  expect(within(await known.send(`${home}/pin`, { pin: '6031' }))).toBe(home)
  expect(within(await phone(await office.seenBy(null), '10.0.0.3').send(`${home}/pin`, { pin: '6031' }))).toBe(home)
})

test('a PIN that everybody tries first is refused, and so is one that is none', async () => {
  const office = await demoTown({ as: 'officer' })
  const id = await unitId(office)
  for (const [pin, text] of [
    ['1111', linkWords.problems.weakPin],
    ['123456', linkWords.problems.weakPin],
    ['12', linkWords.problems.pin],
    ['abcd', linkWords.problems.pin],
  ] as const) {
    const answer = await office.submit(`/office/units/${id}/links`, { pin })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(text)
  }
  const kept = await office.db.selectFrom('unit_link').selectAll().where('unit_id', '=', id).execute()
  expect(kept).toEqual([])
})

test('the database holds neither the PIN nor what opens the link', async () => {
  const office = await demoTown({ as: 'officer' })
  const { id, typed } = await issued(office, { pin: '603190' })
  const rows = JSON.stringify(await office.db.selectFrom('unit_link').selectAll().where('unit_id', '=', id).execute())
  expect(rows).not.toContain('603190')
  expect(rows.toLowerCase()).not.toContain(typed.replace('-', ''))
})

test('all units without a code get one, those with one keep it', async () => {
  const office = await demoTown({ as: 'officer' })
  const first = await issued(office)
  const answer = await office.submit('/office/units/links', { kind: 'village' })
  expect(within(answer)).toBe('/office/units/posters?kind=village&issued=18')
  expect(within(await office.submit('/office/units/links', { kind: 'village' }))).toContain('issued=0')
  const resident = await office.seenBy(null)
  expect((await resident.visit(within(await resident.visit(`/u/${first.typed}`)))).status).toBe(200)
})

test('neither the liaison nor the observer gives out codes', async () => {
  const town = await demoTown()
  const id = await unitId(town)
  for (const who of ['liaison', 'observer'] as const) {
    const seen = await town.seenBy(who)
    expect((await seen.visit(`/office/units/${id}/links`)).status).toBe(403)
    expect((await seen.submit(`/office/units/${id}/links`, {})).status).toBe(403)
    expect((await seen.submit('/office/units/links', {})).status).toBe(403)
  }
})

test('a code has no letter that is read as another', () => {
  const code = codeFrom(Uint8Array.from([255, 1, 128, 77, 9, 200, 33]))
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(codeIn(codeShown(code))).toBe(code)
  expect(codeIn('018f')).toBeUndefined()
  expect(codeIn('uuuuu-uuuuu')).toBeUndefined()
})
