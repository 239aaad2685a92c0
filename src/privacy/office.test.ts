import { expect, test } from 'vitest'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword, demoPeople } from '#demo-town/people.ts'
import { browserIn } from '#people/in-tests.ts'
import { otherPlum, plum, townWithTraces, wholeDatabase } from './in-tests.ts'

const asked = { name: plum.name, contact: plum.phone }
const search = async (town: TownInTest, fields: Record<string, string> = asked) =>
  town.submit('/office/privacy/search', fields)
const boxes = (html: string) =>
  [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([box]) => ({
    value: /value="([^"]*)"/.exec(box)?.[1] ?? '',
    name: / name="([^"]*)"/.exec(box)?.[1] ?? '',
    ticked: / checked/.test(box),
  }))

test('the office finds whoever carries the name, and only she with the telephone is ticked', async () => {
  const { town } = await townWithTraces()
  const answer = await search(town)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('南董村')
  expect(html).toContain('看寺村')
  expect(html).toContain('填报 1 条')
  expect(html).toContain('会留下的，为什么')
  const found = boxes(html).filter(({ name }) => name === 'finding')
  expect(found.filter(({ ticked }) => ticked)).toHaveLength(2)
  expect(found.length).toBe(4)
  // What a tick sends names nobody.
  for (const { value } of found) expect(value).not.toMatch(new RegExp(`${plum.name}|${plum.phone}`))
})

test('one press erases those who are ticked, and the page tells who did it, when and why', async () => {
  const { town } = await townWithTraces()
  const ticked = boxes(await (await search(town)).text()).flatMap(({ ticked, value }) => (ticked ? [value] : []))
  const done = await town.submit('/office/privacy/erasures', { ...asked, finding: ticked, reason: 'asked' })
  expect(done.status).toBe(303)
  const html = await (await town.visit('/office/privacy?done=erased')).text()
  expect(html).toContain('清除了，记在下面')
  expect(html).toContain('本人要求')
  expect(html).toContain(demoPeople.officer.name)
  const all = await wholeDatabase(town.db)
  expect(all).not.toContain(plum.phone)
  expect(all).toContain(otherPlum.phone)
  expect(await (await search(town)).text()).not.toContain('南董村，')
})

test('the same press a second time only goes there', async () => {
  const { town } = await townWithTraces()
  const ticked = boxes(await (await search(town)).text()).flatMap(({ ticked, value }) => (ticked ? [value] : []))
  const key = town.newKey()
  for (const _ of [1, 2])
    expect((await town.submit('/office/privacy/erasures', { ...asked, finding: ticked }, { key })).status).toBe(303)
  expect(await town.db.selectFrom('privacy_erasure').select('id').execute()).toHaveLength(1)
})

test('nothing ticked, or something else than was shown, erases nobody', async () => {
  const { town } = await townWithTraces()
  const none = await town.submit('/office/privacy/erasures', asked)
  expect(none.status).toBe(422)
  expect(await none.text()).toContain('一条也没勾')
  const strange = await town.submit('/office/privacy/erasures', { ...asked, finding: 'made-up' })
  expect(strange.status).toBe(422)
  expect(await strange.text()).toContain('再看一遍')
  expect((await search(town, { name: '', contact: '' })).status).toBe(422)
  expect(await wholeDatabase(town.db)).toContain(plum.phone)
})

test('the office erases the account of somebody who can no longer sign in, but not one that still steers the town', async () => {
  const { town } = await townWithTraces()
  const html = await (await search(town, { name: demoPeople.liaison.name, contact: '' })).text()
  const [account] = boxes(html).filter(({ name }) => name === 'account')
  const fields = { name: demoPeople.liaison.name, contact: '', account: account!.value }
  expect((await town.submit('/office/privacy/erasures', fields)).status).toBe(303)
  const browser = browserIn(await town.seenBy(null))
  await browser.open('/sign-in')
  const page = await browser.send('/sign-in', { login: demoPeople.liaison.username, password: demoPassword })
  expect(page.status).toBe(422)
  const director = await (await search(town, { name: demoPeople.director.name, contact: '' })).text()
  expect(director).toContain('先卸任才能清除')
  expect(boxes(director)).toEqual([])
})

test('a unit’s liaison does not get to search people', async () => {
  const { town } = await townWithTraces()
  const liaison = await town.seenBy('liaison')
  expect((await liaison.visit('/office/privacy')).status).toBe(403)
  expect((await search(liaison)).status).toBe(403)
  expect((await liaison.submit('/office/privacy/erasures', asked)).status).toBe(403)
})

test('the page says when the next purge is and what it will take', async () => {
  const { town } = await townWithTraces()
  const day = new Date(town.now.getTime() - 31 * 86_400_000)
  await town.submit('/account/sessions/end-others', {})
  await town.db.updateTable('form_key').set({ used_at: day }).execute()
  const html = await (await town.visit('/office/privacy')).text()
  expect(html).toContain('6月11日 02:30')
  expect(html).toContain('交过的表的编号')
})
