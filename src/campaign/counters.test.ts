import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { at } from '#platform/days.rules.ts'
import { transact } from '#platform/db.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { compareCounters, foldSteps, mendCounters } from './counters.store.ts'
import { recordReceipt } from './receipts.store.ts'
import { recordReview, recordWaiver } from './reviews.store.ts'
import { lockStanding } from './standing.store.ts'
import { recordSubmission } from './submissions.store.ts'
import { withdrawReview, withdrawWaiver } from './withdrawals.store.ts'

const acts = ['sign', 'send', 'accept', 'return', 'waive', 'unjudge', 'unwaive', 'fold'] as const
type Act = (typeof acts)[number]

const written = {
  figures: {},
  words: '讲了用电。',
  heldOn: null,
  sure: [],
  byName: '',
  byPhone: '',
  personId: null,
  linkId: null,
  via: 'office' as const,
}

/** One act of the office or of a village at `day`; what may not be done now is left. */
async function act({ db, town: { id: townId } }: TownInTest, by: string, what: Act, one: string, day: number) {
  const now = at(`2023-06-${String(day).padStart(2, '0')}`)
  const standing = (await lockStanding(db, townId, one))!
  const { submissionId, stage } = standing
  if (what === 'fold') return foldSteps(db, townId)
  if (what === 'sign') return recordReceipt(db, townId, one, { byName: '', personId: by, via: 'office' }, now)
  if (what === 'send' && stage !== 'waived')
    return recordSubmission(db, townId, standing, written, { now, reviewed: day % 3 > 0 })
  if (what === 'waive' && stage !== 'waived')
    return recordWaiver(db, townId, { assignmentId: one, reason: '没有这项', by, now })
  if (what === 'unwaive') return withdrawWaiver(db, townId, { assignmentId: one, by, now })
  if (!submissionId) return
  const judged = { submissionId, assignmentId: one, by, now }
  if (what === 'accept') return recordReview(db, townId, judged, { verdict: 'accepted' })
  if (what === 'return')
    return recordReview(db, townId, judged, { verdict: 'returned', reason: '看不清', dueAt: at(`2023-06-${day + 2}`) })
  if (what === 'unjudge') return withdrawReview(db, townId, judged)
}

async function begun() {
  const town = await demoTown({ as: 'officer' })
  const campaign = await smallCampaign(town)
  const { id: by } = await town.db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.town.id)
    .where('username', '=', demoPeople.officer.username)
    .executeTakeFirstOrThrow()
  return { town, campaign, by }
}

test('Whatever villages and the office do, the counters say what counting says', async () => {
  const { town, campaign, by } = await begun()
  const owed = [
    await campaign.assignmentOf('talk', '南董村'),
    await campaign.assignmentOf('weekly', '看寺村'),
    await campaign.assignmentOf('article', '南董村'),
  ]
  const one = fc.record({
    what: fc.constantFrom(...acts),
    which: fc.nat(owed.length - 1),
    day: fc.integer({ min: 10, max: 27 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 5, maxLength: 15 }), async (done) => {
      for (const { what, which, day } of done) await act(town, by, what, owed[which]!, day)
      expect(await compareCounters(town.db, town.town.id)).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('A report that comes by the form is counted like any other, and once, also where nobody looks at it', async () => {
  const town = await demoTown({ as: 'liaison' })
  const campaign = await smallCampaign(town)
  const report = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电、用火。' }
  for (const task of ['talk', 'article'] as const) {
    const address = `/u/${campaign.unitNamed('南董村').id}/reports/${await campaign.assignmentOf(task, '南董村')}`
    const key = town.newKey()
    for (const sending of [{ key }, { key }, {}]) {
      expect((await town.submit(address, report, sending)).status).toBe(303)
      expect(await compareCounters(town.db, town.town.id)).toEqual([])
    }
  }
})

test('A counter that was changed by hand is named with what it says and what is so, and mended', async () => {
  const { town, campaign } = await begun()
  const townId = town.town.id
  await foldSteps(town.db, townId)
  const taskId = campaign.taskIds.phone.id
  await town.db
    .updateTable('campaign_counter')
    .set((row) => ({ owed: row('owed', '+', 1) }))
    .where('task_id', '=', taskId)
    .execute()
  const faults = await compareCounters(town.db, townId)
  expect(faults).toHaveLength(2) // the row of the task, and that of its day
  expect(faults.find((fault) => fault.taskId === taskId)).toMatchObject({ counted: 'owed', weekly: false })
  const { says, is } = faults.find((fault) => fault.taskId === taskId)!
  expect(says).toBe(is + 1)
  await mendCounters(town.db, townId)
  expect(await compareCounters(town.db, townId)).toEqual([])
})

test('What is taken back with its transaction is not counted', async () => {
  const { town, campaign, by } = await begun()
  const one = await campaign.assignmentOf('talk', '南董村')
  await expect(
    transact(town.db, async () => {
      await act(town, by, 'send', one, 10)
      throw new Error('the line broke')
    }),
  ).rejects.toThrow('the line broke')
  expect(await compareCounters(town.db, town.town.id)).toEqual([])
})
