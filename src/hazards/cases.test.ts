import { expect, test } from 'vitest'
import { townSeenBy } from '#demo-town/in-tests.ts'
import { handled, order, ordered, photo, told } from './handled.in-tests.ts'
import { listMessages } from './messages.store.ts'

const text = (answer: Response) => answer.text()

test('a report is taken in, looked into by two, ordered, put right by the unit, rechecked and struck off, then replied to', async () => {
  const t = await handled()
  expect(await text(await t.officer.visit('/office/hazards'))).toContain('安全出口锁了、堵了')
  const orderId = await ordered(t)
  const paper = `${t.own}/orders/${orderId}`
  for (const words of ['有 1 件没改完', '要改的隐患：'])
    expect(await text(await t.street.visit(t.own))).toContain(words)
  for (const [step, fields] of [
    ['progress', { progress: '链锁拆了。' }],
    ['submit', { words: '换了推闩锁。', photo: await photo() }],
  ] as const)
    expect([step, (await t.street.submit(`${paper}/${step}`, fields)).status]).toEqual([step, 303])
  expect(await text(await t.street.visit(t.own))).not.toContain('要改的隐患：')
  const checkers = [t.idOf('officer'), t.idOf('director')]
  const passed = { outcome: 'passed', checkers, sameView: '1', photo: await photo(), nobody: '1' }
  expect((await t.press('recheck', passed)).status).toBe(303)
  const parts = { conclusion: '属实', verification: '两人去看过', decision: '已经改好', reward: '匿名，不发奖' }
  expect((await t.press('reply', parts)).status).toBe(303)
  const seen = await text(await t.officer.visit(t.desk))
  for (const words of ['销号', '换了推闩锁。', '按时办了']) expect(seen).toContain(words)
  expect(await text(await t.street.visit(paper))).toContain('改好了，已经销号')
  const { db, parts: site, town } = t.street
  expect((await listMessages(db, site.keys, town.id, t.reportId)).at(-1)?.text).toContain('核查结论：属实')
})

test('a step that is not allowed is refused with its article, what was typed stays, and nothing is written', async () => {
  const t = await handled()
  const refused = await t.press('refuse', { reason: 'unclear', words: '' })
  expect(refused.status).toBe(422)
  expect(await text(refused)).toContain('举报须知')
  await t.press('accept', { target: '1', facts: '1' })
  const alone = await t.press('assign', { verifiers: [t.idOf('officer'), t.idOf('head')], brief: '去西院看看。' })
  expect(alone.status).toBe(422)
  const page = await text(alone)
  for (const words of ['里面有这家单位的人', '去西院看看。']) expect(page).toContain(words)
  expect((await t.press('order', order)).status).toBe(422)
  const events = await t.street.db.selectFrom('hazard_event').select('name').where('case_id', '=', t.caseId).execute()
  expect(events).toEqual([{ name: 'accept' }])
})

test('an order that repeats the report is held back, its words marked; looked at, or written anew, it goes out', async () => {
  const t = await handled()
  const people = [t.idOf('officer'), t.idOf('director')]
  await t.press('accept', { target: '1', facts: '1' })
  const copied = await t.press('assign', { verifiers: people, brief: told })
  expect(copied.status).toBe(422)
  expect(await text(copied)).toContain('<mark>')
  await t.press('assign', { verifiers: people, brief: '去西院看后门。' })
  await t.press('conclude', { outcome: 'partly', grade: 'general', words: '看过', signers: people })
  const said = { ...order, what: '冲压车间的门锁着。' }
  const marked = await t.press('order', said)
  expect(marked.status).toBe(422)
  expect(await text(marked)).toContain('work-place 冲压车间')
  expect((await t.press('order', { ...said, harmless: 'work-place 冲压车间' })).status).toBe(303)
})

