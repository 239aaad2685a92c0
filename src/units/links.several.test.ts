import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { listOpenLinks } from './links.store.ts'
import { listUnits } from './units.store.ts'

const reissue = '/office/units/links/reissues'
const stop = '/office/units/links/voids'
const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')
const pageOf = async (town: TownInTest, path: string) => (await town.visit(path)).text()

/** Three villages with a code each; the third one's asks for a PIN. */
async function begin() {
  const officer = await demoTown({ as: 'officer' })
  const units = await listUnits(officer.db, officer.town.id)
  const three = ['南董村', '看寺村', '苏店村'].map((name) => units.find((unit) => unit.name === name)!.id)
  for (const [nth, id] of three.entries())
    await officer.submit(`/office/units/${id}/links`, nth === 2 ? { pin: '2874' } : {})
  const open = async () => {
    const links = await listOpenLinks(officer.db, officer.town.id)
    return three.map((id) => links.get(id)?.id)
  }
  const acts = async (act: string) =>
    (await officer.db.selectFrom('audit_entry').select('id').where('act', '=', act).execute()).length
  return { officer, three, open, acts }
}

test('The list has boxes only when several are to be chosen', async () => {
  const { officer } = await begin()
  expect(await pageOf(officer, '/office/units')).not.toContain('data-several')
  expect(await pageOf(officer, '/office/units')).toContain('/office/units?pick=1')
  expect(await pageOf(officer, '/office/units?pick=1')).toContain('data-several')
  expect(await pageOf(officer, '/office/units?pick=1&all=1')).toMatch(/data-several="true"[^>]*checked/)
})

test('Several units get a new code by one press, each in its own line of the audit, once', async () => {
  const { officer, three, open, acts } = await begin()
  const [before, issued] = [await open(), await acts('link.issue')]
  const key = officer.newKey()
  const answer = await officer.submit(reissue, { unit: three, kind: 'village' }, { key })
  expect(placeOf(answer)).toContain('kind=village')
  const page = await pageOf(officer, placeOf(answer))
  expect(page).toContain('2 个单位换了新码')
  expect(page).toMatch(/苏店村<\/a>　有口令/)
  const after = await open()
  expect(after.map((id, nth) => id === before[nth])).toEqual([false, false, true])
  expect(await acts('link.issue')).toBe(issued + 2)
  expect(placeOf(await officer.submit(reissue, { unit: three, kind: 'village' }, { key }))).toBe(placeOf(answer))
  expect(await open()).toEqual(after)
})

test('Several codes are stopped by one press, and what had none is named', async () => {
  const { officer, three, open, acts } = await begin()
  await officer.submit(stop, { unit: three.slice(0, 1) })
  const page = await pageOf(officer, placeOf(await officer.submit(stop, { unit: three })))
  expect(page).toContain('2 个单位的码停用了')
  expect(page).toMatch(/南董村<\/a>　没有能用的码/)
  expect(await open()).toEqual([undefined, undefined, undefined])
  expect(await acts('link.void')).toBe(3)
})

test('A closed unit gets no new code', async () => {
  const { officer, three, open } = await begin()
  await officer.submit(`/office/units/${three[0]}/closings`, { day: '2023-06-01' })
  const before = await open()
  expect(await pageOf(officer, placeOf(await officer.submit(reissue, { unit: three.slice(0, 1) })))).toContain(
    '一个也没换',
  )
  expect(await open()).toEqual(before)
})

test('Nothing ticked is refused on the same list', async () => {
  const { officer } = await begin()
  const answer = await officer.submit(stop, { kind: 'village' })
  const page = await answer.text()
  expect([answer.status, page.includes('先勾选单位'), page.includes('data-several')]).toEqual([422, true, true])
})

test('Who only watches, a liaison and another town change no code', async () => {
  const { officer, three, open } = await begin()
  const before = await open()
  const observer = await officer.seenBy('observer')
  expect(await pageOf(observer, '/office/units?pick=1')).not.toContain('data-several')
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  for (const path of [reissue, stop]) {
    for (const who of [observer, await officer.seenBy('liaison')])
      expect((await who.submit(path, { unit: three })).status).toBe(403)
    expect((await elsewhere.submit(path, { unit: three })).status).toBe(404)
  }
  expect(await open()).toEqual(before)
})
