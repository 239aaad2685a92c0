import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { hazardsDue } from './due.telling.ts'
import { photo } from './handled.in-tests.ts'
import { countByUnit, countDue } from './heat.store.ts'
import {
  behind,
  channelTyped,
  code,
  foundry,
  linkOf,
  onDay,
  openedChannel,
  ownReportIds,
  readerOf,
  reported,
  unitNamed,
  whispered,
} from './own-channels.in-tests.ts'
import { ownReportJobs } from './own-reports.jobs.ts'
import { verifyChain } from './reports.store.ts'

const text = async (answer: Response | Promise<Response>) => (await answer).text()

test('A worker reports to the enterprise: who reads it is told before, the enterprise answers, and the reply stands behind the receipt', async () => {
  const town = await demoTown()
  const reader = readerOf(await openedChannel(town))
  const unit = await unitNamed(town, foundry)
  const form = await text(town.visit(`/hazards/new?unit=${unit.id}&own=1`))
  for (const said of [
    `只交给${foundry}`,
    '冀安全',
    '镇里看不到',
    '随时可以改交镇里',
    '第八十三条',
    '第四十一条',
    '奖 50 元',
  ])
    expect(form).toContain(said)
  expect(form).toMatch(/value="unit" checked/)
  const { digits, html } = await reported(town)
  expect(html).toContain('镇里只知道有这么一件')
  expect(html).not.toContain('镇里看了，决定受不受理')

  // not on the same day: the hour would tell whose it is
  expect(await text(reader.visit(town, '/own-reports'))).not.toContain('护罩')
  const next = await onDay(town, '2023-06-11')
  const list = await text(reader.visit(next, '/own-reports'))
  const [id] = await ownReportIds(town)
  expect(list).toContain(`own-reports/${id}`)
  expect(await text(reader.visit(next, `/own-reports/${id}`))).toContain(whispered)
  const answered = await reader.submit(next, `/own-reports/${id}/steps`, { step: 'receive', words: '明天就装' })
  expect(answered.status).toBe(303)
  const unsaid = await reader.submit(next, `/own-reports/${id}/steps`, { step: 'finish', words: '' })
  expect(unsaid.status).toBe(422)
  await reader.submit(next, `/own-reports/${id}/steps`, { step: 'finish', words: '护罩装回去了，班长罚了' })
  const seen = await behind(next, digits)
  for (const said of ['单位收到了', '明天就装', '单位说改好了', '护罩装回去了', '交给镇里'])
    expect(seen).toContain(said)
  await next.submit('/hazards/receipt/message', { receipt: digits, message: '又拆了' })
  expect(await text(reader.visit(next, `/own-reports/${id}`))).toContain('又拆了')
})

test('The town counts and does not read: no list, no badge, no map and no case knows an enterprise’s own report', async () => {
  const town = await demoTown()
  await openedChannel(town)
  const { db, town: one } = town
  const heat = () => countByUnit(db, one.id, { days: null, today: '2023-07-30' })
  const due = () => countDue(db, one.id, '2023-07-30', '2023-08-02')
  const before = [await due(), await heat()]
  await reported(town)
  await reported(town, { words: '又一件' })
  expect([await due(), await heat()]).toEqual(before)
  const told = await hazardsDue({ var: { db, town: one, now: new Date('2023-07-30T10:00:00+08:00') } } as never)
  expect(told).toBeUndefined()
  expect(await db.selectFrom('hazard_case').select('id').execute()).toEqual([])
  const officer = await town.seenBy('officer')
  const page = await text(officer.visit('/office/hazards/own-channels'))
  const row = /<tr><th[^>]*>[\s\S]*?<\/tr>/.exec(page.slice(page.indexOf('<tbody>')))?.[0] ?? ''
  expect(row).toContain(foundry)
  expect([...row.matchAll(/<div>(\d+)<\/div>/g)].map(([, count]) => Number(count))).toEqual([2, 2, 0, 0, 0])
  expect(page).not.toContain('护罩')
  expect((await (await town.seenBy('observer')).visit('/office/hazards/own-channels')).status).toBe(200)
  expect((await (await town.seenBy('head')).visit('/office/hazards/own-channels')).status).toBe(403)
  expect(await verifyChain(db, one.id)).toEqual({ whole: 2 })
})

