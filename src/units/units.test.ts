import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { findUnit, listKinds, listUnits, type Unit } from './units.store.ts'
import { unitWords as words } from './units.words.ts'

const named = async (town: TownInTest, name: string): Promise<Unit> =>
  (await listUnits(town.db, town.town.id)).find((unit) => unit.name === name)!

const whole = (unit: Unit, more: Record<string, string | string[]> = {}) => ({
  name: unit.name,
  kinds: unit.kinds,
  parent: unit.parentId ?? '',
  code: unit.code ?? '',
  headcount: String(unit.headcount ?? ''),
  contactName: unit.contactName,
  ...more,
})

const html = async (answer: Promise<Response>) => (await answer).text()

test('the office adds a group under a village, with all that is known of it', async () => {
  const town = await demoTown({ as: 'officer' })
  const village = await named(town, '南董村')
  const answer = await town.submit('/office/units', {
    name: '南董村一组',
    kinds: ['village', 'shop'],
    parent: village.id,
    code: 'ND-1',
    aliases: '一组、东头',
    headcount: '３２０人',
    households: '86',
    contactName: '王二',
    contactPhone: '139 0001 0002',
    hotline: '0355-8250001',
    openedOn: '2020-01-01',
    closedOn: '',
  })
  expect(answer.status).toBe(303)
  expect(await named(town, '南董村一组')).toMatchObject({
    kinds: ['village', 'shop'],
    parentId: village.id,
    ancestors: [village.id],
    aliases: ['一组', '东头'],
    headcount: 320,
    households: 86,
    hotline: '0355-8250001',
    openedOn: '2020-01-01',
    closedOn: null,
  })
  const list = await html(town.visit(`/office/units?q=${encodeURIComponent('东头')}`))
  expect(list).toContain('南董村一组')
  expect(list).not.toContain('看寺村')
})

test('what is wrong with a unit is said at once, and nothing typed is lost', async () => {
  const town = await demoTown({ as: 'officer' })
  const other = await named(town, '看寺村')
  await town.submit(`/office/units/${other.id}`, whole(other, { code: 'KS' }))
  const answer = await town.submit('/office/units', {
    name: '',
    code: 'KS',
    headcount: '一百',
    contactPhone: 'abc',
    openedOn: '2024-02-30',
    aliases: '旧名字',
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const text of [
    '还没填名称。',
    words.form.problems.kinds,
    words.form.problems.code('看寺村'),
    '人数只填数字，比如 1100。',
    '启用日期看不懂',
  ])
    expect(page).toContain(text)
  for (const kept of ['value="一百"', 'value="旧名字"', 'value="abc"']) expect(page).toContain(kept)
})

test('a moved village takes its groups along, and may not go under one of them', async () => {
  const town = await demoTown({ as: 'director' })
  const village = await named(town, '南董村')
  const community = await named(town, '司马矿社区')
  await town.submit('/office/units', { name: '甲组', kinds: 'village', parent: village.id })
  const group = await named(town, '甲组')
  expect((await town.submit(`/office/units/${village.id}`, whole(village, { parent: community.id }))).status).toBe(303)
  expect(await findUnit(town.db, town.town.id, group.id)).toMatchObject({
    ancestors: [community.id, village.id],
    path: `${community.id}/${village.id}/${group.id}`,
  })
  for (const parent of [group.id, village.id]) {
    const answer = await town.submit(`/office/units/${village.id}`, whole(village, { parent }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words.form.problems.loop)
  }
  const stranger = await (await demoTown({ slug: 'qingshi' })).db
    .selectFrom('unit')
    .select('id')
    .where('town_id', '!=', town.town.id)
    .executeTakeFirstOrThrow()
  expect((await town.submit(`/office/units/${village.id}`, whole(village, { parent: stranger.id }))).status).toBe(422)
})

test('a closed unit leaves the list and comes back when it is reopened', async () => {
  const town = await demoTown({ as: 'officer' })
  const { id } = await named(town, '北坡加油站')
  const onList = async (query = '') =>
    (await html(town.visit(`/office/units?q=${encodeURIComponent('加油')}${query}`))).includes(id)
  expect((await town.submit(`/office/units/${id}/closings`, { day: '前天' })).status).toBe(422)
  expect((await town.submit(`/office/units/${id}/closings`, { day: '2023-06-10' })).status).toBe(303)
  const told = await html(town.visit(`/office/units/${id}?done=closed`))
  expect(told.match(new RegExp(`/office/units/${id}/reopenings`, 'g'))).toHaveLength(2)
  expect(await onList()).toBe(false)
  expect(await onList('&closed=1')).toBe(true)
  expect((await town.submit(`/office/units/${id}/reopenings`, {})).status).toBe(303)
  expect(await onList()).toBe(true)
  const acts = await town.db.selectFrom('audit_entry').select('act').where('subject', '=', `unit/${id}`).execute()
  expect(acts.map(({ act }) => act)).toEqual(['unit.close', 'unit.reopen'])
})

test('the office adds a kind and renames it; two kinds of one name there are not', async () => {
  const town = await demoTown({ as: 'officer' })
  expect((await town.submit('/office/units/kinds', { name: '合作社' })).status).toBe(303)
  expect((await town.submit('/office/units/kinds', { name: '合作社' })).status).toBe(422)
  const { code } = (await listKinds(town.db, town.town.id)).find(({ name }) => name === '合作社')!
  expect((await town.submit(`/office/units/kinds/${code}`, { [`name-${code}`]: '农业合作社' })).status).toBe(303)
  expect((await town.submit(`/office/units/kinds/${code}`, { [`name-${code}`]: '村' })).status).toBe(422)
  expect((await town.submit('/office/units/kinds/none', { 'name-none': '别的' })).status).toBe(404)
  expect(await html(town.visit('/office/units/new'))).toContain('农业合作社')
})

test('the observer reads the units but not whom to phone there, and changes nothing', async () => {
  const town = await demoTown({ as: 'observer' })
  const village = await named(town, '南董村')
  const page = await html(town.visit(`/office/units/${village.id}`))
  expect(page).toContain('南董村')
  expect(page).not.toContain('王秀英')
  expect(await html(town.visit('/office/units'))).not.toContain('王秀英')
  expect((await town.visit(`/office/units/${village.id}/edit`)).status).toBe(403)
  expect((await town.submit(`/office/units/${village.id}`, whole(village, { name: '改' }))).status).toBe(403)
  expect((await findUnit(town.db, town.town.id, village.id))!.name).toBe('南董村')
})

test('a liaison does not even read the list, and another town’s unit is not there', async () => {
  const town = await demoTown({ as: 'liaison' })
  expect((await town.visit('/office/units')).status).toBe(403)
  const officer = await town.seenBy('officer')
  const foreign = await town.db
    .selectFrom('unit')
    .select('id')
    .where('town_id', '!=', town.town.id)
    .executeTakeFirstOrThrow()
  expect((await officer.visit(`/office/units/${foreign.id}`)).status).toBe(404)
  expect((await officer.submit(`/office/units/${foreign.id}/closings`, { day: '2023-06-10' })).status).toBe(404)
})

test('the same form twice adds one unit', async () => {
  const town = await demoTown({ as: 'officer' })
  const key = town.newKey()
  const fields = { name: '新村', kinds: 'village' }
  const first = await town.submit('/office/units', fields, { key })
  const second = await town.submit('/office/units', fields, { key })
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  expect((await listUnits(town.db, town.town.id)).filter(({ name }) => name === '新村')).toHaveLength(1)
})
