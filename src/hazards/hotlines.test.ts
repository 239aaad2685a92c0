import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'
import { isShown, offersOf, readCall, stateOf } from './hotlines.rules.ts'
import { listHotlines } from './hotlines.store.ts'

const unitNamed = async ({ db, town }: TownInTest, name: string) =>
  (await listUnits(db, town.id)).find((unit) => unit.name === name)!
const published = ({ db, town }: TownInTest) => listHotlines(db, town.id)
const text = async (answer: Response) => answer.text()
const form = (given: Record<string, string>) => ({ text: (name: string) => given[name] ?? '' })

test('The last call says whether anybody answers, and a season later it says nothing', () => {
  expect(stateOf(null, '2023-06-08')).toBe('untried')
  expect(stateOf({ on: '2023-06-07', answered: false }, '2023-06-08')).toBe('dead')
  expect(stateOf({ on: '2023-03-10', answered: true }, '2023-06-08')).toBe('answered')
  expect(stateOf({ on: '2023-03-09', answered: true }, '2023-06-08')).toBe('stale')
  expect(stateOf({ on: '2022-01-01', answered: false }, '2023-06-08')).toBe('dead')
  expect(isShown('lacking', [])).toBe(true)
  expect(isShown('untried', ['stale'])).toBe(true)
  expect(isShown('dead', ['answered', 'untried'])).toBe(false)
})

test('A number is offered once, by whoever named it first; the nation’s are nobody’s to publish', () => {
  const known = [
    { phone: '0355-8255100', from: 'notice' },
    { phone: '12350', from: 'notice' },
    { phone: '0355 8255100', from: 'town' },
    { phone: '', from: 'unit' },
    { phone: '8250001', from: 'unit' },
  ] as const
  expect(offersOf(known, ['8250-001'])).toEqual([known[0]])
  expect(offersOf(known, ['03558255100'])).toEqual([known[4]])
})

test('A call of tomorrow, or one of which nobody says whether it was answered, is not written down', () => {
  const names = (given: Record<string, string>) => readCall(form(given), '2023-06-08').faults.map(({ name }) => name)
  expect(names({ calledOn: '2023-06-09', answered: 'yes' })).toEqual(['day-ahead'])
  expect(names({ calledOn: 'gestern' })).toEqual(['day', 'answered'])
  expect(names({ calledOn: '', answered: 'no' })).toEqual([])
})

test('What the notice and the papers know is offered by name, and published by one press only', async () => {
  const town = await demoTown({ as: 'officer' })
  const unit = await unitNamed(town, '南董村')
  await town.db.updateTable('unit').set({ hotline: '0355-8250001' }).where('id', '=', unit.id).execute()
  const before = await text(await town.visit('/office/hotlines'))
  expect(before).toContain('公布 0355-8250001')
  expect(before).toContain(`公布 ${town.town.hotline}`)
  expect(await published(town)).toEqual([])
  await town.submit('/office/hotlines', { unit: unit.id, phone: '0355-8250001' })
  await town.submit('/office/hotlines', { unit: '', phone: town.town.hotline })
  expect((await published(town)).map(({ unitId, phone }) => [unitId, phone])).toEqual([
    [unit.id, '0355-8250001'],
    [null, town.town.hotline],
  ])
  const after = await text(await town.visit('/office/hotlines'))
  expect(after).not.toContain('公布 0355-8250001')
  const twice = await town.submit('/office/hotlines', { unit: unit.id, phone: '03558250001' })
  expect(twice.status).toBe(422)
  expect(await text(twice)).toContain('已经公布了这个号码')
  expect((await town.submit('/office/hotlines', { unit: '', phone: '不知道' })).status).toBe(422)
})

