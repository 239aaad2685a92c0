import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'

async function town() {
  const street = await demoTown()
  const campaign = await smallCampaign(street)
  const pageOf = async (unit: string) => {
    const link = await recordLink(street.db, street.town.id, campaign.unitNamed(unit).id, null)
    return `/u/${tokenOf(street.parts.keys, street.town.id, link)}`
  }
  const task = campaign.taskIds.talk.id
  return { street, office: await street.seenBy('officer'), campaign, pageOf, task }
}
type Town = Awaited<ReturnType<typeof town>>

const textOf = async (answer: Response) => [answer.status, await answer.text()] as const
const question = { text: '开在村委会算不算？', reporter: '王秀英', phone: '' }

async function ask({ street, task }: Town, page: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await street.submit(`${page}/questions`, { task, ...question, ...more })
  expect(answer.status).toBe(303)
  const row = await street.db
    .selectFrom('guidance_question')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.id
}

const answerTo = (t: Town, id: string, more: Record<string, string> = {}) =>
  t.office.submit(`/office/questions/${id}/answers`, {
    asked: '在村委会开算一场吗？',
    text: '算。拍一张能看到横幅的。',
    scope: 'all',
    version: '0',
    ...more,
  })

test('A village asks once under its task; the office answers once, and every village that owes it reads the answer', async () => {
  const t = await town()
  const [own, neighbour] = [await t.pageOf('南董村'), await t.pageOf('看寺村')]
  const id = await ask(t, own)
  expect(await (await t.office.visit('/office/questions')).text()).toContain('开在村委会算不算？')
  expect(await (await t.street.visit(own)).text()).toContain('1 个问题等办公室答')
  expect((await answerTo(t, id)).status).toBe(303)
  for (const page of [own, neighbour]) {
    const html = await (await t.street.visit(page)).text()
    expect(html).toContain('问：在村委会开算一场吗？')
    expect(html).toContain('答：算。拍一张能看到横幅的。')
    expect(html).toContain('安监站 李志强　6月10日 09:00')
  }
  const talk = await t.campaign.assignmentOf('talk', '看寺村')
  const form = await (await t.street.visit(`${neighbour}/reports/${talk}`)).text()
  expect(form).toContain('答：算。拍一张能看到横幅的。')
  expect(form).toContain('不明白？问一句')
  const others = await (await t.street.visit(`${neighbour}/questions`)).text()
  expect(others).not.toContain('王秀英')
  expect(others).not.toContain('开在村委会算不算？')
  expect(await (await t.office.visit('/office/questions')).text()).not.toContain('开在村委会算不算？')
})

test('An answer to one unit alone is read by nobody else', async () => {
  const t = await town()
  const [own, neighbour] = [await t.pageOf('南董村'), await t.pageOf('看寺村')]
  const id = await ask(t, own)
  await answerTo(t, id, { scope: 'unit' })
  expect(await (await t.street.visit(own)).text()).toContain('答：算。')
  for (const page of [neighbour, `${neighbour}/questions`])
    expect(await (await t.street.visit(page)).text()).not.toContain('答：算。')
})

test('An answer is changed by one more version: units read the new one, the office keeps the old', async () => {
  const t = await town()
  const own = await t.pageOf('南董村')
  const id = await ask(t, own)
  await answerTo(t, id)
  const [late, told] = await textOf(await answerTo(t, id, { text: '不算。' }))
  expect([late, told.includes('别人刚答过')]).toEqual([422, true])
  expect(told).toContain('不算。')
  expect((await answerTo(t, id, { text: '要在广场开。', version: '1' })).status).toBe(303)
  const html = await (await t.street.visit(own)).text()
  expect(html).toContain('答：要在广场开。')
  expect(html).not.toContain('横幅')
  const page = await (await t.office.visit(`/office/questions/${id}`)).text()
  expect(page).toContain('第 1 版')
  expect(page).toContain('拍一张能看到横幅的')
  const versions = await t.street.db
    .selectFrom('guidance_answer')
    .select(['version', 'text'])
    .orderBy('version')
    .execute()
  expect(versions.map(({ version }) => version)).toEqual([1, 2])
})

