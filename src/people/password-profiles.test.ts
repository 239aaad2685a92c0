import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword, demoPeople } from '#demo-town/people.ts'
import { type Browser, browserIn } from './in-tests.ts'
import { passwordProfiles } from './password-profiles.rules.ts'
import { ruleOf } from './passwords.rules.ts'
import { hashPassword } from './passwords.ts'
import { passwordProblemWords, passwordWords } from './sign-in.words.ts'
import { changeSettings } from './town.store.ts'

const rule = ruleOf(passwordProfiles.mlps, false)
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)
const GOOD = 'Kq7vRw2nTz'

/** 王秀英 with a password that 等保 takes, set so many days ago. */
async function townUnderMlps(days: number): Promise<TownInTest> {
  const town = await demoTown()
  await changeSettings(town.db, town.town.id, { passwords: 'mlps' })
  await town.db
    .updateTable('person')
    .set({ password_hash: await hashPassword(GOOD), password_set_at: daysBefore(town.now, days) })
    .where('town_id', '=', town.town.id)
    .where('username', '=', demoPeople.liaison.username)
    .execute()
  return town
}

async function signedIn(town: TownInTest, password = GOOD, next = ''): Promise<Browser> {
  const browser = browserIn(town)
  await browser.open(`/sign-in${next && `?next=${encodeURIComponent(next)}`}`)
  expect((await browser.send('/sign-in', { login: 'nandong', password })).status).toBe(303)
  return browser
}

test('after ninety days another password is asked for first, and then one goes where one wanted to', async () => {
  const town = await townUnderMlps(90)
  const browser = await signedIn(town, GOOD, '/account/sessions')
  expect((await browser.open('/account/sessions')).to).toBe('/account/password?next=%2Faccount%2Fsessions')
  const { status, html } = await browser.open('/account/password?next=%2Faccount%2Fsessions')
  expect(status).toBe(200)
  expect(html).toContain(passwordWords.over(rule))
  const changed = await browser.send('/account/password', { current: GOOD, password: 'Wm4-pJx9eQ' })
  expect(changed).toMatchObject({ status: 303, to: '/account/sessions' })
  expect((await browser.open('/account/sessions')).status).toBe(200)
})

test('nothing else opens before: not the unit’s page, not a form', async () => {
  const town = await townUnderMlps(91)
  const browser = await signedIn(town)
  const { id } = await town.db
    .selectFrom('unit')
    .select('id')
    .where('town_id', '=', town.town.id)
    .where('name', '=', demoPeople.liaison.unit)
    .executeTakeFirstOrThrow()
  expect((await browser.open(`/u/${id}`)).to).toContain('/account/password?next=')
  await browser.open('/account/password')
  const cookie = `session=${browser.cookies.get('session')}`
  const ended = await town.submit('/account/sessions/end-others', {}, { headers: { cookie } })
  expect(ended.headers.get('location')).toContain('/account/password')
})

test('the page asked for first leads to nobody else’s site', async () => {
  const town = await townUnderMlps(91)
  const browser = await signedIn(town)
  await browser.open('/account/password?next=//evil.example')
  const form = { current: GOOD, password: 'Wm4-pJx9eQ', next: 'https:evil.example' }
  expect((await browser.send('/account/password', form)).to).toBe('/account?done=password')
})

test('a younger one is left alone, and under the long ones an old one too', async () => {
  const town = await townUnderMlps(89)
  expect((await (await signedIn(town)).open('/account')).status).toBe(200)
  await changeSettings(town.db, town.town.id, { passwords: 'asvs' })
  await town.db
    .updateTable('person')
    .set({ password_set_at: daysBefore(town.now, 900) })
    .execute()
  expect((await (await signedIn(town)).open('/account')).status).toBe(200)
})

test('a password from before that does not do any more is to be changed at the next sign-in', async () => {
  const town = await demoTown()
  await changeSettings(town.db, town.town.id, { passwords: 'mlps' })
  const browser = await signedIn(town, demoPassword)
  expect((await browser.open('/account')).to).toContain('/account/password')
})

