import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { accountWords, sessionWords } from './account.words.ts'
import { type Browser, browserIn } from './in-tests.ts'
import { passwordProfiles } from './password-profiles.rules.ts'
import { ruleOf } from './passwords.rules.ts'
import { passwordProblemWords, passwordWords } from './sign-in.words.ts'

const huawei = 'Mozilla/5.0 (Linux; HarmonyOS; NOH-AN00) AppleWebKit/537.36 Chrome/114.0 MicroMessenger/8.0.47'

async function signedIn(town: Parameters<typeof browserIn>[0], login: string, userAgent = 'test'): Promise<Browser> {
  const browser = browserIn(town, { userAgent })
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login, password: demoPassword })
  return browser
}

test('a person sees where the account is open and shuts one elsewhere at once', async () => {
  const town = await demoTown()
  const phone = await signedIn(town, 'nandong', huawei)
  const desk = await signedIn(town, 'nandong')
  const { html } = await desk.open('/account/sessions')
  expect(html).toContain('鸿蒙 微信')
  expect(html).toContain(sessionWords.here)
  const end = /\/account\/sessions\/[^/]+\/end(?=")/.exec(html)![0]
  expect(await desk.send(end)).toMatchObject({ status: 303, to: '/account/sessions?ended=1' })
  expect((await phone.open('/account')).to).toContain('/sign-in')
  expect((await desk.open('/account')).status).toBe(200)
})

test('all others can be shut in one go', async () => {
  const town = await demoTown()
  const others = [await signedIn(town, 'nandong'), await signedIn(town, 'nandong', huawei)]
  const desk = await signedIn(town, 'nandong')
  await desk.open('/account/sessions')
  await desk.send('/account/sessions/end-others')
  for (const other of others) expect((await other.open('/account')).status).toBe(303)
  expect((await desk.open('/account')).status).toBe(200)
})

test('nobody shuts another person’s session', async () => {
  const town = await demoTown()
  const officer = await signedIn(town, 'anjian')
  const { id } = await town.db
    .selectFrom('person_session')
    .select('id')
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const liaison = await town.seenBy('liaison')
  expect((await liaison.submit(`/account/sessions/${id}/end`, {})).status).toBe(404)
  expect((await officer.open('/account')).status).toBe(200)
})

test('the account page says who one is and what for', async () => {
  const town = await demoTown({ as: 'liaison' })
  const html = await (await town.visit('/account')).text()
  expect(html).toContain('王秀英')
  expect(html).toContain(accountWords.roleIn('liaison', '南董村'))
})

test('a new password needs the old one, is checked, and shuts the other devices', async () => {
  const town = await demoTown()
  const phone = await signedIn(town, 'nandong')
  const desk = await signedIn(town, 'nandong')
  await desk.open('/account/password')
  const wrong = await desk.send('/account/password', { current: 'not it', password: 'Kq7vRw2nTz' })
  expect(wrong).toMatchObject({ status: 422, html: expect.stringContaining(passwordWords.wrong) })
  const common = await desk.send('/account/password', { current: demoPassword, password: 'password2023' })
  expect(common.html).toContain(passwordProblemWords.common(ruleOf(passwordProfiles.asvs, false)))
  expect(common.html).not.toContain('password2023')
  expect((await desk.send('/account/password', { current: demoPassword, password: 'Kq7vRw2nTz' })).status).toBe(303)
  expect((await phone.open('/account')).status).toBe(303)
  expect((await desk.open('/account')).status).toBe(200)
  const again = browserIn(town)
  await again.open('/sign-in')
  expect((await again.send('/sign-in', { login: 'nandong', password: demoPassword })).status).toBe(422)
  expect((await again.send('/sign-in', { login: 'nandong', password: 'Kq7vRw2nTz' })).status).toBe(303)
})

test('the used form’s trace does not give the password away to guessing', async () => {
  const town = await demoTown()
  const desk = await signedIn(town, 'nandong')
  await desk.open('/account/password')
  await desk.send('/account/password', { current: demoPassword, password: 'Kq7vRw2nTz' })
  const { createHash } = await import('node:crypto')
  const bare = createHash('sha256')
  for (const [name, value] of [
    ['username', 'nandong'],
    ['current', demoPassword],
    ['password', 'Kq7vRw2nTz'],
  ]) {
    bare.update(`${name}\0${value}\0`)
  }
  const kept = await town.db.selectFrom('form_key').select('body_hash').execute()
  expect(kept.map(({ body_hash }) => body_hash.toString('hex'))).not.toContain(bare.digest('hex'))
})
