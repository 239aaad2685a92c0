import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '#app'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { isDoubtful } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { slices } from '#town'
import { type ClockWatch, watchClock } from './clock-watch.ts'

const DAY_MS = 86_400_000

async function watched() {
  const town = await demoTown({ as: 'officer' })
  const hands = { now: new Date() }
  const watching = watchClock(town.db, { ask: async () => {}, now: () => hands.now })
  onTestFinished(() => watching.stop())
  const lines = () =>
    town.db
      .selectFrom('audit_entry')
      .select(['actor', 'detail'])
      .where('act', '=', 'clock.step')
      .where('town_id', '=', town.town.id)
      .execute()
  return { town, hands, watching, lines }
}

const pagesOf = ({ town, watching }: { town: Awaited<ReturnType<typeof demoTown>>; watching: ClockWatch }) => {
  const clock = { ...town.parts.clock, troubles: watching.troubles }
  return buildApp({ ...town.parts, clock }, slices)
}

test('a step is named on the probe and written into the audit once', async () => {
  const { town, watching, lines } = await watched()
  watching.stepped({ byMs: 3 * DAY_MS, at: new Date('2023-06-13T09:00:00+08:00') })
  await watching.look()
  await watching.look()
  expect(await lines()).toEqual([{ actor: 'machine', detail: { kind: 'stepped', seconds: 259_200 } }])
  const probe = await pagesOf({ town, watching }).request('http://localhost/readyz')
  expect(probe.status).toBe(200)
  expect(await probe.text()).toMatch(/^ready\n.*往前跳了 3 天，跳到 2023-06-13 09:00/)
})

test('a clock that stands before what was written by it is named until it has caught up', async () => {
  const { town, watching, hands, lines } = await watched()
  const entry = {
    town_id: town.town.id,
    id: newId(),
    actor: 'person',
    act: 'sign-in',
    subject: 'person/1',
    detail: '{}',
  }
  await town.db.insertInto('audit_entry').values(entry).execute()
  await watching.look()
  expect(watching.troubles()).toEqual([])
  hands.now = new Date(Date.now() - 3 * DAY_MS)
  await watching.look()
  await watching.look()
  expect(watching.troubles()).toEqual([{ name: 'behind', byMs: expect.any(Number), at: hands.now }])
  expect(await lines()).toHaveLength(1)
  hands.now = new Date()
  await watching.look()
  expect(watching.troubles()).toEqual([])
})

test('while the clock has just leapt nobody is urged and nothing is thrown away; an hour of summer time is no leap', () => {
  const clockThat = (byMs: number) => ({
    now: () => new Date(),
    troubles: () => [{ name: 'stepped' as const, byMs, at: new Date() }],
  })
  expect(isDoubtful(clockThat(30 * DAY_MS))).toBe(true)
  expect(isDoubtful(clockThat(-3 * DAY_MS))).toBe(true)
  expect(isDoubtful(clockThat(3_600_000))).toBe(false)
  expect(isDoubtful({ now: () => new Date() })).toBe(false)
})

test('numbers of rows go on after the newest one, whoever’s clock was ahead', async () => {
  const { town, watching } = await watched()
  const ahead = `${(Date.now() + 2_000)
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-7fff-bfff-ffffffffffff`
  const entry = { town_id: town.town.id, id: ahead, actor: 'person', act: 'sign-in', subject: 'person/1', detail: '{}' }
  await town.db.insertInto('audit_entry').values(entry).execute()
  expect(newId() < ahead).toBe(true)
  await watching.look()
  expect(newId() > ahead).toBe(true)
})

test('the director says that it is right, and what was held up goes on; nobody else is asked', async () => {
  const { town, watching } = await watched()
  watching.stepped({ byMs: 30 * DAY_MS, at: new Date() })
  await smallCampaign(town)
  const clock = { ...town.parts.clock, troubles: watching.troubles, confirm: watching.confirm }
  const seenBy = (who: 'officer' | 'director') => townSeenBy({ ...town.parts, clock }, 'sudian', who, town.now)
  const [officer, director] = [await seenBy('officer'), await seenBy('director')]
  expect(await (await officer.visit('/office')).text()).toContain('和手机上的时间比一比')
  expect((await officer.submit('/office/clock/confirmations', {})).status).toBe(403)
  expect(isDoubtful(clock)).toBe(true)
  expect(await (await director.visit('/office')).text()).toContain('时间对了')
  expect((await director.submit('/office/clock/confirmations', {})).status).toBe(303)
  expect(isDoubtful(clock)).toBe(false)
  expect(await (await director.visit('/office')).text()).not.toContain('时间对了')
  const acts = town.db.selectFrom('audit_entry').select('act').where('act', '=', 'clock.confirm')
  expect(await acts.execute()).toHaveLength(1)
})
