import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { findShownCampaign } from './campaigns.store.ts'
import { asOf, frozenOn } from './closings.rules.ts'
import { foldSteps, mendCounters } from './counters.store.ts'
import { keepSums, listUnsummed } from './counters.sums.store.ts'
import { oneTown, sumActivities, sumTown } from './counters.towns.store.ts'
import { countByTaskAndKind } from './counts.store.ts'
import { soonUntil, weeklyUntil } from './standing.rules.ts'

const names = ['asked', 'received', 'onTime', 'accepted', 'sent', 'returned', 'waived', 'late'] as const

/** One standing after another. */
async function counted({ db, town }: TownInTest, moment: Date) {
  const campaign = (await findShownCampaign(db, town.id))!
  const now = asOf(campaign, moment)
  const limits = { now, soonUntil: soonUntil(now), weekEnd: weeklyUntil(now), frozenOn: frozenOn(campaign) }
  const counts = await countByTaskAndKind(db, { townId: town.id, campaignId: campaign.id, ...limits })
  return Object.fromEntries(names.map((name) => [name, counts.reduce((sum, one) => sum + one[name], 0)]))
}

const keptRows = async ({ db, town }: TownInTest) =>
  (await db.selectFrom('campaign_counter_sum').select('due_next').where('town_id', '=', town.id).execute()).length

async function begun() {
  const town = await demoTown({ as: 'liaison' })
  const campaign = await smallCampaign(town)
  await foldSteps(town.db, town.town.id)
  return { town, campaign, townId: town.town.id }
}

test('At whatever time of the month, what was kept on another day says what counting says', async () => {
  const { town, townId } = await begun()
  const { db } = town
  const due = await db
    .selectFrom('campaign_standing')
    .select('due_at')
    .distinct()
    .where('town_id', '=', townId)
    .execute()
  const moments = due.flatMap(({ due_at: at }) => [-86_400_000, -1, 0, 1].map((by) => new Date(at.getTime() + by)))
  const keptOn = moments.filter((_, nth) => nth % 5 === 0)
  for (const day of keptOn) {
    await keepSums(db, townId, day)
    for (const moment of moments) {
      const says = await counted(town, moment)
      expect(await sumTown(db, townId, moment)).toEqual(says)
      expect(await sumActivities(db, oneTown(townId, moment))).toEqual([{ heading: '开展宣讲', towns: 1, ...says }])
    }
  }
})

test('What is kept is read: a sum that is wrong shows, until its day has passed', async () => {
  const { town, townId } = await begun()
  await keepSums(town.db, townId, town.now)
  await sql`update campaign_counter_sum set asked = 7777 where town_id = ${townId}`.execute(town.db)
  expect(await sumTown(town.db, townId, town.now)).toMatchObject({ asked: 7777 })
  const later = new Date(town.now.getTime() + 20 * 86_400_000)
  expect(await sumTown(town.db, townId, later)).toEqual(await counted(town, later))
})

test('A report counts at once, beside what is kept; folding it in drops that, and the job keeps it again', async () => {
  const { town, campaign, townId } = await begun()
  const { db, now } = town
  await keepSums(db, townId, now)
  const unit = campaign.unitNamed('南董村').id
  const report = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电、用火。' }
  await town.submit(`/u/${unit}/reports/${await campaign.assignmentOf('talk', '南董村')}`, report)
  const says = await counted(town, now)
  expect(says).toMatchObject({ received: 1, sent: 1 })
  expect([await keptRows(town), await sumTown(db, townId, now)]).toEqual([1, says])
  await foldSteps(db, townId)
  expect([await keptRows(town), await sumTown(db, townId, now)]).toEqual([0, says])
  const server = new Date(now.getTime() - town.town.clockShiftMs)
  for (const one of await listUnsummed(db, server)) await keepSums(db, one.townId, one.now)
  expect([await keptRows(town), await sumTown(db, townId, now)]).toEqual([1, says])
  expect((await listUnsummed(db, server)).map((one) => one.townId)).not.toContain(townId)
  await mendCounters(db, townId)
  expect([await keptRows(town), await sumTown(db, townId, now)]).toEqual([0, says])
})

test('A unit that closed leaves what is kept, and one that closes after the campaign did not', async () => {
  const { town, campaign, townId } = await begun()
  const { db, now } = town
  await keepSums(db, townId, now)
  const before = await counted(town, now)
  const close = (day: string) =>
    db.updateTable('unit').set({ closed_on: day }).where('id', '=', campaign.unitNamed('南董村').id).execute()
  await close('2023-06-05')
  const after = await counted(town, now)
  expect(after.asked).toBeLessThan(before.asked ?? 0)
  expect(await sumTown(db, townId, now)).toEqual(after)
  await db.updateTable('campaign').set({ closed_at: now }).where('id', '=', campaign.campaignId).execute()
  await close('2023-07-20')
  const july = new Date('2023-07-25T10:00:00+08:00')
  expect(await sumTown(db, townId, july)).toEqual(before)
})