test('kinds of characters and the last five passwords are looked at when one changes', async () => {
  const town = await townUnderMlps(1)
  const browser = await signedIn(town)
  const change = async (current: string, password: string) => {
    await browser.open('/account/password')
    return browser.send('/account/password', { current, password })
  }
  expect((await change(GOOD, 'kq7vrw2ntzpa')).html).toContain(passwordProblemWords.classes(rule))
  expect((await change(GOOD, GOOD)).html).toContain(passwordProblemWords.used(rule))
  const later = ['Wm4-pJx9eQ', 'Tz8_hYc3sL', 'Bv6+nKd2gR', 'Xf5=mUa7wE', 'Qc9*tPe4jM']
  let current = GOOD
  for (const next of later) {
    if (current === later[3]) expect((await change(current, GOOD)).html).toContain(passwordProblemWords.used(rule))
    expect((await change(current, next)).status).toBe(303)
    current = next
  }
  const kept = await town.db.selectFrom('person_password').select('id').execute()
  expect(kept).toHaveLength(4)
  expect((await change(current, GOOD)).status).toBe(303)
})

test('under the long ones no former password is kept', async () => {
  const town = await demoTown()
  const browser = await signedIn(town, demoPassword)
  await browser.open('/account/password')
  expect((await browser.send('/account/password', { current: demoPassword, password: GOOD })).status).toBe(303)
  expect(await town.db.selectFrom('person_password').select('id').execute()).toEqual([])
})

test('somebody invited is asked for what the town asks for', async () => {
  const town = await townUnderMlps(1)
  const officer = await town.seenBy('officer')
  const sent = await officer.submit('/office/people/invites', {
    name: '申小雨',
    role: 'liaison',
    unit: await unitId(town),
  })
  const page = await (await officer.visit(sent.headers.get('location')!.replace('/t/sudian', ''))).text()
  const link = /\/invite\/[\w-]+/.exec(page)![0]
  const browser = browserIn(town)
  expect((await browser.open(link)).html).toContain(passwordWords.hint(rule))
  const refused = await browser.send(link, { username: 'xiaoyu', password: 'kq7vrw2ntzpa' })
  expect(refused).toMatchObject({ status: 422, html: expect.stringContaining(passwordProblemWords.classes(rule)) })
  expect((await browser.send(link, { username: 'xiaoyu', password: 'Wm4-pJx9eQ' })).status).toBe(303)
  expect((await browser.open('/account')).status).toBe(200)
})

const unitId = async ({ db, town }: TownInTest): Promise<string> =>
  (
    await db
      .selectFrom('unit')
      .select('id')
      .where('town_id', '=', town.id)
      .where('name', '=', demoPeople.liaison.unit)
      .executeTakeFirstOrThrow()
  ).id

test('the director chooses the rules, and it is written down; nobody else does', async () => {
  const town = await demoTown({ as: 'director' })
  expect(await (await town.visit('/office/security')).text()).toContain('满 90 天，登录后先换')
  expect((await town.submit('/office/security', { passwords: 'none' })).status).toBe(422)
  expect((await town.submit('/office/security', { passwords: 'mlps', closeUnused: '7' })).status).toBe(422)
  expect((await town.submit('/office/security', { passwords: 'mlps', closeUnused: '60' })).status).toBe(303)
  const { settings } = await town.db
    .selectFrom('town')
    .select('settings')
    .where('id', '=', town.town.id)
    .executeTakeFirstOrThrow()
  expect(settings).toMatchObject({ passwords: 'mlps', closeUnused: 60 })
  const acts = await town.db.selectFrom('audit_entry').select('act').where('act', '=', 'security.settings').execute()
  expect(acts).toHaveLength(1)
  for (const who of ['officer', 'observer', 'liaison'] as const) {
    const other = await town.seenBy(who)
    expect((await other.visit('/office/security')).status).toBe(403)
    expect((await other.submit('/office/security', { passwords: 'asvs' })).status).toBe(403)
  }
})
