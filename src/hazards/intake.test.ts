import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { asDigits } from './receipts.rules.ts'

const call = {
  channel: 'phone',
  topic: 'gas-smell',
  unit: '',
  address: '菜市场东口',
  words: '有燃气味',
  caller: '12345 工单 0610-7',
}

test('an officer takes down a call, and whoever called finds it by the digits that were read out', async () => {
  const desk = await demoTown({ as: 'officer' })
  const answer = await desk.submit('/office/hazards/new', call)
  const html = await answer.text()
  const list = /<ol class="digits">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? ''
  const digits = asDigits(list.replace(/<span class="v">[^<]*<\/span>/g, '').replace(/<[^>]+>/g, ''))
  expect([answer.status, digits.length]).toEqual([200, 36])
  const row = await desk.db.selectFrom('hazard_report').selectAll().executeTakeFirstOrThrow()
  expect([row.channel, row.topic]).toEqual(['phone', 'gas-smell'])
  const street = await desk.seenBy(null)
  const found = await (await street.submit('/hazards/receipt', { receipt: digits })).text()
  expect(found).toContain('有燃气味')
})

test('the audit tells who took one in, and neither which nor what was said', async () => {
  const desk = await demoTown({ as: 'officer' })
  await desk.submit('/office/hazards/new', call)
  const lines = await desk.db.selectFrom('audit_entry').selectAll().where('act', '=', 'hazard.intake').execute()
  expect(lines).toHaveLength(1)
  const row = await desk.db.selectFrom('hazard_report').select(['id', 'number']).executeTakeFirstOrThrow()
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${row.id}|菜市场|工单`))
})

test('without saying how it came it is asked for, everything kept; sent twice it is one', async () => {
  const desk = await demoTown({ as: 'officer' })
  const refused = await desk.submit('/office/hazards/new', { ...call, channel: 'web' })
  const html = await refused.text()
  expect([refused.status, html.includes('还没选从哪里来的'), html.includes('菜市场东口')]).toEqual([422, true, true])
  const key = desk.newKey()
  for (const _ of [1, 2]) expect((await desk.submit('/office/hazards/new', call, { key })).status).toBe(200)
  expect(await desk.db.selectFrom('hazard_report').selectAll().execute()).toHaveLength(1)
  expect(await desk.db.selectFrom('audit_entry').selectAll().where('act', '=', 'hazard.intake').execute()).toHaveLength(
    1,
  )
})

test('a liaison takes nothing in for the office', async () => {
  const liaison = await demoTown({ as: 'liaison' })
  expect((await liaison.submit('/office/hazards/new', call)).status).toBe(403)
})

test('what has no picture is read at the desk as well: the list, the case, and what was written', async () => {
  const desk = await demoTown({ as: 'officer' })
  const odd = { ...call, topic: '', words: '河堤上有个洞', unit: '没有这家厂', spot: '36.09,113.05', datum: 'wgs84' }
  expect((await desk.submit('/office/hazards/new', odd)).status).toBe(200)
  const { id } = await desk.db
    .selectFrom('hazard_case')
    .select('id')
    .orderBy('received_on', 'desc')
    .where('topic', '=', 'other')
    .executeTakeFirstOrThrow()
  const list = await desk.visit('/office/hazards')
  expect([list.status, (await list.text()).includes('undefined')]).toEqual([200, false])
  const page = await desk.visit(`/office/hazards/${id}`)
  const html = await page.text()
  expect([page.status, html.includes('河堤上有个洞'), html.includes('undefined')]).toEqual([200, true, false])
})