test('A test call that nobody answers marks the number until one is answered; another number begins untried', async () => {
  const town = await demoTown({ as: 'officer' })
  const unit = await unitNamed(town, '看寺村')
  await town.submit('/office/hotlines', { unit: unit.id, phone: '8250002', hours: '全天', keeper: '老王' })
  const [{ id } = { id: '' }] = await published(town)
  const at = `/office/hotlines/${id}`
  expect((await town.submit(`${at}/calls`, { calledOn: '2099-01-01', answered: 'no' })).status).toBe(422)
  await town.submit(`${at}/calls`, { calledOn: '', answered: 'no', note: '空号' })
  expect(await text(await town.visit('/office/hotlines?show=dead'))).toContain('看寺村')
  expect(await text(await town.visit(at))).toContain('空号')
  await town.submit(`${at}/calls`, { calledOn: '', answered: 'yes' })
  expect(await text(await town.visit('/office/hotlines?show=dead'))).not.toContain('看寺村')
  await town.submit(at, { phone: '8250003', hours: '全天', keeper: '老王' })
  const [fresh, ...more] = await published(town)
  expect(more).toEqual([])
  expect(fresh).toMatchObject({ phone: '8250003', call: null, unitId: unit.id })
  expect(await text(await town.visit(at))).toContain('起停用')
  await town.submit(`/office/hotlines/${fresh!.id}/endings`, {})
  expect(await published(town)).toEqual([])
})

test('A unit publishes and stops its own number by its link; nobody else’s', async () => {
  const street = await demoTown()
  const { unitNamed: named } = await smallCampaign(street)
  const pageOf = async (name: string) =>
    `/u/${tokenOf(street.parts.keys, street.town.id, await recordLink(street.db, street.town.id, named(name).id, null))}`
  const [own, neighbour] = [await pageOf('南董村'), await pageOf('看寺村')]
  expect(await text(await street.visit(own))).toContain('还没公布')
  expect((await street.submit(`${own}/hotline`, { phone: '' })).status).toBe(422)
  await street.submit(`${own}/hotline`, { phone: '8250001', hours: '白天' })
  await street.submit(`${own}/hotline`, { phone: '825-0001', hours: '全天' })
  const [one, ...more] = await published(street)
  expect(more).toEqual([])
  expect(one).toMatchObject({ hours: '全天', unitId: named('南董村').id })
  await street.submit(`${neighbour}/hotline/endings`, { hotline: one!.id })
  expect(await published(street)).toHaveLength(1)
  await street.submit(`${own}/hotline/endings`, { hotline: one!.id })
  expect(await published(street)).toEqual([])
})

test('Everybody sees the numbers and the hours, nobody sees who keeps them; only the office changes them', async () => {
  const office = await demoTown({ as: 'officer' })
  const unit = await unitNamed(office, '南董村')
  await office.submit('/office/hotlines', { unit: '', phone: office.town.hotline, hours: '全天', keeper: '李值班' })
  await office.submit('/office/hotlines', { unit: unit.id, phone: '8250001' })
  const street = await office.seenBy(null)
  const page = await text(await street.visit('/hotlines'))
  expect(page).toContain(`href="tel:${office.town.hotline.replace('-', '')}"`)
  for (const shown of ['href="tel:12350"', 'href="tel:12345"', 'href="tel:8250001"', '南董村', '全天'])
    expect(page).toContain(shown)
  expect(page).not.toContain('李值班')
  expect(page.indexOf(office.town.hotline)).toBeLessThan(page.indexOf('12350'))
  const observer = await office.seenBy('observer')
  expect(await text(await observer.visit('/office/hotlines'))).not.toContain('<form action="/t/sudian/office/hotlines"')
  for (const who of ['observer', 'liaison'] as const)
    expect((await (await office.seenBy(who)).submit('/office/hotlines', { unit: '', phone: '110110' })).status).toBe(
      403,
    )
  const [{ id } = { id: '' }] = await published(office)
  const elsewhere = await townSeenBy(office.parts, 'qingshi', 'officer', office.now)
  expect((await elsewhere.visit(`/office/hotlines/${id}`)).status).not.toBe(200)
})
