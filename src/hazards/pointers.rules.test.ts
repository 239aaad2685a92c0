import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COPIED_FROM, type PointerReason, pointerReasons, pointersIn, unanswered } from './pointers.rules.ts'
import { pointerReasonWords, pointerText } from './pointers.words.ts'

const found = (text: string, against = {}) => pointersIn(text, against).map(({ text, reason }) => [text, reason])

/** What clerks have to be stopped from sending, and as what. */
const caught: [string, PointerReason][] = [
  ['请联系13900010002核实', 'phone'],
  ['电话 139 0001 0002', 'phone'],
  ['来电0355-8255100', 'phone'],
  ['证件140421198001011234', 'identity-number'],
  ['微信号：wang_1980', 'chat-account'],
  ['QQ 12345678', 'chat-account'],
  ['发到 laowang@example.com', 'mail'],
  ['我是三车间的', 'first-person'],
  ['我们厂后门锁着', 'first-person'],
  ['本人亲眼看到', 'first-person'],
  ['俺们村的路塌了', 'first-person'],
  ['三车间的工人发现', 'work-place'],
  ['夜班职工看到', 'work-place'],
  ['叉车岗位附近', 'work-place'],
  ['6月3日下午3点20分发现', 'exact-time'],
  ['当天14:35拍到', 'exact-time'],
  ['昨晚9点多', 'exact-time'],
  ['据群众举报，后门锁闭', 'reporter-named'],
  ['职工反映后门锁闭', 'reporter-named'],
  ['王建国反映后门锁闭', 'looks-like-name'],
  ['王师傅说后门锁着', 'looks-like-name'],
  ['由李秀英提供照片', 'looks-like-name'],
  ['欧阳海（13900010002）', 'looks-like-name'],
  ['联系人：赵明，住后街', 'looks-like-name'],
]

test.each(caught)('“%s” is pointed out: %s', (text, reason) => {
  expect(pointersIn(text).map((one) => one.reason)).toContain(reason)
})

/** Orders as they ought to be: an office that is asked at every line stops reading. */
const clean = [
  '经检查，你单位二层东侧安全出口锁闭，违反《中华人民共和国消防法》第二十八条。',
  '责令于2026年6月30日前整改完毕，并将整改情况书面报送镇安全生产办公室。',
  '苏改〔2026〕4号：拆除厂房北侧彩钢板隔断，清理疏散通道堆放的纸箱。',
  '配电箱无门，电线老化裸露，应由持证电工更换，加装漏电保护。',
  '除尘器积尘厚度约2厘米，未按规定清扫。高处作业平台无护栏，高度3米。',
  '安排专人管理，方案包括目标、措施、经费、人员、时限和应急预案。',
  '储罐区东侧防火间距12米，小于规定值。共发现灭火器失效8具。',
  '逾期不改的，依法立案查处。',
  '向应急管理部门报告，于验收合格后恢复生产。',
  '金属粉尘除尘系统未设泄爆装置，包装车间未设独立式感烟报警。',
]

test('an order written rightly is let through, but for a workshop that has to be looked at', () => {
  const asked = clean.flatMap((text) => found(text))
  expect(asked).toEqual([['包装车间', 'work-place']])
})

test('in a thousand characters of right orders it asks at most three times', () => {
  const text = clean.join('')
  const thousand = text.repeat(Math.ceil(1000 / text.length)).slice(0, 1000)
  expect(pointersIn(thousand).length).toBeLessThanOrEqual(3)
})

test('eight characters in a row of the report are a copy, seven are not, and commas do not hide it', () => {
  const reports = ['后门每天晚上都用铁链子锁着，谁也出不去']
  expect(found('发现铁链子锁着，谁也出', { reports })).toEqual([['铁链子锁着，谁也出', 'copied']])
  expect(found('发现铁链子锁着谁也', { reports })).toEqual([['铁链子锁着谁也', 'copied']].slice(1))
  expect(found('每天 晚上，都用 铁链', { reports })).toEqual([['每天 晚上，都用 铁链', 'copied']])
  expect(found('发现后门锁闭，人员无法疏散', { reports })).toEqual([])
})

test("the unit's own name is no copy, though the report has it too", () => {
  const reports = ['苏店镇红旗饲料加工厂的后门锁着']
  const open = ['苏店镇红旗饲料加工厂']
  expect(found('苏店镇红旗饲料加工厂：安全出口锁闭', { reports })).toEqual([['苏店镇红旗饲料加工厂', 'copied']])
  expect(found('苏店镇红旗饲料加工厂：安全出口锁闭', { reports, open })).toEqual([])
})

test('names that the office knows are found wherever they stand, each time', () => {
  expect(found('请李强和李强的同事到场', { names: ['李强'] })).toEqual([
    ['李强', 'known-name'],
    ['李强', 'known-name'],
  ])
})

test('what was looked at and found harmless is not asked again while its words are the same', () => {
  const pointers = pointersIn('包装车间未设报警')
  expect(unanswered(pointers, ['work-place 包装车间'])).toEqual([])
  expect(unanswered(pointers, ['work-place 三车间'])).toEqual(pointers)
  expect(pointerText(pointers[0]!)).toBe('“包装车间”：说到车间、班组、岗位，猜得出是谁')
})

test('each reason is said in words', () => {
  for (const reason of pointerReasons) expect(pointerReasonWords[reason].length).toBeGreaterThan(1)
})

const han = fc.constantFrom(...'后门锁着纸箱堆满楼道电线裸露车间灯坏了不亮，。 a1')
const words = (min: number, max: number) => fc.array(han, { minLength: min, maxLength: max }).map((all) => all.join(''))
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

test('whatever is written around it, a run of the report long enough is always found, and spans fit the text', () => {
  fc.assert(
    fc.property(words(12, 40), words(0, 20), words(0, 20), fc.nat(20), (report, before, behind, at) => {
      const copy = report.slice(at, at + 14)
      const text = `${before}。${copy}。${behind}`
      const pointers = pointersIn(text, { reports: [report] })
      for (const one of pointers) expect(text.slice(one.from, one.to)).toBe(one.text)
      const isLong = letters(copy).length >= COPIED_FROM
      if (isLong) expect(pointers.some(({ reason }) => reason === 'copied')).toBe(true)
      for (const { text: run, reason } of pointers)
        if (reason === 'copied') expect(letters(report)).toContain(letters(run).slice(0, COPIED_FROM))
    }),
  )
})
