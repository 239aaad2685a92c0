import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { reportedCampaign } from './ledger.in-tests.ts'
import { askedOf, excerptOf, isSearchable, marksIn, patternOf } from './search.rules.ts'
import { searchWords as words } from './search.words.ts'

const found = async (town: TownInTest, q: string) => {
  const answer = await town.visit(`/office/search?q=${encodeURIComponent(q)}`)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  return html.slice(html.indexOf('class="found"')).replace(/<\/?mark>/g, '')
}

const sent = { 'figure.talks': '3', 'figure.people': '186', 'sure.people': '186', day: '2023-06-08' }

async function told() {
  const town = await demoTown({ as: 'officer' })
  const small = await smallCampaign(town)
  const unit = small.unitNamed('南董村')
  const liaison = await town.seenBy('liaison')
  const path = `/u/${unit.id}/reports/${await small.assignmentOf('talk', '南董村')}`
  await liaison.submit(path, { ...sent, words: '讲了100%的煤气_中毒和用电。' })
  const submission = await town.db
    .selectFrom('campaign_submission')
    .select(['id', 'number'])
    .where('town_id', '=', town.town.id)
    .executeTakeFirstOrThrow()
  return { town, small, unit, submission }
}

test('Terms are parted at blanks and commas; one Chinese sign alone is too little, one digit is not', () => {
  expect(askedOf('  南董村，用电 １２ ').terms).toEqual(['南董村', '用电', '12'])
  expect(isSearchable(askedOf('村'))).toBe(false)
  expect(isSearchable(askedOf('3'))).toBe(true)
  expect(isSearchable(askedOf(''))).toBe(false)
  expect(patternOf('100%_')).toBe('%100\\%\\_%')
  expect(excerptOf(`${'前'.repeat(60)}用电${'后'.repeat(60)}`, ['用电']).text).toMatch(/^…前{24}用电后+…$/)
  expect(marksIn('讲用电，讲燃气', ['燃气', '用电'])).toEqual([
    [1, 3],
    [5, 7],
  ])
})

test('One box finds units, tasks, activities, what was reported by words and by figure, a receipt, and people', async () => {
  const { town, small, unit, submission } = await told()
  expect(await found(town, '南董')).toContain(`/office/units/${unit.id}"`)
  expect(await found(town, '负责人宣讲')).toContain(`/office/tasks/${small.taskIds.talk.id}/units`)
  expect(await found(town, '开展宣讲')).toContain(`/office/campaigns/${small.campaignId}/notice?at=`)
  for (const q of ['煤气', '186', '１８６', '煤气 用电', '100%的', '气_中'])
    expect(await found(town, q), q).toContain(`/office/submissions/${submission.id}"`)
  expect(await found(town, submission.number)).toContain(words.receipt(submission.number))
  expect(await found(town, '李志强')).toContain('/office/people/')
  // both terms must be there, and a pattern's own signs are no pattern
  expect(await found(town, '煤气 滑雪')).toContain('没有找到')
  expect(await found(town, '煤%中')).toContain('没有找到')
})

test('Nothing typed, or too little, reads nothing and says what to do', async () => {
  const town = await demoTown({ as: 'officer' })
  expect(await found(town, '')).toContain(words.intro)
  expect(await found(town, '村')).toContain(words.short)
  expect(await found(town, '村'.repeat(200))).toContain('没有找到')
})

test('An observer finds what is reported, and neither people, contacts nor drafts', async () => {
  const { town, small, submission } = await told()
  await town.db.updateTable('unit').set({ contact_name: '范联络' }).where('name', '=', '南董村').execute()
  const observer = await town.seenBy('observer')
  expect(await found(observer, '煤气')).toContain(`/office/submissions/${submission.id}"`)
  expect(await found(town, '范联络')).toContain('南董村')
  for (const q of ['李志强', '范联络']) expect(await found(observer, q), q).toContain('没有找到')
  await town.db.updateTable('campaign').set({ issued_at: null }).where('id', '=', small.campaignId).execute()
  expect(await found(town, '负责人宣讲')).toContain(`/office/campaigns/${small.campaignId}/tasks/`)
  expect(await found(observer, '负责人宣讲')).toContain('没有找到')
})

test('The neighbour town finds nothing of ours', async () => {
  const { town } = await told()
  const neighbour = await townSeenBy(town.parts, 'qingshi', 'officer', town.now)
  for (const q of ['煤气', '186', '负责人宣讲']) expect(await found(neighbour, q), q).toContain('没有找到')
})

test('Of many the latest are shown, and of one that was sent again only what it says now', async () => {
  const { town, small } = await told()
  const liaison = await town.seenBy('liaison')
  const path = `/u/${small.unitNamed('南董村').id}/reports/${await small.assignmentOf('talk', '南董村')}`
  await liaison.submit(path, { ...sent, words: '改成讲防汛。' })
  expect(await found(town, '煤气')).toContain('没有找到')
  const numbers = await town.db
    .selectFrom('campaign_submission')
    .select('number')
    .where('words', 'like', '%煤气%')
    .execute()
  expect(await found(town, numbers[0]!.number)).toContain(words.receipt(numbers[0]!.number))
  expect(await found(town, '防汛')).toContain('改成讲')
})

test('Every page of the desk has the box, and the key that goes to it', async () => {
  const town = await demoTown({ as: 'officer' })
  await reportedCampaign(town)
  for (const path of ['/office', '/office/units', '/office/reviews']) {
    const html = await (await town.visit(path)).text()
    expect(html).toMatch(/<input[^>]*type="search"[^>]*data-key="\/"/)
    expect(html).toContain('action="/t/sudian/office/search"')
  }
})

test.each(['liaison', 'head', 'member', 'custodian'] as const)('a %s may not search the town', async (who) => {
  const town = await demoTown({ as: who })
  expect((await town.visit('/office/search?q=南董')).status).toBe(403)
  expect(await (await town.visit('/account')).text()).not.toContain('office/search')
})
