import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { eventOf } from './cases.in-tests.ts'
import { topicText } from './desk.words.ts'
import { happen } from './happening.ts'
import { openedCase } from './opened.in-tests.ts'
import { openedChannel, reported } from './own-channels.in-tests.ts'
import { GRID_METRES, type SpottedCase, spotMapOf } from './spot-map.rules.ts'
import { hats } from './stages.rules.ts'

const at = (lat: number, lon: number, more: Partial<SpottedCase> = {}): SpottedCase => ({
  caseId: `${lat} ${lon}`,
  number: 1,
  topic: 'exit-locked',
  unit: '南董村',
  late: false,
  major: false,
  ...more,
  spot: { lat, lon },
})

const near = fc.record({
  lat: fc.double({ min: 36, max: 36.2, noNaN: true }),
  lon: fc.double({ min: 113, max: 113.2, noNaN: true }),
})

test('every case is on the map once, within its edges, in the direction where it lies', () => {
  fc.assert(
    fc.property(fc.array(near, { minLength: 1, maxLength: 60 }), (spots) => {
      const map = spotMapOf(spots.map(({ lat, lon }, nth) => at(lat, lon, { caseId: String(nth) })))!
      const drawn = map.dots.flatMap(({ cases }) => cases.map(({ caseId }) => caseId))
      expect(drawn.sort()).toEqual(spots.map((_, nth) => String(nth)).sort())
      for (const { x, y } of map.dots) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(map.width)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(map.height)
      }
      expect(map.dots.map(({ nth }) => nth)).toEqual(map.dots.map((_, index) => index + 1))
    }),
  )
  const [north, south] = [at(36.09, 113.05, { late: true }), at(36.05, 113.09)]
  const [upper, lower] = spotMapOf([south, north])!.dots
  expect(upper!.cases).toEqual([north])
  expect(upper!.y).toBeLessThan(lower!.y)
  expect(upper!.x).toBeLessThan(lower!.x)
})

test('what lies within one step of the grid is one dot, and a metre more or less moves none', () => {
  const step = GRID_METRES / 111_320
  const beside = spotMapOf([at(36.07, 113.05), at(36.07 + step / 9, 113.05), at(36.12, 113.1)])!
  expect(beside.dots.map(({ cases }) => cases.length).sort()).toEqual([1, 2])
  const places = ({ dots }: { dots: { x: number; y: number }[] }) => dots.map(({ x, y }) => [x, y])
  const [one, moved] = [
    spotMapOf([at(36.07, 113.05), at(36.08004, 113.06)])!,
    spotMapOf([at(36.07, 113.05), at(36.08005, 113.06)])!,
  ]
  expect(places(moved)).toEqual(places(one))
})

test('a pin in another province is told beside the map and does not shrink it', () => {
  const far = at(39.9, 116.4)
  const map = spotMapOf([at(36.07, 113.05), at(36.08, 113.06), at(36.06, 113.05), far])!
  expect(map.far).toEqual([far])
  expect(map.dots).toHaveLength(3)
  expect(map.bar.metres).toBeLessThan(2000)
})

const mapOf = async (town: TownInTest) => {
  const answer = await town.visit('/office/hazards/spots')
  return { status: answer.status, text: await answer.text() }
}

test('whoever takes reports in sees where the open ones lie, and that they looked is written down', async () => {
  const officer = await demoTown({ as: 'officer' })
  expect((await mapOf(officer)).text).toContain('没有标了位置的')
  const { caseId } = await openedCase(officer, { unit: '南董村', spot: { lat: 36.07, lon: 113.05 } })
  await openedCase(officer, { unit: '看寺村' })
  const { text } = await mapOf(officer)
  expect(text).toContain('没办完的 2 件里，1 件')
  expect(text).toContain(`/office/hazards/${caseId}`)
  // the place itself is drawn, not told
  expect(text).not.toContain('36.07')
  const acts = await officer.db.selectFrom('audit_entry').select('act').where('act', '=', 'hazard.spots').execute()
  expect(acts).toHaveLength(2)
})

test('neither who was sent to look and took nothing in, nor who takes no reports in, nor anybody of an enterprise’s own channel is shown it', async () => {
  const officer = await demoTown({ as: 'officer' })
  const director = await officer.seenBy('director')
  const { db, town, now } = officer
  const { caseId } = await openedCase(officer, { unit: '南董村', spot: { lat: 36.07, lon: 113.05 } })
  const phone = await officer.seenBy(null)
  await openedChannel(phone)
  const own = await reported(phone, { spot: '36.08, 113.06', datum: 'wgs84' })
  const idOf = async (username: string) =>
    (await db.selectFrom('person').select('id').where('username', '=', username).executeTakeFirstOrThrow()).id
  const [clerk, chief] = [await idOf(demoPeople.officer.username), await idOf(demoPeople.director.username)]
  const acting = { id: clerk, hats, personId: clerk, byWhat: 'office' as const }
  const sent = [chief, clerk].map((id) => ({ id, unitIds: [], custodian: false }))
  for (const event of [eventOf('accept'), eventOf('assign', { verifiers: sent })])
    expect(await happen({ db, town, now }, caseId, event, acting)).toHaveProperty('eventId')
  expect((await mapOf(officer)).text).toContain(caseId)
  expect((await mapOf(director)).text).not.toContain(caseId)
  expect((await mapOf(officer)).text).not.toContain(topicText('machine-unguarded'))
  await phone.submit('/hazards/receipt/pass-up', { receipt: own.digits })
  expect((await mapOf(officer)).text).toContain(topicText('machine-unguarded'))
  for (const who of ['observer', 'liaison', null] as const)
    expect((await mapOf(await officer.seenBy(who))).text).not.toContain(caseId)
})
