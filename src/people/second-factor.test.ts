import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { type Browser, browserIn } from './in-tests.ts'
import { secondFactorWords, setUpFactorWords } from './sign-in.words.ts'

/** A town past its trying-out: the office needs a second factor. */
async function realTown(): Promise<TownInTest> {
  const town = await demoTown()
  await town.db.updateTable('town').set({ demo: false }).where('id', '=', town.town.id).execute()
  return town
}

async function signedIn(town: TownInTest, login = 'zhuren'): Promise<Browser> {
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login, password: demoPassword })
  return browser
}

const shown = (html: string, name: string): string => new RegExp(`class="${name}">([^<]+)`).exec(html)![1]!
const secretOn = (html: string): string => shown(html, 'secret').replaceAll(' ', '')
const codesOn = (html: string): string[] =>
  [.../<ul class="codes">(.*?)<\/ul>/s.exec(html)![1]!.matchAll(/<li>([^<]+)/g)].map((code) => code[1]!)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What the phone shows: RFC 6238 written out, so that the server is not compared with itself. */
function phone(secret: string, town: TownInTest, minutes = 0): string {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor((town.parts.clock.now().getTime() + minutes * 60_000) / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}

const pass = (town: TownInTest, minutes: number): void => {
  const now = new Date(town.parts.clock.now().getTime() + minutes * 60_000)
  town.parts.clock.now = () => now
}

async function withFactor(town: TownInTest) {
  const browser = await signedIn(town)
  await browser.open('/sign-in/second-factor')
  const secret = secretOn(browser.page.html)
  const codes = codesOn(browser.page.html)
  const answer = await browser.send('/sign-in/second-factor', { code: phone(secret, town) })
  return { browser, secret, codes, answer }
}

test('the office reaches no page before the second factor is set up', async () => {
  const town = await realTown()
  const browser = await signedIn(town)
  for (const path of ['/office', '/account', '/account/sessions']) {
    expect((await browser.open(path)).to).toBe(`/sign-in/second-factor?next=${encodeURIComponent(path)}`)
  }
  const { html } = await browser.open('/sign-in/second-factor?next=%2Faccount')
  expect(html).toContain('<svg class="qr"')
  expect(codesOn(html)).toHaveLength(8)
  expect((await browser.send('/sign-in/second-factor', { code: phone(secretOn(html), town) })).to).toBe('/account')
  expect((await browser.open('/office')).status).toBe(200)
})

test('a liaison is not held up by it', async () => {
  const town = await realTown()
  expect((await (await signedIn(town, 'nandong')).open('/account')).status).toBe(200)
})

test('a wrong number keeps the QR code, so the phone need not scan again', async () => {
  const town = await realTown()
  const browser = await signedIn(town)
  const { html } = await browser.open('/sign-in/second-factor')
  const refused = await browser.send('/sign-in/second-factor', { code: '000000' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain(setUpFactorWords.wrong)
  expect(secretOn(refused.html)).toBe(secretOn(html))
  expect(codesOn(refused.html)).toEqual(codesOn(html))
})

test('a number works once; the next half minute brings another', async () => {
  const town = await realTown()
  const { secret } = await withFactor(town)
  const thief = await signedIn(town)
  await thief.open('/sign-in/second-factor')
  expect(thief.page.html).not.toContain('class="qr"')
  const replayed = await thief.send('/sign-in/second-factor', { code: phone(secret, town) })
  expect(replayed.status).toBe(422)
  expect(replayed.html).toContain(secondFactorWords.wrong)
  pass(town, 1)
  expect((await thief.send('/sign-in/second-factor', { code: phone(secret, town) })).status).toBe(303)
})

test('a phone that is half a minute off still opens, one that is two minutes off does not', async () => {
  const town = await realTown()
  const { secret } = await withFactor(town)
  pass(town, 10)
  const browser = await signedIn(town)
  await browser.open('/sign-in/second-factor')
  expect((await browser.send('/sign-in/second-factor', { code: phone(secret, town, -2) })).status).toBe(422)
  expect((await browser.send('/sign-in/second-factor', { code: phone(secret, town, 0.5) })).status).toBe(303)
})

test('a recovery code from paper opens once', async () => {
  const town = await realTown()
  const { codes } = await withFactor(town)
  const first = await signedIn(town)
  await first.open('/sign-in/second-factor')
  expect((await first.send('/sign-in/second-factor', { code: codes[3]!.toLowerCase() })).status).toBe(303)
  const second = await signedIn(town)
  await second.open('/sign-in/second-factor')
  expect((await second.send('/sign-in/second-factor', { code: codes[3]! })).status).toBe(422)
  expect((await second.send('/sign-in/second-factor', { code: codes[4]! })).status).toBe(303)
})

test('with the password alone nobody sets up a new second factor over the old one', async () => {
  const town = await realTown()
  await withFactor(town)
  const thief = await signedIn(town)
  await thief.open('/sign-in/second-factor')
  const { html } = await (await signedIn(town, 'anjian')).open('/sign-in/second-factor')
  const sealed = /name="draft" value="([^"]+)"/.exec(html)![1]!
  const secret = secretOn(html)
  const refused = await thief.send('/sign-in/second-factor', { draft: sealed, code: phone(secret, town) })
  expect(refused.status).toBe(422)
  expect((await thief.open('/account/second-factor')).to).toContain('/sign-in/second-factor')
})

test('guessing numbers is stopped after a few', async () => {
  const town = await realTown()
  await withFactor(town)
  const thief = await signedIn(town)
  thief.cookies.delete('device')
  await thief.open('/sign-in/second-factor')
  const statuses: number[] = []
  for (let guess = 0; guess < 5; guess += 1) {
    statuses.push((await thief.send('/sign-in/second-factor', { code: String(100_000 + guess) })).status)
  }
  expect(statuses).toEqual([422, 422, 422, 429, 429])
})

test('the secret lies sealed in the database', async () => {
  const town = await realTown()
  const { secret, codes } = await withFactor(town)
  const person = await town.db.selectFrom('person').select('totp_secret').where('totp_secret', 'is not', null).execute()
  const kept = await town.db.selectFrom('person_recovery_code').select('code_hash').execute()
  expect(person).toHaveLength(1)
  expect(person[0]!.totp_secret!.toString('latin1')).not.toContain(secret)
  expect(kept).toHaveLength(8)
  expect(kept.map(({ code_hash }) => code_hash.toString())).not.toContain(codes[0]!.replaceAll(' ', ''))
})

test('replacing it asks for the password again', async () => {
  const town = await realTown()
  const { browser } = await withFactor(town)
  pass(town, 1)
  const { html } = await browser.open('/account/second-factor')
  const code = phone(secretOn(html), town)
  expect((await browser.send('/account/second-factor', { code, password: 'not it' })).status).toBe(422)
  expect((await browser.send('/account/second-factor', { code, password: demoPassword })).to).toBe(
    '/account?done=second-factor',
  )
})

test('who set one up without having to is asked for it too, also on the unit’s page', async () => {
  const town = await demoTown()
  const first = await signedIn(town, 'nandong')
  const { html } = await first.open('/account/second-factor')
  await first.send('/account/second-factor', { code: phone(secretOn(html), town), password: demoPassword })
  const second = browserIn(town)
  await second.open('/sign-in')
  const { to } = await second.send('/sign-in', { login: 'nandong', password: demoPassword })
  expect(to).toMatch(/^\/u\//)
  for (const path of [to!, '/account']) expect((await second.open(path)).to).toContain('/sign-in/second-factor?next=')
  expect((await first.open(to!)).status).toBe(200)
})
