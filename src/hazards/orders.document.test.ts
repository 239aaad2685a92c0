import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { handled, order, ordered } from './handled.in-tests.ts'

/** Of the report, its channel and whoever went to look. */
const secrets = ['铁链', '加班', '装配车间', '李志强', '周明远', '匿名', '举报']

const saved = async (town: TownInTest, path: string) => {
  const answer = await town.visit(path)
  expect([path, answer.status]).toEqual([path, 200])
  const name = decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(answer.headers.get('content-disposition') ?? '')![1]!)
  return { name, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const wordsOf = async (bytes: Buffer) => (await mammoth.extractRawText({ buffer: bytes })).value

test('the order is saved for Word: number, unit, facts, clause, deadline, who signed, room for who takes it', async () => {
  const t = await handled()
  const id = await ordered(t)
  const { name, bytes } = await saved(t.officer, `/office/hazards/orders/${id}/docx`)
  expect(name).toBe('责令整改指令书（苏改〔2023〕1号）.docx')
  const text = await wordsOf(bytes)
  for (const words of [
    '责令整改指令书',
    order.number,
    `${t.foundry.name}：`,
    order.what,
    order.place,
    order.demands,
    '《中华人民共和国消防法》',
    '一般隐患',
    '2023年6月20日前改完',
    '签发人：王镇长',
    '长治市上党区苏店镇人民政府',
    '签收人：',
  ])
    expect([words, text.includes(words)]).toEqual([words, true])
  expect(text).not.toContain('治理方案')
  for (const secret of secrets) expect([secret, text.includes(secret)]).toEqual([secret, false])
})

test('of a major hazard the order asks for the plan, all six parts by name', async () => {
  const t = await handled()
  const id = await ordered(t, { grade: 'major', item: 'fire-2017:exits' })
  const text = await wordsOf((await saved(t.officer, `/office/hazards/orders/${id}/docx`)).bytes)
  for (const part of ['（一）治理的目标和任务', '（三）经费和物资', '（六）安全措施和应急预案', '重大隐患'])
    expect([part, text.includes(part)]).toEqual([part, true])
})

test('what the office photographed goes with it once somebody looked at it, inked over where it is; the camera’s words do not', async () => {
  const t = await handled()
  const id = await ordered(t)
  const { id: photoId } = await t.street.db.selectFrom('hazard_photo').select('id').executeTakeFirstOrThrow()
  const covered = { boxes: '0,0,1000,1000', nobody: '1', do: 'send' }
  expect((await t.officer.submit(`${t.desk}/photos/${photoId}`, covered)).status).toBe(303)
  const { bytes } = await saved(t.street, `${t.own}/orders/${id}/docx`)
  const parts = unzipSync(bytes)
  const pictures = Object.keys(parts).filter((name) => name.startsWith('word/media/'))
  expect(pictures).toHaveLength(1)
  const { data } = await sharp(Buffer.from(parts[pictures[0]!]!)).raw().toBuffer({ resolveWithObject: true })
  expect(Math.max(...data)).toBeLessThan(90)
  expect(Buffer.from(parts[pictures[0]!]!).includes('Huawei')).toBe(false)
  expect(await wordsOf(bytes)).toContain('附件：现场照片')
  await t.street.db.deleteFrom('hazard_photo_release').execute()
  const without = unzipSync((await saved(t.street, `${t.own}/orders/${id}/docx`)).bytes)
  expect(Object.keys(without).filter((name) => name.startsWith('word/media/'))).toEqual([])
})

test('the unit saves the same paper; another unit, another reader and a made-up order get none', async () => {
  const t = await handled()
  const id = await ordered(t)
  const office = await wordsOf((await saved(t.officer, `/office/hazards/orders/${id}/docx`)).bytes)
  expect(await wordsOf((await saved(t.street, `${t.own}/orders/${id}/docx`)).bytes)).toBe(office)
  const pdf = await saved(t.street, `${t.own}/orders/${id}/pdf`)
  expect([pdf.name.endsWith('.pdf'), pdf.bytes.subarray(0, 5).toString()]).toEqual([true, '%PDF-'])
  const page = await (await t.street.visit(`${t.own}/orders/${id}`)).text()
  for (const form of ['docx', 'pdf']) expect(page).toContain(`/orders/${id}/${form}"`)
  const other = await t.linkOf('看寺村')
  for (const form of ['docx', 'pdf']) {
    expect((await t.street.visit(`${other}/orders/${id}/${form}`)).status).toBe(404)
    expect((await t.officer.visit(`/office/hazards/orders/${t.caseId}/${form}`)).status).toBe(404)
    expect((await (await t.street.seenBy('liaison')).visit(`/office/hazards/orders/${id}/${form}`)).status).toBe(403)
  }
})

test('the notices of an escalation are drafted as files before it, and say the same after it', async () => {
  const t = await handled()
  await ordered(t)
  const late = await t.later('officer', '2023-06-25')
  const at = (to: string, form = 'docx') => `${t.desk}/notices/supervise/${to}/${form}`
  expect((await t.officer.visit(at('town'))).status).toBe(404)
  const form = await (await late.visit(`${t.desk}/escalate`)).text()
  for (const to of ['town', 'county']) expect(form).toContain(`${at(to)}"`)
  const before = await wordsOf((await saved(late, at('county'))).bytes)
  for (const words of ['县应急管理局：', order.number, t.foundry.name, '逾期 5 天', '请挂牌督办', '2023年6月25日'])
    expect([words, before.includes(words)]).toEqual([words, true])
  for (const secret of secrets) expect([secret, before.includes(secret)]).toEqual([secret, false])
  const done = await late.submit(`${t.desk}/escalate`, { measure: 'supervise', toldTown: '1', toldCounty: '1' })
  expect(done.status).toBe(303)
  const weekAfter = await t.later('officer', '2023-07-02')
  expect(await wordsOf((await saved(weekAfter, at('county'))).bytes)).toBe(before)
  expect((await saved(weekAfter, at('town', 'pdf'))).bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const seen = await (await weekAfter.visit(t.desk)).text()
  expect(seen).toContain(`${at('town')}"`)
  expect((await weekAfter.visit(at('nobody'))).status).toBe(404)
})
