import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { browserIn } from './in-tests.ts'
import { setDisabled } from './people.store.ts'
import { findViewer } from './sessions.store.ts'
import { signInWords as words } from './sign-in.words.ts'

test('an officer signs in with a username and comes back to the page asked for', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  expect((await browser.open('/office/people')).to).toBe('/sign-in?next=%2Foffice%2Fpeople')
  await browser.open('/sign-in?next=%2Foffice%2Fpeople')
  const answer = await browser.send('/sign-in', { login: 'AnJian', password: demoPassword })
  expect(answer).toMatchObject({ status: 303, to: '/office/people' })
  expect((await browser.open('/office')).status).toBe(200)
})

test('a liaison can sign in with a phone number', async () => {
  const town = await demoTown()
  await town.db.updateTable('person').set({ phone: '13900010002' }).where('username', '=', 'nandong').execute()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  expect(await browser.send('/sign-in', { login: '13900010002', password: demoPassword })).toMatchObject({
    status: 303,
  })
})

test('a wrong password keeps the name, says no more than needed, and is written down', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  const known = await browser.send('/sign-in', { login: 'anjian', password: 'not it' })
  const unknown = await browser.send('/sign-in', { login: 'nobody', password: 'not it' })
  for (const { status, html } of [known, unknown]) {
    expect(status).toBe(422)
    expect(html).toContain(words.wrong)
    expect(html).not.toContain('not it')
  }
  expect(known.html).toContain('value="anjian"')
  expect(browser.cookies.has('session')).toBe(false)
  const acts = await town.db.selectFrom('audit_entry').select(['act', 'succeeded', 'subject']).orderBy('id').execute()
  expect(acts.slice(-2)).toEqual([
    { act: 'sign-in', succeeded: false, subject: expect.stringMatching(/^person\/[0-9a-f]{8}-/) },
    { act: 'sign-in', succeeded: false, subject: 'person/unknown' },
  ])
})

test('the session in a cookie planted beforehand is not the one that is signed in', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  browser.cookies.set('session', 'planted-by-somebody')
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  const token = browser.cookies.get('session')!
  expect(token).not.toBe('planted-by-somebody')
  expect(token.length).toBeGreaterThanOrEqual(22)
})

test('over TLS the cookie is bound to the host, and script never sees it', async () => {
  const town = await demoTown({ settings: { trustProxy: true } })
  const browser = browserIn(town, { origin: 'https://town.test' })
  await browser.open('/sign-in')
  const answer = await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  const set = answer.headers.getSetCookie()
  expect(set.length).toBeGreaterThanOrEqual(2)
  for (const cookie of set) {
    expect(cookie).toMatch(/^__Host-/)
    expect(cookie).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax; Secure/)
  }
})

test('who is sent elsewhere by a link goes to the desk instead', async () => {
  const town = await demoTown()
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
    const browser = browserIn(town)
    await browser.open(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(browser.page.html).toMatch(/name="next" value(=""|\/)/)
    expect((await browser.send('/sign-in', { login: 'anjian', password: demoPassword, next })).to).toBe('/office')
  }
})

test('signing out ends the session on the server too', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  const token = browser.cookies.get('session')!
  await browser.open('/office')
  expect(await browser.send('/sign-out')).toMatchObject({ status: 303, to: '/' })
  expect(browser.cookies.has('session')).toBe(false)
  expect(await findViewer(town.db, town.town.id, token, town.now)).toBeNull()
})

test('an account that was shut is out at once, and cannot come back in', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  expect((await browser.open('/office')).status).toBe(200)
  const { id } = await town.db
    .selectFrom('person')
    .select('id')
    .where('username', '=', 'anjian')
    .where('town_id', '=', town.town.id)
    .executeTakeFirstOrThrow()
  await setDisabled(town.db, town.town.id, id, town.now)
  expect((await browser.open('/office')).to).toContain('/sign-in')
  await browser.open('/sign-in')
  expect(await browser.send('/sign-in', { login: 'anjian', password: demoPassword })).toMatchObject({ status: 422 })
})

test('a desk left alone for half an hour asks again; a session is never older than a week', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  const token = browser.cookies.get('session')!
  const at = (minutes: number) => new Date(town.now.getTime() + minutes * 60_000)
  expect(await findViewer(town.db, town.town.id, token, at(29))).not.toBeNull()
  expect(await findViewer(town.db, town.town.id, token, at(58))).not.toBeNull()
  expect(await findViewer(town.db, town.town.id, token, at(58 + 31))).toBeNull()
})

test('a form sent after the session ended is not lost: sign in beside it, and send it again', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  await browser.open('/office/people/invites/new')
  const form = browser.page
  browser.cookies.delete('session')
  const lost = await browser.send('/office/people/invites', { name: '韩小雨', role: 'liaison', password: 'secret' })
  expect(lost.status).toBe(403)
  expect(lost.html).toContain('value="韩小雨"')
  expect(lost.html).toContain('href="/t/sudian/sign-in"')
  expect(lost.html).not.toContain('secret')
  expect(form.html).not.toContain('href="/t/sudian/sign-in"')
})

test('signing out of a session that is over already just goes home', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  await browser.open('/account')
  browser.cookies.set('session', 'long-gone')
  expect(await browser.send('/sign-out')).toMatchObject({ status: 303, to: '/' })
})