test('Passed up by the reporter it is a case in the place it had from the first; the office reads it, the enterprise no longer', async () => {
  const town = await demoTown()
  const reader = readerOf(await openedChannel(town))
  const { digits } = await reported(town)
  await reported(town, { to: 'town', words: '晚一步报给镇里的' })
  const later = await onDay(town, '2023-06-14')
  const [id] = await ownReportIds(town)
  const passed = await text(later.submit('/hazards/receipt/pass-up', { receipt: digits }))
  expect(passed).toContain('交给镇里了')
  expect(await text(later.submit('/hazards/receipt/pass-up', { receipt: digits }))).toContain('已经在镇里')
  const cases = await town.db
    .selectFrom('hazard_case as one')
    .innerJoin('hazard_report as report', 'report.id', 'one.report_id')
    .select(['one.id', 'report.number', 'one.received_on as day', 'report.received_on as first'])
    .orderBy('report.number')
    .execute()
  expect(cases.map(({ number, day, first }) => [number, day, first])).toEqual([
    [1, '2023-06-14', '2023-06-10'],
    [2, '2023-06-10', '2023-06-10'],
  ])
  const officer = await later.seenBy('officer')
  const desk = await text(officer.visit(`/office/hazards/${cases[0]!.id}`))
  for (const said of [whispered, '先报给单位自己的渠道', '举报人自己交的', '谁先报的谁领奖'])
    expect(desk).toContain(said)
  const inside = await text(reader.visit(later, `/own-reports/${id}`))
  expect(inside).toContain('报的人把这件交给了镇里')
  expect(inside).not.toContain(whispered)
  const refused = await reader.submit(later, `/own-reports/${id}/steps`, { step: 'finish', words: '改好了' })
  expect(refused.status).toBe(422)
  // what is said now goes to the office alone
  await later.submit('/hazards/receipt/message', { receipt: digits, message: '只对镇里说的话' })
  expect(await text(officer.visit(`/office/hazards/${cases[0]!.id}`))).toContain('只对镇里说的话')
  expect(await text(reader.visit(later, `/own-reports/${id}`))).not.toContain('只对镇里说的话')
})

test('Without script or with, deaths, concealed accidents and known major hazards go to the town whatever was chosen, and are told so', async () => {
  const town = await demoTown()
  await openedChannel(town)
  for (const [more, article] of [
    [{ kind: 'deaths' }, '第八十三条'],
    [{ kind: 'concealed_accident' }, '第八十三条'],
    [{ topic: 'confined-space' }, '第四十一条'],
  ] as const) {
    const { html, status } = await reported(town, more)
    expect(status).toBe(200)
    expect(html).toContain('这件交给了镇里，没有交给单位')
    expect(html).toContain(article)
  }
  expect(await ownReportIds(town)).toEqual([])
  expect(await town.db.selectFrom('hazard_case').select('id').execute()).toHaveLength(3)
})