test('the unit reads the order and never a word of the report, nor who went to look', async () => {
  const t = await handled()
  const paper = `${t.own}/orders/${await ordered(t)}`
  for (const path of [t.own, `${t.own}/orders`, paper, `${paper}/print`]) {
    const page = await text(await t.street.visit(path))
    for (const secret of ['铁链', '加班', '装配车间', '李志强', '周明远', '匿名', '举报人'])
      expect([path, page.includes(secret)]).toEqual([path, false])
  }
  const other = await t.linkOf('看寺村')
  expect((await t.street.visit(paper.replace(t.own, other))).status).toBe(404)
  const picture = await t.street.db.selectFrom('hazard_photo').select('id').executeTakeFirstOrThrow()
  const shown = await t.street.visit(`${t.own}/hazard-photos/${picture.id}`)
  expect(Buffer.from(await shown.arrayBuffer()).includes('Huawei')).toBe(false)
  expect((await t.street.visit(`${other}/hazard-photos/${picture.id}`)).status).toBe(404)
})

test('whoever went to look without having taken it in reads the brief; who took it in reads on, and each reading is kept', async () => {
  const t = await handled()
  await ordered(t)
  const [clerk, second] = [await text(await t.officer.visit(t.desk)), await text(await t.director.visit(t.desk))]
  expect([clerk.includes('铁链'), second.includes('铁链')]).toEqual([true, false])
  expect(second).toContain('去西院看后门能不能打开。')
  const read = await t.street.db
    .selectFrom('audit_entry')
    .select('actor_id')
    .where('act', '=', 'hazard.read')
    .where('subject', '=', `hazard-case/${t.caseId}`)
    .execute()
  expect(read).toEqual([{ actor_id: t.idOf('officer') }])
  expect((await t.director.submit(`${t.desk}/messages`, { message: '您是谁？' })).status).toBe(404)
})

test('a death is passed on, told to the reporter, and offered nothing else', async () => {
  const t = await handled({ deaths: true })
  expect((await t.press('accept', { target: '1', facts: '1' })).status).toBe(422)
  const form = await text(await t.officer.visit(`${t.desk}/transfer`))
  expect(form).toContain('县人民政府')
  expect((await t.press('transfer', { body: 'county-government', told: '' })).status).toBe(422)
  expect((await t.press('transfer', { body: 'county-government', told: '已经移送县政府。' })).status).toBe(303)
  const { db, parts, town } = t.street
  expect((await listMessages(db, parts.keys, town.id, t.reportId)).map((one) => one.text)).toEqual(['已经移送县政府。'])
})

test('a major hazard asks the unit for all six parts first, and the office for the county’s letter', async () => {
  const t = await handled()
  const paper = `${t.own}/orders/${await ordered(t, { grade: 'major', item: 'fire-2017:exits' })}`
  const early = await t.street.submit(`${paper}/submit`, { words: '改完了', photo: await photo() })
  expect([early.status, (await text(early)).includes('治理方案')]).toEqual([422, true])
  const half = await t.street.submit(`${paper}/plan`, { aim: '打开' })
  expect([half.status, (await text(half)).includes('打开')]).toEqual([422, true])
  const plan = { aim: '打开', measures: '换锁', means: '五百元', people: '厂长', time: '三天', safety: '先派人守门' }
  expect((await t.street.submit(`${paper}/plan`, plan)).status).toBe(303)
})

test('another town, a liaison at the desk, an observer and the custodian see nothing of it', async () => {
  const t = await handled()
  const elsewhere = await townSeenBy(t.street.parts, 'qingshi', 'officer', t.now)
  expect((await elsewhere.visit(t.desk)).status).toBe(404)
  for (const who of ['liaison', 'observer', 'custodian'] as const)
    expect([who, (await (await t.street.seenBy(who)).visit(t.desk)).status]).toEqual([who, 403])
})

test('who takes a report in reads it beside the step, and that reading is told as well', async () => {
  const t = await handled()
  const readings = async () =>
    (await t.street.db.selectFrom('audit_entry').select('act').where('act', '=', 'hazard.read').execute()).length
  const before = await readings()
  expect(await text(await t.officer.visit(`${t.desk}/accept`))).toContain(told)
  expect(await readings()).toBe(before + 1)
  await t.press('accept', { target: '1', facts: '1' })
  await t.press('assign', { verifiers: [t.idOf('officer'), t.idOf('director')], brief: '去西院看后门。' })
  expect(await text(await t.officer.visit(`${t.desk}/conclude`))).not.toContain(told)
})
