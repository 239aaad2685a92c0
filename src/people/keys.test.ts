import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { keyNames, keys } from '#platform/html/key-hint/keys.rules.ts'
import { keyWords } from '#platform/html/key-hint/keys.words.ts'
import { slices } from '../town.ts'

test('Each letter after G leads to one place of the menu', () => {
  const letters = slices.flatMap(({ menu = [] }) => menu.flatMap(({ go }) => (go ? [go] : [])))
  expect(letters.length).toBeGreaterThan(8)
  expect(new Set(letters).size).toBe(letters.length)
})

test('Without script a page tells every key, and whom it leads where', async () => {
  const officer = await demoTown({ as: 'officer' })
  const html = await (await officer.visit('/office/keys')).text()
  for (const name of keyNames) {
    expect(html).toContain(keyWords[name])
    expect(html).toContain(`<kbd>${keys[name].shown}</kbd>`)
  }
  expect(html).toContain('去总览')
  const observer = await (await (await officer.seenBy('observer')).visit('/office/keys')).text()
  expect(observer).toContain('去总览')
  expect(observer).not.toContain('去人员')
})

test('The keys are switched off for one device, and on again', async () => {
  const officer = await demoTown({ as: 'officer' })
  const off = await officer.submit('/office/keys', { keys: 'off' })
  expect(off.headers.get('set-cookie')).toMatch(/^keys=off; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax/)
  const on = await officer.submit('/office/keys', { keys: 'on' })
  expect(on.headers.get('set-cookie')).toMatch(/^keys=; .*Max-Age=0/)
  const page = await (await officer.visit('/office/reviews')).text()
  expect(page).toMatch(/data-key=".*<dialog/s)
})

test('A liaison has no desk and no such page', async () => {
  const liaison = await demoTown({ as: 'liaison' })
  expect((await liaison.visit('/office/keys')).status).toBe(403)
  expect((await liaison.submit('/office/keys', { keys: 'off' })).status).toBe(403)
})
