import { expect, test } from 'vitest'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'

async function town() {
  const street = await demoTown()
  const units = await listUnits(street.db, street.town.id)
  const pageOf = async (name: string) => {
    const link = await recordLink(street.db, street.town.id, units.find((unit) => unit.name === name)!.id, null)
    return `/u/${tokenOf(street.parts.keys, street.town.id, link)}`
  }
  return { street, office: await street.seenBy('officer'), units, pageOf }
}
type Town = Awaited<ReturnType<typeof town>>

const textOf = async (answer: Response) => [answer.status, await answer.text()] as const
const drill = { title: '6月16日咨询日改到广场', text: '八点前到。\n带上横幅。', kinds: 'village', confirm: '1' }

async function announce({ office, street }: Town, more: Record<string, string | string[]> = {}): Promise<string> {
  expect((await office.submit('/office/announcements', { ...drill, ...more })).status).toBe(303)
  const [row] = await street.db.selectFrom('guidance_announcement').select('id').orderBy('id', 'desc').execute()
  return row!.id
}

test('An announcement stands on top of each village’s page until somebody there confirms it; the office sees who', async () => {
  const t = await town()
  const id = await announce(t)
  const page = await t.pageOf('南董村')
  const top = await (await t.street.visit(page)).text()
  expect(top).toContain('公告：6月16日咨询日改到广场')
  expect(top).toContain('看全文，看完确认')
  const villages = t.units.filter(({ kinds }) => kinds.includes('village')).length
  expect(await (await t.office.visit(`/office/announcements/${id}`)).text()).toContain(`还没确认的 ${villages} 个`)
  const own = `${page}/announcements/${id}`
  expect(await (await t.street.visit(own)).text()).toContain('带上横幅。')
  const [nameless, html] = await textOf(await t.street.submit(`${own}/readings`, { reporter: '' }))
  expect([nameless, html.includes('还没填谁报的')]).toEqual([422, true])
  expect((await t.street.submit(`${own}/readings`, { reporter: '王秀英' })).status).toBe(303)
  await t.street.submit(`${own}/readings`, { reporter: '别人' })
  expect(await (await t.street.visit(page)).text()).not.toContain('公告：6月16日')
  expect(await (await t.street.visit(own)).text()).toContain('王秀英　6月10日 09:00 确认')
  const list = await (await t.office.visit(`/office/announcements/${id}`)).text()
  expect(list).toContain('确认了的 1 个')
  const paper = await (await t.office.visit(`/office/announcements/${id}/print`)).text()
  expect(paper).toContain(`收到 1 个，共 ${villages} 个`)
  expect(paper).toContain('王秀英')
  expect(paper).not.toContain('别人')
})

test('It goes to kinds and to units by name, once each; a unit that it was not for does not find it', async () => {
  const t = await town()
  const id = await announce(t, { kinds: ['school'], units: '南董村、看寺村，南董村' })
  const rows = await t.street.db.selectFrom('guidance_addressee').select('unit_id').execute()
  const schools = t.units.filter(({ kinds }) => kinds.includes('school')).length
  expect(rows).toHaveLength(schools + 2)
  const stranger = t.units.find(({ kinds, name }) => kinds.includes('village') && !['南董村', '看寺村'].includes(name))!
  const page = await t.pageOf(stranger.name)
  expect(await (await t.street.visit(page)).text()).not.toContain(drill.title)
  expect((await t.street.visit(`${page}/announcements/${id}`)).status).toBe(404)
  expect((await t.street.submit(`${page}/announcements/${id}/readings`, { reporter: '甲' })).status).toBe(404)
})

test('A withdrawn announcement leaves the pages, its read list stays, and nobody confirms it any more', async () => {
  const t = await town()
  const id = await announce(t)
  const page = await t.pageOf('南董村')
  await t.office.submit(`/office/announcements/${id}/withdrawals`, {})
  expect(await (await t.street.visit(page)).text()).not.toContain(drill.title)
  expect(await (await t.street.visit(`${page}/announcements/${id}`)).text()).toContain('撤回了')
  await t.street.submit(`${page}/announcements/${id}/readings`, { reporter: '王秀英' })
  expect(await t.street.db.selectFrom('guidance_reading').select('unit_id').execute()).toEqual([])
  expect(await (await t.office.visit(`/office/announcements/${id}`)).text()).toContain('李志强　6月10日 09:00 撤回')
})

test('What is missing is told, and what was typed and ticked is kept', async () => {
  const t = await town()
  const [status, html] = await textOf(
    await t.office.submit('/office/announcements', { title: '', text: '八点前到', units: '没这个村' }),
  )
  expect(status).toBe(422)
  for (const words of ['还没写标题', '没有叫“没这个村”的单位', '八点前到', 'value="没这个村"'])
    expect(html).toContain(words)
  const [none, told] = await textOf(await t.office.submit('/office/announcements', { title: '一', text: '二' }))
  expect([none, told.includes('还没选发给谁')]).toEqual([422, true])
  const [kept, page] = await textOf(await t.office.submit('/office/announcements', { ...drill, title: '' }))
  expect([kept, /value="village" checked/.test(page)]).toEqual([422, true])
})

test('The same form twice announces once; an observer reads and announces nothing; another town finds nothing', async () => {
  const t = await town()
  const key = t.office.newKey()
  await t.office.submit('/office/announcements', drill, { key })
  await t.office.submit('/office/announcements', drill, { key })
  const rows = await t.street.db.selectFrom('guidance_announcement').select('id').execute()
  expect(rows).toHaveLength(1)
  const { id } = rows[0]!
  const observer = await t.street.seenBy('observer')
  expect(await (await observer.visit(`/office/announcements/${id}`)).text()).not.toContain('撤回以后单位看不到')
  expect((await observer.submit('/office/announcements', drill)).status).toBe(403)
  expect((await observer.submit(`/office/announcements/${id}/withdrawals`, {})).status).toBe(403)
  const liaison = await t.street.seenBy('liaison')
  expect((await liaison.visit('/office/announcements')).status).toBe(403)
  const elsewhere = await townSeenBy(t.street.parts, 'qingshi', 'officer', t.street.now)
  expect((await elsewhere.visit(`/office/announcements/${id}`)).status).toBe(404)
  expect((await elsewhere.submit(`/office/announcements/${id}/withdrawals`, {})).status).toBe(404)
})
