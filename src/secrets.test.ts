import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '#app'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { browserIn } from '#people/in-tests.ts'
import { hashPassword } from '#people/passwords.ts'
import { newId } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import { slices } from '#town'
import { tokenOf } from '#units/holder.ts'
import { codeShown } from '#units/link-codes.rules.ts'
import { codeHashOf, codeOf } from '#units/link-codes.ts'
import { recordLinks } from '#units/links.store.ts'
import { apiTokenFor, unitOf } from './in-tests.ts'

// Every line of every level, as it would be written.
const lines: string[] = []
const logging = log as unknown as Record<symbol, unknown> & Pick<typeof log, 'level'>
const { streamSym } = pino.symbols
const [stream, level] = [logging[streamSym], logging.level]
beforeAll(() => {
  logging[streamSym] = { write: (line: string) => lines.push(line) }
  logging.level = 'trace'
})
afterAll(() => {
  logging[streamSym] = stream
  logging.level = level
})

const PASSWORD = 'canary-Kq7vRw2nTz'
const WRONG = 'canary-wrong-Wm4pJx9e'
const PIN = '740916'
const WRONG_PIN = '740917'

interface Walked {
  addresses: string[]
  pages: string[]
}

/** A browser that writes down every address it was led to or shown. */
function walker(town: TownInTest, walked: Walked) {
  const browser = browserIn(town)
  const note = async (page: ReturnType<typeof browser.open>) => {
    const { to, html } = await page
    if (to) walked.addresses.push(to)
    walked.pages.push(html)
    walked.addresses.push(...[...html.matchAll(/\b(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address!))
    return page
  }
  return {
    cookies: browser.cookies,
    open: (path: string) => note(browser.open(path)),
    send: (path: string, fields: Record<string, string>) => note(browser.send(path, fields)),
  }
}

async function unitDoor(town: TownInTest) {
  const { db, parts } = town
  const id = newId()
  const unitId = await unitOf(town, 'liaison')
  const code = codeOf(parts.keys, town.town.id, id)
  const link = { id, unitId, codeHash: codeHashOf(parts.keys, town.town.id, code), pinHash: await hashPassword(PIN) }
  await recordLinks(db, town.town.id, [link], newId(), town.now)
  return { code: codeShown(code), token: tokenOf(parts.keys, town.town.id, id) }
}

test('passwords, PINs, codes and tokens stand in no line of the log and in no address', async () => {
  const town = await demoTown()
  const hash = await hashPassword(PASSWORD)
  await town.db.updateTable('person').set({ password_hash: hash }).where('username', '=', 'anjian').execute()
  const walked: Walked = { addresses: [], pages: [] }
  const office = walker(town, walked)
  await office.open('/sign-in?next=/account')
  await office.send('/sign-in', { login: 'anjian', password: WRONG })
  await office.send('/sign-in', { login: 'nobody-here', password: WRONG })
  await office.send('/sign-in', { login: 'anjian', password: PASSWORD })
  await office.open('/account/password')
  await office.send('/account/password', { current: WRONG, password: WRONG })
  await office.send('/account/password', { current: PASSWORD, password: 'short' })
  await office.open('/account/second-factor')
  await office.open('/account/sessions')
  const door = await unitDoor(town)
  const street = walker(town, walked)
  const { to = '' } = await street.open(`/u/${door.code}`)
  const { to: pinDoor = '' } = await street.open(to)
  await street.open(pinDoor)
  await street.send(`${to}/pin`, { pin: WRONG_PIN })
  await street.send(`${to}/pin`, { pin: PIN })
  await street.open(to)
  const api = await apiTokenFor(town)
  await town.visit('/api/v1/units', { authorization: `Bearer ${api}` })
  await town.visit('/api/v1/units', { authorization: `Bearer ${api}x` })
  const secrets = {
    PASSWORD,
    WRONG,
    api,
    session: office.cookies.get('session')!,
    device: office.cookies.get('device')!,
    pinCookie: street.cookies.get('unit-pin')!,
  }
  expect(Object.values(secrets).every((secret) => secret.length > 10)).toBe(true)
  for (const [name, secret] of Object.entries(secrets)) {
    expect(
      walked.addresses.filter((address) => address.includes(secret)),
      name,
    ).toEqual([])
    expect(
      walked.pages.filter((html) => html.includes(secret)),
      name,
    ).toEqual([])
    expect(
      lines.filter((line) => line.includes(secret)),
      name,
    ).toEqual([])
  }
  const [, typed = ''] = door.code.split('-')
  for (const secret of [door.token, typed, PIN, WRONG_PIN])
    expect(lines.filter((line) => line.includes(secret))).toEqual([])
  for (const pin of [PIN, WRONG_PIN, typed])
    expect(walked.addresses.filter((address) => address.includes(pin))).toEqual([])
  // The link is its own door and nobody's way to another place.
  const withToken = walked.addresses.filter((address) => address.includes(door.token))
  expect(withToken.length).toBeGreaterThan(0)
  for (const address of withToken) expect(address.replace(/^\/t\/sudian/, '')).toMatch(/^\/u\//)
})

test('what breaks is logged without what was sent, nor what the database says of it', async () => {
  const town = await demoTown()
  const broken = Object.assign(new Error(`duplicate key`), { code: '23505', detail: `Key (phone)=(${WRONG}) exists` })
  const repeating = Object.assign(new Error(`invalid input syntax for type uuid: "${WRONG}"`), { code: '22P02' })
  for (const error of [broken, repeating]) {
    const selectFrom = (table: string) => {
      if (table === 'town') return town.db.selectFrom(table)
      throw error
    }
    const get = (real: typeof town.db, name: string) =>
      name === 'selectFrom' ? selectFrom : real[name as keyof typeof real]
    const app = buildApp({ ...town.parts, db: new Proxy(town.db, { get }) as never }, slices)
    const before = lines.length
    const body = new URLSearchParams({ _key: town.newKey(), login: WRONG, password: WRONG })
    const sent = {
      method: 'POST',
      body,
      headers: { cookie: `reporter=${PASSWORD}`, authorization: `Bearer ${PASSWORD}` },
    }
    const answer = await app.request(`http://localhost/t/sudian/sign-in?next=/${WRONG}`, sent)
    expect(answer.status).toBe(500)
    const written = lines.slice(before)
    expect(written.length).toBeGreaterThan(0)
    expect(written.join('')).toContain(error.code)
    expect(written.filter((line) => line.includes(WRONG) || line.includes(PASSWORD))).toEqual([])
  }
})
