import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { newId } from '#platform/ids.ts'
import { listUnits, recordUnit } from '#units/units.store.ts'
import type { Campaign } from './campaign.types.ts'
import { listCampaigns } from './campaigns.store.ts'
import { countByTaskAndKind } from './counts.store.ts'
import { sudianNotice } from './notice.in-tests.ts'
import { listStandings } from './standing.store.ts'
import { listTasks } from './tasks.store.ts'

const now = at('2023-06-01', '15:00')

async function ready() {
  const town = await demoTown({ as: 'officer', now })
  await town.submit('/office/campaigns', { way: 'text', text: sudianNotice })
  const [campaign] = (await listCampaigns(town.db, town.town.id)) as [Campaign]
  const place = `/office/campaigns/${campaign.id}`
  const preview = async () => (await town.visit(`${place}/issue`)).text()
  const issue = async () => {
    const count = /name="count" value="(\d+)"/.exec(await preview())?.[1] ?? '0'
    return town.submit(`${place}/issue`, { count })
  }
  const frozen = () => listStandings(town.db, town.town.id, campaign.id)
  return { town, campaign, place, preview, issue, frozen }
}

test('Nothing goes out while a task has no day; then the preview says who gets how much and what is doubtful', async () => {
  const { town, place, preview, issue, frozen } = await ready()
  expect(await preview()).toContain('先改这些，才能派发')
  expect((await issue()).status).toBe(422)
  expect(await frozen()).toEqual([])
  await town.submit(`${place}/dues`, { due: '2023-06-02' })
  const page = await preview()
  expect(page).toMatch(/\d+ 个单位，\d+ 件/)
  expect(page).toMatch(/村[\s\S]{0,400}19 个[\s\S]{0,300}\d+ 分钟/)
  // until noon of the next day is a working day, until the same afternoon is not
  expect(page).not.toContain('不到一个工作日')
  // this notice asks no figure twice; that it would be told: issuing.rules.test.ts
  expect(page).not.toContain('个单位要报两遍')
  expect((await issue()).status).toBe(303)
  expect((await frozen()).length).toBeGreaterThan(500)
})

test('“上午发下午要” is told before it is sent', async () => {
  const { town, campaign, place, preview } = await ready()
  await town.submit(`${place}/dues`, { due: '2023-06-25' })
  const [task] = await listTasks(town.db, town.town.id, campaign.id)
  await town.db.updateTable('campaign_task').set({ due_on: '2023-06-01' }).where('id', '=', task!.id).execute()
  expect(await preview()).toContain('不到一个工作日')
})

test('What went out is the denominator: later units are not in it, closed ones leave it from their day', async () => {
  const { town, campaign, place, issue, frozen } = await ready()
  const { db, town: own } = town
  await town.submit(`${place}/dues`, { due: '2023-06-20' })
  await issue()
  const before = await frozen()
  await recordUnit(db, own.id, { name: '新开的村', kinds: ['village'], position: 99 })
  expect(await frozen()).toEqual(before)

  const lecture = (await listTasks(db, own.id, campaign.id)).find(({ topic }) => topic === 'lecture')!
  const asked = async () => {
    const counts = await countByTaskAndKind(db, {
      townId: own.id,
      campaignId: campaign.id,
      now,
      soonUntil: now,
      weekEnd: at('2023-06-30'),
    })
    return Number(counts.find(({ taskId, kind }) => taskId === lecture.id && kind === 'village')!.asked)
  }
  expect(await asked()).toBe(19)
  const closing = (await listUnits(db, own.id)).find(({ name }) => name === '冯村')!
  const close = (day: string) => db.updateTable('unit').set({ closed_on: day }).where('id', '=', closing.id).execute()
  // it was still there on the day the talk was due
  await close('2023-06-25')
  expect(await asked()).toBe(19)
  await close('2023-06-10')
  expect(await asked()).toBe(18)

  // issued again, the new village gets its share and nobody else anything twice
  expect((await issue()).status).toBe(303)
  const after = await frozen()
  const fresh = after.filter(({ assignmentId }) => !before.some((one) => one.assignmentId === assignmentId))
  expect(new Set(fresh.map(({ unitId }) => unitId)).size).toBe(1)
  await issue()
  expect(await frozen()).toHaveLength(after.length)
})

test('What changed after the preview is looked at again before it goes out', async () => {
  const { town, place, frozen } = await ready()
  await town.submit(`${place}/dues`, { due: '2023-06-20' })
  const answer = await town.submit(`${place}/issue`, { count: '1' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('件数变了')
  expect(await frozen()).toEqual([])
})

test('The committee is public once the month is under way, and only then', async () => {
  const { town, place, issue } = await ready()
  const anybody = await town.seenBy(null)
  expect(await (await anybody.visit('/committee')).text()).toContain('委员会还没公布')
  await town.submit(`${place}/dues`, { due: '2023-06-20' })
  await issue()
  const page = await (await anybody.visit('/committee')).text()
  for (const words of ['镇政府分管副镇长', '镇安监站', '0355-8255100']) expect(page).toContain(words)
})

test('A campaign that is not there is not found', async () => {
  const town = await demoTown({ as: 'officer' })
  expect((await town.visit(`/office/campaigns/${newId()}/issue`)).status).toBe(404)
  expect((await town.submit('/office/campaigns/nonsense/issue', { count: '0' })).status).toBe(404)
})
