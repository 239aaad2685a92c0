import { expect, test } from 'vitest'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import { demoTown } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { reportedCampaign } from './ledger.in-tests.ts'
import { limitsOf } from './overview.reading.ts'
import { addUp, MOST_ROWS, openOf, openQuery, toggled } from './overview.rules.ts'

test('before a campaign runs, the overview says what comes first', async () => {
  const town = await demoTown({ as: 'officer', slug: 'qingshi' })
  const answer = await town.visit('/office')
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('还没有开始的活动月')
})

test('a liaison does not see the town’s overview', async () => {
  const town = await demoTown({ as: 'liaison' })
  expect((await town.visit('/office')).status).toBe(403)
})

test('a passer-by is asked to sign in, and comes back to the page', async () => {
  const town = await demoTown()
  const answer = await town.visit('/office')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/t/sudian/sign-in?next=%2Foffice')
})

test('what the overview counts is what the rows say, cell by cell', async () => {
  const town = await demoTown({ as: 'officer' })
  const { report, campaignId } = await reportedCampaign(town)
  await report('talk', '南董村', { talks: 3, people: 86 })
  await report('talk', '看寺村', { talks: 1, people: 40 }, { accepts: false })
  await report('phone', '冯村', { places: 2 }, { day: '2023-06-09' })
  const counts = await countByTaskAndKind(town.db, limitsOf(town.town.id, { id: campaignId, closedAt: null }, town.now))
  const rows = await town.db
    .selectFrom('campaign_standing as standing')
    .innerJoin('unit', 'unit.id', 'standing.unit_id')
    .where('standing.campaign_id', '=', campaignId)
    .select(['standing.task_id', 'standing.stage', 'standing.due_at', 'standing.first_sent_at', 'unit.kinds'])
    .select('standing.period')
    .execute()
  const inAWeek = at('2023-06-18')
  for (const count of counts) {
    const own = rows.filter(
      (row) =>
        row.task_id === count.taskId && row.kinds[0] === count.kind && (row.period === 0 || row.due_at <= inAWeek),
    )
    const sent = own.filter((row) => row.first_sent_at !== null)
    expect(count).toMatchObject({
      asked: own.length,
      received: sent.length,
      onTime: sent.filter((row) => row.first_sent_at! <= row.due_at).length,
      accepted: own.filter((row) => row.stage === 'accepted').length,
      late: own.filter((row) => row.stage === 'issued' && row.due_at < town.now).length,
    })
  }
  expect(addUp(counts)).toMatchObject({ received: 3, onTime: 2, accepted: 2, sent: 1 })
  const page = await (await town.visit('/office')).text()
  expect(page).toContain(`<dd>${addUp(counts).asked} <small>件</small></dd>`)
})

test('behind a cell stand its seven figures and every unit; behind a unit all that it owes', async () => {
  const town = await demoTown({ as: 'officer' })
  const { report, taskIds, unitNamed } = await reportedCampaign(town)
  const submission = await report('phone', '南董村', { places: 2 })
  const task = await (await town.visit(`/office/tasks/${taskIds.phone.id}/units?column=place`)).text()
  for (const word of ['应报', '已报', '按时', '已通过', '逾期', '没报过', '免报', '南董村'])
    expect(task).toContain(word)
  const observer = await town.seenBy('observer')
  const unit = await (await observer.visit(`/office/units/${unitNamed('南董村').id}/progress`)).text()
  expect(unit).toContain('公开举报电话')
  expect(unit).toContain(`/office/submissions/${submission}`)
  expect(unit).not.toContain('代报')
  const liaison = await town.seenBy('liaison')
  expect((await liaison.visit(`/office/units/${unitNamed('南董村').id}/progress`)).status).toBe(403)
})

test('with many tasks the overview has one line an activity, opened by its address and kept there', async () => {
  const town = await demoTown({ as: 'officer' })
  const { report, taskIds } = await reportedCampaign(town)
  await report('talk', '南董村', { talks: 3, people: 86 })
  const closed = await (await town.visit('/office?open=none')).text()
  expect(closed).toContain('4 项任务')
  expect(closed).not.toContain(`/office/tasks/${taskIds.talk.id}/units`)
  expect(closed).toMatch(/title="应报 \d+，已报 1，按时 1，已通过 1，逾期 \d+/)
  expect(closed).toContain('/office?open=1')
  for (const open of ['1', 'all', '1.9.x']) {
    const page = await (await town.visit(`/office?open=${open}`)).text()
    expect(page, open).toContain(`/office/tasks/${taskIds.talk.id}/units`)
  }
})

test('few tasks lie open, many do not, whatever the address says of activities that are not there', () => {
  expect([...openOf(undefined, 2, MOST_ROWS)]).toEqual([1, 2])
  expect(openOf(undefined, 6, MOST_ROWS + 1).size).toBe(0)
  expect(openQuery(toggled(openOf('2.1.7', 3, 40), 3))).toBe('1.2.3')
  expect(openQuery(toggled(openOf('2', 3, 40), 2))).toBe('none')
})
