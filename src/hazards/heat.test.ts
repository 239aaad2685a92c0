import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { listUnits } from '#units/units.store.ts'
import { eventOf } from './cases.in-tests.ts'
import { setUnit } from './cases.store.ts'
import { countAnew, differingCounts } from './counts.store.ts'
import type { CaseEvent } from './events.rules.ts'
import { happen } from './happening.ts'
import { barOf, heatDays, heatOf } from './heat.rules.ts'
import { countByUnit } from './heat.store.ts'
import { openedCase } from './opened.in-tests.ts'
import { hats } from './stages.rules.ts'

const spanned = { days: null, today: '2023-06-10' }
const counted = ({ db, town }: TownInTest) => countByUnit(db, town.id, spanned)

const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()

test('What is kept for the map is what the cases say, however they come and move; what was laid in otherwise is named', async () => {
  const town = await demoTown()
  const {
    db,
    town: { id },
  } = town
  const cases: string[] = []
  for (let nth = 0; nth < 4; nth++) {
    const unit = nth % 2 ? { unit: '南董村' } : {}
    cases.push((await openedCase(town, { ...unit, receivedOn: `2023-06-0${nth + 1}` })).caseId)
  }
  const agrees = async () => expect(await differingCounts(db, id)).toEqual([])
  await agrees()
  const person = await db.selectFrom('person').select('id').where('town_id', '=', id).executeTakeFirstOrThrow()
  const actor = { id: person.id, hats, personId: person.id, byWhat: 'office' as const }
  const move = (caseId: string, event: CaseEvent) =>
    happen({ db, town: town.town, now: town.now }, caseId, event, actor)
  await move(cases[0]!, eventOf('refuse', { reason: 'suggestion' }))
  await move(cases[1]!, eventOf('accept'))
  await agrees()
  await setUnit(db, id, cases[2]!, (await listUnits(db, id)).find(({ name }) => name === '看寺村')!.id)
  await agrees()
  const days = { from: '2023-06-01', until: '2023-06-10' }
  expect(sorted(await countByUnit(db, id, { days, today: '2023-06-10' }))).toEqual(sorted(await counted(town)))
  expect((await counted(town)).reduce((sum, row) => sum + row.open, 0)).toBe(3)
  await sql`update hazard_case set open = false, stage = 'closed', grade = 'major' where id = ${cases[1]}`.execute(db)
  expect(await differingCounts(db, id)).toMatchObject([
    { day: '-infinity', says: '2 2 0 0', is: '2 1 1 1' },
    { day: '2023-06-02', says: '1 1 0 0', is: '1 0 1 1' },
  ])
  await countAnew(db, id)
  await agrees()
  expect(await counted(town)).toContainEqual(expect.objectContaining({ cases: 2, open: 1, major: 1, fixed: 1 }))
})

test('The unit with most reports comes first; per hundred households only where their number is known', () => {
  const count = (unitId: string | null, cases: number, open = 0) => ({
    unitId,
    cases,
    open,
    overdue: 0,
    major: 0,
    fixed: 0,
  })
  const units = [
    { id: 'a', name: '南董村', households: 400 },
    { id: 'b', name: '看寺村', households: null },
  ]
  expect(heatOf([count('a', 3), count('b', 5), count(null, 1), count('c', 0)], units)).toMatchObject([
    { name: '看寺村', perHundred: null },
    { name: '南董村', perHundred: 0.8 },
    { name: null, cases: 1 },
  ])
})

test('A bar never shows more late than open, nor more open than there is, and hides nothing', () => {
  const some = fc.record({ cases: fc.nat(900), open: fc.nat(900), overdue: fc.nat(900), more: fc.nat(900) })
  fc.assert(
    fc.property(some, ({ cases, open: some, overdue, more }) => {
      const open = Math.min(some, cases)
      const row = { unitId: null, cases, open, overdue, major: 0, fixed: 0 }
      const bar = barOf(row, cases + more)
      expect(bar.late).toBeLessThanOrEqual(bar.open)
      expect(bar.open).toBeLessThanOrEqual(bar.all)
      expect(bar.all).toBeLessThanOrEqual(100)
      if (cases > 0) expect(bar.all).toBeGreaterThan(0)
    }),
  )
})

test('The month is the campaign’s; without one it is the year', () => {
  const month = { startsOn: '2023-06-01', endsOn: '2023-06-30' }
  expect(heatDays('month', '2023-06-10', month)).toEqual({ from: '2023-06-01', until: '2023-06-10' })
  expect(heatDays('month', '2023-08-10', month)).toEqual({ from: '2023-06-01', until: '2023-06-30' })
  expect(heatDays('all', '2023-08-10', month)).toBe(null)
  expect(heatDays('month', '2023-08-10', undefined)).toEqual({ from: '2023-01-01', until: '2023-08-10' })
})

test('The office sees where reports come from and what is late; nobody else, and no other town', async () => {
  const office = await demoTown({ as: 'officer' })
  await smallCampaign(office)
  expect(await (await office.visit('/office')).text()).not.toContain('隐患举报：')
  await openedCase(office, { unit: '南董村', receivedOn: '2023-06-02' })
  await openedCase(office, { receivedOn: '2023-06-09' })
  await sql`update hazard_case set next_due_on = '2023-06-08' where received_on = '2023-06-02'`.execute(office.db)
  await sql`update hazard_case set next_due_on = '2023-06-12' where received_on = '2023-06-09'`.execute(office.db)
  const page = await (await office.visit('/office/hazards/map')).text()
  for (const words of ['南董村', '没写单位', '举报 1，没办完 1，逾期 1', '看点位图']) expect(page).toContain(words)
  expect(await (await office.visit('/office')).text()).toContain('隐患举报：新到 2 件，快到期 1 件，逾期 1 件')
  const observer = await office.seenBy('observer')
  expect(await (await observer.visit('/office')).text()).not.toContain('href="/t/sudian/office/hazards"')
  for (const who of ['observer', 'liaison', 'custodian'] as const)
    expect((await (await office.seenBy(who)).visit('/office/hazards/map')).status).toBe(403)
  expect(await counted(await townSeenBy(office.parts, 'qingshi', null, office.now))).toEqual([])
})