test('A unit without a channel is not chosen by mistake: told in words, everything typed still there', async () => {
  const town = await demoTown()
  expect(await text(town.visit('/hazards/new?topic=other'))).not.toContain('交给谁办')
  await openedChannel(town)
  const wrong = await reported(town, { unit: '黎水建材公司', words: '皮带没护罩' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('黎水建材公司没有开内部报告')
  expect(wrong.html).toContain('皮带没护罩')
  const nowhere = await reported(town, { unit: '', address: '二车间' })
  expect(nowhere.html).toContain('要先写清是哪个单位')
  expect(await town.db.selectFrom('hazard_report').select('id').execute()).toEqual([])
})

test('What is not handled in its days passes up by itself, once, and the reporter is told; what is done stays', async () => {
  const town = await demoTown()
  const reader = readerOf(await openedChannel(town))
  const late = await reported(town)
  await reported(town, { words: '第二件' })
  const [, second] = await ownReportIds(town)
  const next = await onDay(town, '2023-06-12')
  const finished = await reader.submit(next, `/own-reports/${second}/steps`, { step: 'finish', words: '改好了' })
  expect(finished.status).toBe(303)
  const night = async (day: string) => {
    const at = new Date(`${day}T01:10:00+08:00`)
    await ownReportJobs.passUpReports!({}, { ...town.parts, clock: { now: () => at } } as never)
  }
  const cases = () => town.db.selectFrom('hazard_case').select(['report_id', 'received_on']).execute()
  await night('2023-06-25')
  expect(await cases()).toEqual([])
  await night('2023-06-26')
  await night('2023-06-26')
  expect(await cases()).toHaveLength(1)
  const told = await behind(await onDay(town, '2023-06-26'), late.digits)
  expect(told).toContain('单位到期没办好，自己转的')
  const row = await text((await town.seenBy('officer')).visit('/office/hazards/own-channels'))
  expect([...row.matchAll(/class="late">(\d+)</g)].map(([, count]) => count)).toContain('1')
})

test('A major hazard that the enterprise finds is passed up, whatever else was pressed', async () => {
  const town = await demoTown()
  const reader = readerOf(await openedChannel(town))
  const { digits } = await reported(town)
  const next = await onDay(town, '2023-06-11')
  const [id] = await ownReportIds(town)
  await reader.submit(next, `/own-reports/${id}/steps`, { step: 'fix', words: '要停产', major: '1' })
  expect(await behind(next, digits)).toContain('单位看了，是重大隐患')
  expect(await town.db.selectFrom('hazard_case').select('id').execute()).toHaveLength(1)
})

test('A closed channel takes nothing more and keeps nothing owed: also a report that was on its way', async () => {
  const town = await demoTown()
  const { at } = await openedChannel(town)
  const { digits } = await reported(town)
  const closed = await town.submit(`${at}/own-channel/endings`, {})
  expect(closed.status).toBe(303)
  expect(await behind(town, digits)).toContain('单位关了内部报告')
  expect(await text(town.visit('/hazards/new'))).not.toContain('交给谁办')
  expect((await reported(town, { words: '再报' })).status).toBe(422)
  // opened anew, what came before is not read by the new code
  const again = readerOf(await openedChannel(town))
  const [id] = await ownReportIds(town)
  const next = await onDay(town, '2023-06-11')
  expect((await again.visit(next, `/own-reports/${id}`)).status).toBe(404)
})

test('Photos are drawn anew for the enterprise; a voice is not given out, since a workshop knows it', async () => {
  const town = await demoTown()
  const reader = readerOf(await openedChannel(town))
  const { digits } = await reported(town)
  const voice = new File([new Uint8Array(Buffer.from(`#!AMR\n${'x'.repeat(64)}`))], 'said.amr', { type: 'audio/amr' })
  const sent = await town.submit('/hazards/receipt/files', { receipt: digits, photo: await photo(), voice })
  expect(sent.status).toBe(200)
  const files = await town.db.selectFrom('hazard_file').select(['id', 'kind']).execute()
  expect(files.map(({ kind }) => kind).sort()).toEqual(['photo', 'voice'])
  const fileOf = (kind: string) => files.find((file) => file.kind === kind)!.id
  const [id] = await ownReportIds(town)
  const next = await onDay(town, '2023-06-11')
  const page = await text(reader.visit(next, `/own-reports/${id}`))
  expect(page).toContain('另有 1 段录像、录音')
  const picture = await reader.visit(next, `/own-reports/${id}/files/${fileOf('photo')}`)
  expect(picture.status).toBe(200)
  expect(Buffer.from(await picture.arrayBuffer()).includes('Huawei')).toBe(false)
  expect((await reader.visit(next, `/own-reports/${id}/files/${fileOf('voice')}`)).status).toBe(404)
  await next.submit('/hazards/receipt/pass-up', { receipt: digits })
  expect((await reader.visit(next, `/own-reports/${id}/files/${fileOf('photo')}`)).status).toBe(404)
  const [one] = await town.db.selectFrom('hazard_case').select('id').execute()
  const officer = await next.seenBy('officer')
  expect((await officer.visit(`/office/hazards/${one!.id}/files/${fileOf('voice')}`)).status).toBe(200)
})

test('The link alone opens nothing: the office hands it out, and does not know the code; guesses get slower', async () => {
  const town = await demoTown()
  const { at } = await openedChannel(town)
  await reported(town)
  const [id] = await ownReportIds(town)
  const next = await onDay(town, '2023-06-11')
  for (const path of ['/own-reports', `/own-reports/${id}`]) {
    const page = await text(next.visit(at + path))
    expect(page).toContain('看件口令')
    expect(page).not.toContain('护罩')
  }
  const unasked = await text(next.submit(`${at}/own-reports/${id}/steps`, { step: 'pass_up' }))
  expect(unasked).toContain('看件口令')
  expect(await town.db.selectFrom('hazard_case').select('id').execute()).toEqual([])
  const changed = await next.submit(`${at}/own-channel`, { ...channelTyped, code: '别人-9753', again: '别人-9753' })
  expect(changed.headers.get('location')).toMatch(/own-reports$/)
  const tries: string[] = []
  for (let nth = 0; nth < 8; nth++) tries.push(await text(next.submit(`${at}/own-reports`, { code: '铸造-1111' })))
  expect(tries[0]).toContain('口令不对')
  expect(tries.at(-1)).toContain('输错太多次了')
  // whoever has it is let in on another device
  const elsewhere = await onDay(town, '2023-06-12')
  const entered = await elsewhere.submit(`${at}/own-reports`, { code })
  expect(entered.headers.getSetCookie().some((cookie) => cookie.startsWith('own-channel='))).toBe(true)
})

test('Its head opens one signed in; a village has no such page; another unit’s holder and the office find none', async () => {
  const town = await demoTown()
  const unit = await unitNamed(town, foundry)
  const own = `/u/${unit.id}/own-channel`
  const head = await town.seenBy('head')
  expect(await text(head.visit(own))).toContain('开通')
  expect(await text(head.visit(`/u/${unit.id}`))).toContain('内部报告')
  expect((await head.submit(own, { ...channelTyped, code, again: code })).status).toBe(303)
  for (const [who, status] of [
    ['member', 403],
    ['officer', 403],
    ['director', 403],
    ['liaison', 404],
    ['observer', 404],
    ['custodian', 404],
  ] as const)
    expect((await (await town.seenBy(who)).visit(own)).status, who).toBe(status)
  expect((await town.visit(`${await linkOf(town, '南董村')}/own-channel`)).status).toBe(404)
  expect(await text((await town.seenBy('officer')).visit(`/u/${unit.id}`))).not.toContain('/own-channel')
})

test('Taken back, the enterprise reads it no more, and it can still be passed up', async () => {
  const town = await demoTown()
  const reader = readerOf(await openedChannel(town))
  const { digits } = await reported(town)
  expect(await text(town.submit('/hazards/receipt/withdraw', { receipt: digits, reason: '' }))).toContain('撤回了')
  const [id] = await ownReportIds(town)
  const next = await onDay(town, '2023-06-11')
  expect(await text(reader.visit(next, `/own-reports/${id}`))).not.toContain(whispered)
  expect((await next.submit('/hazards/receipt/object', { receipt: digits, objection: '不服' })).status).toBe(200)
  expect(await text(next.submit('/hazards/receipt/pass-up', { receipt: digits }))).toContain('交给镇里了')
})
