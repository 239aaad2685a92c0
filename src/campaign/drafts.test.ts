import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import type { Campaign } from './campaign.types.ts'
import { changeCampaign, findCampaign, listCampaigns } from './campaigns.store.ts'
import { listAnswers } from './drafts.answers.store.ts'
import { stateWords } from './drafts.words.ts'
import { sudianNotice } from './notice.in-tests.ts'
import { listTasks } from './tasks.store.ts'

async function drafted(text = sudianNotice) {
  const town = await demoTown({ as: 'officer' })
  await town.submit('/office/campaigns', { way: 'text', text })
  const [campaign] = (await listCampaigns(town.db, town.town.id)) as [Campaign]
  return { town, campaign, place: `/office/campaigns/${campaign.id}` }
}

/** The form as it stands on the page, as a browser without script would send it back. */
async function formOn(town: TownInTest, path: string): Promise<Record<string, string>> {
  const html = await (await town.visit(path)).text()
  const form = /<form[^>]*\/sections\/[\s\S]*?<\/form>/.exec(html)![0]
  const plain = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<')
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1],
    plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
  ])
  const areas = [...form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)/g)].map(([, name, value]) => [
    name,
    plain(value!),
  ])
  const { _key, ...fields } = Object.fromEntries([...inputs, ...areas].filter(([name]) => name))
  return fields
}

test('The office corrects two fields and adds one; everything it looked at is confirmed, and the history tells who', async () => {
  const { town, campaign, place } = await drafted()
  const form = await formOn(town, `${place}/notice?at=year`)
  const corrected = {
    'campaign.issuer': '苏店镇人民政府',
    'campaign.endsOn': '2023-07-05',
    'campaign.contacts': '李志强 0355-8255101',
  }
  const answer = await town.submit(`${place}/sections/year`, { ...form, ...corrected, act: 'confirm' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toContain('at=committee')
  expect(await findCampaign(town.db, town.town.id, campaign.id)).toMatchObject({
    issuer: '苏店镇人民政府',
    endsOn: '2023-07-05',
    contacts: ['李志强 0355-8255101'],
    theme: campaign.theme,
  })
  const acts = new Map((await listAnswers(town.db, town.town.id, campaign.id)).map(({ field, act }) => [field, act]))
  expect(Object.fromEntries(acts)).toMatchObject({ issuer: 'corrected', contacts: 'added', theme: 'confirmed' })
  const page = await (await town.visit(`${place}/notice?at=year`)).text()
  expect(page).toContain('长治市上党区苏店镇人民政府 → 苏店镇人民政府')
})

test('An ordinal that does not fit the year is doubted beside it', async () => {
  const { town, campaign, place } = await drafted(sudianNotice.replaceAll('第22个', '第21个'))
  const page = await (await town.visit(`${place}/notice?at=year`)).text()
  expect(page).toContain('2023 − 2001 = 22，对不上')
  expect(page).toContain('“第几个”和年份对不上')
  await changeCampaign(town.db, town.town.id, campaign.id, { ordinal: 22 })
  expect(await (await town.visit(`${place}/notice?at=year`)).text()).toContain('2023 − 2001 = 22，对得上')
})

test('What the notice does not say is asked for, and one day can be given to all of it', async () => {
  const { town, campaign, place } = await drafted()
  const before = await listTasks(town.db, town.town.id, campaign.id)
  const activity = before.find(({ topic }) => topic === 'lecture')!.activityId
  expect(await (await town.visit(`${place}/notice?at=${activity}`)).text()).toContain(stateWords.unknown)
  expect((await town.submit(`${place}/dues`, { due: '不知道' })).status).toBe(422)
  await town.submit(`${place}/dues`, { due: '2023-06-25' })
  const after = await listTasks(town.db, town.town.id, campaign.id)
  expect(after.filter(({ dueRule }) => dueRule === 'unknown')).toEqual([])
  // what the notice said stays
  expect(after.find(({ topic }) => topic === 'open-day-site')!.dueOn).toBe('2023-06-16')
})

test('Two officers at once: the second sees what the first changed, keeps what they typed, and overwrites nothing unseen', async () => {
  const { town, campaign, place } = await drafted()
  const colleague = await town.seenBy('director')
  const mine = await formOn(town, `${place}/notice?at=year`)
  const theirs = await formOn(colleague, `${place}/notice?at=year`)
  await colleague.submit(`${place}/sections/year`, { ...theirs, 'campaign.theme': '周主任改的主题', act: 'save' })
  const sent = { ...mine, 'campaign.issuer': '小李改的机关', act: 'save' }
  const refused = await town.submit(`${place}/sections/year`, sent)
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('周明远刚改过这一段')
  expect(page).toContain('周主任改的主题')
  expect(page).toContain('小李改的机关')
  expect((await findCampaign(town.db, town.town.id, campaign.id))!.issuer).toBe(campaign.issuer)
})

test('A day that is none, an unknown unit and an end before the beginning are refused with everything kept', async () => {
  const { town, campaign, place } = await drafted()
  const form = await formOn(town, `${place}/notice?at=year`)
  const wrong = {
    'campaign.startsOn': '2023-13-01',
    'campaign.recipientKinds': '村、月球',
    'campaign.issuer': '留着我',
  }
  const answer = await town.submit(`${place}/sections/year`, { ...form, ...wrong, act: 'save' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const words of ['“2023-13-01”不是日子', '没有叫“月球”的单位或类别', '留着我']) expect(page).toContain(words)
  const reversed = await town.submit(`${place}/sections/year`, {
    ...form,
    'campaign.endsOn': '2023-05-01',
    act: 'save',
  })
  expect(await reversed.text()).toContain('结束早于开始')
  expect(await findCampaign(town.db, town.town.id, campaign.id)).toEqual(campaign)
})

test('A task is dropped and found again, an activity and a task are added', async () => {
  const { town, campaign, place } = await drafted()
  const task = (await listTasks(town.db, town.town.id, campaign.id)).find(({ topic }) => topic === 'giveaway')!
  const section = `${place}/sections/${task.activityId}`
  const page = `${place}/notice?at=${task.activityId}`
  const has = async () => (await listTasks(town.db, town.town.id, campaign.id)).some(({ id }) => id === task.id)
  await town.submit(section, { ...(await formOn(town, page)), act: `drop ${task.id}` })
  expect(await has()).toBe(false)
  await town.submit(section, { ...(await formOn(town, page)), act: `restore ${task.id}` })
  expect(await has()).toBe(true)
  const added = await town.submit(section, { ...(await formOn(town, page)), act: 'add-task' })
  expect((await town.visit(added.headers.get('location')!.replace('/t/sudian', ''))).status).toBe(200)
  await town.submit(`${place}/activities`, { heading: '安全夜校' })
  expect(await (await town.visit(`${place}/notice`)).text()).toContain('安全夜校')
  expect((await town.submit(`${place}/activities`, { heading: ' ' })).status).toBe(422)
})
