import { expect, test } from 'vitest'
import {
  findItem,
  isInForce,
  itemHolds,
  itemsOn,
  makesMajor,
  standardCodes,
  standards,
  standardsOn,
} from './standards.rules.ts'
import { citeItem, heldText, itemText } from './standards.words.ts'

test('until October 2025 a fire hazard is judged by the method of 2017, from November by the rules of 2025', () => {
  const fire = (day: string) => standardsOn(day).filter((code) => code.startsWith('fire-20'))
  expect(fire('2025-10-31')).toEqual(['fire-2017'])
  expect(fire('2025-11-01')).toEqual(['fire-2025'])
  expect(itemHolds('fire-2017:6.10', '2025-10-31')).toBe(true)
  expect(itemHolds('fire-2017:6.10', '2025-11-01')).toBe(false)
  expect(itemHolds('fire-2025:exits', '2025-10-31')).toBe(false)
})

test('an electric bike charged in a school building is named with its clause', () => {
  expect(itemText('education-2024:3-1-6')).toBe(
    '电动自行车或电池进楼，私拉电线、飞线充电。《教育系统重大事故隐患判定指南》（教发厅函〔2024〕20号）第三条第（一）项第6目',
  )
  expect(makesMajor('education-2024:3-1-6')).toBe(true)
  expect(makesMajor('highrise-2021:37-ebike')).toBe(false)
})

test('no clause is made up: what is only known in gist has none but an annex', () => {
  for (const code of standardCodes)
    for (const { key, clause, certainty } of standards[code].items)
      if (certainty === 'gist') expect(clause === null || clause.startsWith('附录'), `${code}:${key}`).toBe(true)
      else expect(clause, `${code}:${key}`).not.toBeNull()
})

test('an item that nobody knows is neither in force nor of any weight', () => {
  for (const code of ['', 'fire-2025', 'fire-2025:', 'fire-2025:没有', 'toString'])
    expect([findItem(code), itemHolds(code, '2026-01-01'), makesMajor(code), itemText(code)]).toEqual([
      undefined,
      false,
      false,
      '',
    ])
})

test('every standard holds for a time that runs forward, its items are told apart, its texts are short', () => {
  for (const code of standardCodes) {
    const { from, to, items, title, fields } = standards[code]
    expect(to === null || from < to, code).toBe(true)
    expect([title, ...fields].length, code).toBeGreaterThan(1)
    expect(new Set(items.map(({ key }) => key)).size, code).toBe(items.length)
    for (const { text } of items) expect(text.length, text).toBeLessThan(60)
    expect(heldText(code)).toContain(from)
  }
})

/** §3.6 of the domain notes: each named paper is in the library. */
const named = [
  '应急管理部令第4号',
  '矿安〔2023〕125号',
  '矿安〔2022〕88号',
  '安监总管三〔2017〕121号',
  '应急管理部令第10号',
  'GB 35181-2017',
  'GB 35181-2025',
  '建质规〔2022〕2号',
  '建城规〔2023〕4号',
  '公交管〔2023〕209号',
  '交办运〔2023〕52号',
  '交办公路〔2023〕59号',
  '教发厅函〔2024〕20号',
]

test('every paper that the ministry collection of 2024 names is in the library', () => {
  const numbers = standardCodes.map((code) => standards[code].number)
  for (const number of named) expect(numbers, number).toContain(number)
})

test('a school is offered the school items of the day, and only those in force', () => {
  const items = itemsOn('2026-06-01', ['school'])
  expect(items.length).toBeGreaterThan(10)
  expect(new Set(items.map(({ standard }) => standard))).toEqual(new Set(['education-2024']))
  expect(itemsOn('2026-06-01').every((one) => isInForce(one, '2026-06-01'))).toBe(true)
  expect(itemsOn('2026-06-01').some(({ standard }) => standard === 'fire-2017')).toBe(false)
  expect(citeItem(items[0]!)).toContain('教发厅函〔2024〕20号')
})