test('A question that is the same as another is answered there, for its unit too; it can be set apart again', async () => {
  const t = await town()
  const [own, neighbour] = [await t.pageOf('南董村'), await t.pageOf('看寺村')]
  const first = await ask(t, own)
  const second = await ask(t, neighbour, { text: '村委会行不行？', reporter: '张改英' })
  expect((await t.office.submit(`/office/questions/${second}/duplicates`, { same: first })).status).toBe(303)
  await answerTo(t, first, { scope: 'unit' })
  expect(await (await t.street.visit(`${neighbour}/questions`)).text()).toContain('答：算。')
  const [chained, words] = await textOf(
    await t.office.submit(`/office/questions/${first}/duplicates`, { same: second }),
  )
  expect([chained, words.includes('标不了')]).toEqual([422, true])
  const [refused, why] = await textOf(await answerTo(t, second))
  expect([refused, why.includes('先分开再答')]).toEqual([422, true])
  await t.office.submit(`/office/questions/${second}/duplicates/ends`, {})
  expect(await (await t.street.visit(`${neighbour}/questions`)).text()).not.toContain('答：算。')
  expect(await (await t.office.visit('/office/questions')).text()).toContain('村委会行不行？')
})

test('A form sent twice asks once; the name is asked once and remembered on the device', async () => {
  const t = await town()
  const own = await t.pageOf('南董村')
  const key = t.street.newKey()
  const first = await t.street.submit(`${own}/questions`, { task: t.task, ...question }, { key })
  await t.street.submit(`${own}/questions`, { task: t.task, ...question }, { key })
  expect(await t.street.db.selectFrom('guidance_question').select('id').execute()).toHaveLength(1)
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!
  const html = await (await t.street.visit(`${own}/questions`, { cookie })).text()
  expect(html).not.toContain('name="reporter"')
  const again = await t.street.submit(
    `${own}/questions`,
    { task: t.task, text: '几个人算一场？' },
    { headers: { cookie } },
  )
  expect(again.status).toBe(303)
  expect(
    (await t.street.db.selectFrom('guidance_question').select('by_name').execute()).map((row) => row.by_name),
  ).toEqual(['王秀英', '王秀英'])
})

test('What is missing is told, and what was typed is kept; another unit’s task cannot be asked about', async () => {
  const t = await town()
  const own = await t.pageOf('南董村')
  const [status, html] = await textOf(
    await t.street.submit(`${own}/questions`, { task: '', text: '', reporter: '', phone: '12' }),
  )
  expect(status).toBe(422)
  for (const words of ['还没问出去，有 4 处要改', '还没选问哪一件', '还没写问什么', '还没填谁报的', '电话不对'])
    expect(html).toContain(words)
  const [long, kept] = await textOf(
    await t.street.submit(`${own}/questions`, { task: t.task, ...question, text: '长'.repeat(501) }),
  )
  expect([long, kept.includes('长'.repeat(501)), kept.includes('value="王秀英"')]).toEqual([422, true, true])
  const school = t.campaign.units.find(({ kinds }) => kinds.includes('school'))!
  const theirs = await t.pageOf(school.name)
  expect((await t.street.submit(`${theirs}/questions`, { task: t.task, ...question })).status).toBe(422)
})

test('After twenty unanswered questions the unit is told to ring', async () => {
  const t = await town()
  const own = await t.pageOf('南董村')
  for (let index = 0; index < 20; index += 1) await ask(t, own, { text: `第 ${index} 问` })
  const [status, html] = await textOf(await t.street.submit(`${own}/questions`, { task: t.task, ...question }))
  expect([status, html.includes('已经有 20 个问题没答')]).toEqual([422, true])
})

test('An observer reads and may not answer; a liaison has no queue; the neighbour’s page and another town’s office find nothing', async () => {
  const t = await town()
  const id = await ask(t, await t.pageOf('南董村'))
  const observer = await t.street.seenBy('observer')
  const html = await (await observer.visit(`/office/questions/${id}`)).text()
  expect(html).toContain('开在村委会算不算？')
  expect(html).not.toContain('name="scope"')
  expect((await observer.submit(`/office/questions/${id}/answers`, { text: '算' })).status).toBe(403)
  const liaison = await t.street.seenBy('otherLiaison')
  expect((await liaison.visit(`/office/questions/${id}`)).status).toBe(403)
  const { id: unit } = t.campaign.unitNamed('南董村')
  expect((await liaison.visit(`/u/${unit}/questions`)).status).toBe(404)
  expect((await liaison.submit(`/u/${unit}/questions`, { task: t.task, ...question })).status).toBe(404)
  const elsewhere = await townSeenBy(t.street.parts, 'qingshi', 'officer', t.street.now)
  expect((await elsewhere.visit(`/office/questions/${id}`)).status).toBe(404)
  expect((await elsewhere.submit(`/office/questions/${id}/answers`, { text: '算' })).status).toBe(404)
})
