import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { newId } from '#platform/ids.ts'
import { checkClock } from './wholeness.ts'

const DAY_MS = 86_400_000

test('verify names a clock that stands before the newest line, and where it once went back', async () => {
  const town = await demoTown()
  const at = (ms: number) => new Date(Date.now() + ms)
  const line = (ms: number) => ({
    town_id: town.town.id,
    id: newId(),
    actor: 'person',
    act: 'x',
    subject: 'x',
    at: at(ms),
  })
  await town.db
    .insertInto('audit_entry')
    .values([line(-DAY_MS), line(-DAY_MS / 2), line(-DAY_MS)])
    .execute()
  expect(await checkClock(town.db)).toMatchObject({ faults: [], good: expect.stringContaining('时钟往回走过：苏店镇') })
  await town.db
    .insertInto('audit_entry')
    .values(line(3 * DAY_MS))
    .execute()
  expect((await checkClock(town.db)).faults[0]).toContain('最新的一条记录比它晚 3 天')
})

test('the office sees on its overview that the clock leapt and what is held until then, the public does not', async () => {
  const town = await demoTown()
  await smallCampaign(town)
  const step = { name: 'stepped' as const, byMs: -3 * DAY_MS, at: new Date('2023-06-07T09:00:00+08:00') }
  const parts = { ...town.parts, clock: { ...town.parts.clock, troubles: () => [step] } }
  const officer = await townSeenBy(parts, 'sudian', 'officer', town.now)
  const seen = await (await officer.visit('/office')).text()
  expect(seen).toContain('往回跳了 3 天，跳到 2023-06-07 09:00')
  expect(seen).toContain('催办不发')
  const nobody = await townSeenBy(parts, 'sudian', null, town.now)
  expect(await (await nobody.visit('/')).text()).not.toContain('往回跳了')
})
