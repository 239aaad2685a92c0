import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPlan, type Planted } from './imports.apply.rules.ts'
import { planImport } from './imports.rules.ts'
import type { SheetRow } from './sheets.rules.ts'
import { placesOf } from './tree.rules.ts'

const kinds = [
  { code: 'village', name: '村' },
  { code: 'school', name: '学校' },
]

const row = (line: number, cells: SheetRow['cells']): SheetRow => ({ line, cells: { kinds: '村', ...cells } })

const unit = (id: string, name: string, more: Partial<Planted> = {}): Planted => ({
  id,
  name,
  code: null,
  aliases: [],
  headcount: null,
  households: null,
  contactName: '',
  contactPhone: '',
  hotline: '',
  openedOn: null,
  closedOn: null,
  kinds: ['village'],
  parentId: null,
  path: id,
  ancestors: [],
  ...more,
})

/** The town after the rows were taken over. */
function takenOver(rows: readonly SheetRow[], known: readonly Planted[]): Planted[] {
  const { added, changed, moved } = applyPlan(planImport(rows, known, kinds), known, (line) => `new-${line}`)
  const by = new Map([...changed, ...moved].map((one) => [one.id, one]))
  return [...known.map((one) => by.get(one.id) ?? one), ...added]
}

const texts = <T>(...of: T[]) => fc.option(fc.constantFrom(...of), { nil: undefined })

/** Small worlds, so that names, codes and parents meet. */
const worlds = fc.record({
  known: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('甲', '乙', '丙', '丁'), code: texts('1', '2', '3'), under: fc.nat({ max: 4 }) }),
    {
      selector: ({ code }) => code ?? Symbol(),
      maxLength: 5,
    },
  ),
  rows: fc.array(
    fc.record({
      name: texts('甲', '乙', '丙', '丁', '戊'),
      code: texts('1', '2', '3', '4'),
      parent: texts('甲', '乙', '丙', '丁', '戊', '1', '2', '4', '无'),
      kinds: texts('村', '学校', '村、学校', '农场'),
      headcount: texts('12', '一百'),
      openedOn: texts('2020-01-01', '2024/5/1'),
      closedOn: texts('2023年6月16日', '无'),
    }),
    { maxLength: 8 },
  ),
})

function townOf(known: { name: string; code: string | undefined; under: number }[]): Planted[] {
  const units = known.map(({ name, code, under }, index) => {
    const parentId = under > 0 && under <= index ? `k${under - 1}` : null
    return unit(`k${index}`, name, { code: code ?? null, parentId })
  })
  const places = placesOf(units)
  return units.map((one) => ({ ...one, ...places.get(one.id)! }))
}

const rowsOf = (rows: Record<string, string | undefined>[]): SheetRow[] =>
  rows.map((cells, index) => ({
    line: index + 2,
    cells: Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== undefined)),
  }))

test('whatever a list says, the tree stays a tree and codes stay single', () => {
  fc.assert(
    fc.property(worlds, ({ known, rows }) => {
      const after = takenOver(rowsOf(rows), townOf(known))
      const places = placesOf(after)
      for (const { id, path, ancestors, parentId } of after) {
        expect(places.get(id)).toEqual({ id, path, ancestors })
        expect(ancestors.at(-1) ?? null).toBe(parentId)
      }
      const codes = after.flatMap(({ code }) => code ?? [])
      expect(new Set(codes).size).toBe(codes.length)
    }),
    { numRuns: 2000 },
  )
})

test('a list that was taken over changes nothing when it comes again', () => {
  fc.assert(
    fc.property(worlds, ({ known, rows }) => {
      const list = rowsOf(rows)
      const once = takenOver(list, townOf(known))
      const again = planImport(list, once, kinds)
      expect(again.added).toEqual([])
      expect(again.changed).toEqual([])
    }),
    { numRuns: process.env.MANY ? 100_000 : 2000 },
  )
}, 300_000)

test('a bare name is not the unit that another row names by its code', () => {
  const known = [unit('a', '甲', { code: '1' }), unit('b', '甲', { code: '2' })]
  const list = [row(2, { name: '甲', parent: '无', headcount: '9' }), row(3, { code: '2', parent: '1' })]
  const plan = planImport(list, known, kinds)
  expect(plan.refused).toEqual([])
  expect(plan.changed.map(({ line, id }) => [line, id])).toEqual([
    [2, 'a'],
    [3, 'b'],
  ])
  expect(planImport(list, takenOver(list, known), kinds).changed).toEqual([])
})

test('a bare name under a parent that another row calls by its code is refused: nobody can tell which it means', () => {
  const known = [unit('a', '甲', { code: '1' }), unit('b', '丁', { code: '2' })]
  const list = [row(2, { name: '甲', parent: '2' }), row(3, { code: '1', parent: '丁' })]
  const plan = planImport(list, known, kinds)
  expect(plan.refused.map(({ line, problem }) => [line, problem])).toEqual([[2, 'several']])
  expect(plan.changed.map(({ id }) => id)).toEqual(['a'])
})

test('rows may stand in any order: the parent can come last', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
      const cells = [
        { name: '镇', code: 'T' },
        { name: '村', parent: '镇' },
        { name: '组', parent: '村' },
        { name: '队', parent: '镇' },
      ]
      const after = takenOver(
        order.map((at, index) => row(index + 2, cells[at]!)),
        [],
      )
      const named = (name: string) => after.find((one) => one.name === name)!
      expect(named('组').ancestors).toEqual([named('镇').id, named('村').id])
      expect(named('队').parentId).toBe(named('镇').id)
    }),
  )
})

test('a circle is refused, within the file and with what is there', () => {
  const inFile = planImport([row(2, { name: '甲', parent: '乙' }), row(3, { name: '乙', parent: '甲' })], [], kinds)
  expect(inFile.added).toEqual([])
  expect(inFile.refused.map(({ line, problem }) => [line, problem])).toContainEqual([2, 'loop'])
  const known = [
    unit('a', '甲', { code: '1' }),
    unit('b', '乙', { code: '2', parentId: 'a', path: 'a/b', ancestors: ['a'] }),
  ]
  const withKnown = planImport([row(2, { code: '1', parent: '乙' })], known, kinds)
  expect(withKnown.refused).toEqual([{ line: 2, name: '', problem: 'loop', about: '乙' }])
  expect(withKnown.changed).toEqual([])
})

test('an empty cell leaves what is there, 无 takes it away', () => {
  const known = [unit('a', '甲', { code: '1', contactName: '王秀英', hotline: '119', parentId: null })]
  const plan = planImport([row(2, { code: '1', name: '甲', hotline: '无' })], known, kinds)
  expect(plan.changed[0]!.fields).toEqual([{ field: 'hotline', before: '119', after: '' }])
  expect(plan.changed[0]!.values.contactName).toBe('王秀英')
})

test('a code finds its unit under a new name; without one, name and parent do', () => {
  const known = [
    unit('a', '甲', { code: '1' }),
    unit('b', '小组', { parentId: 'a', path: 'a/b', ancestors: ['a'] }),
    unit('c', '小组'),
  ]
  const plan = planImport(
    [row(2, { code: '1', name: '新甲' }), row(3, { name: '小组', parent: '新甲', headcount: '9' })],
    known,
    kinds,
  )
  expect(plan.changed.map(({ id, fields }) => [id, fields.map(({ field }) => field)])).toEqual([
    ['a', ['name']],
    ['b', ['headcount']],
  ])
  expect(plan.added).toEqual([])
})

test('each wrong row says what is wrong, and takes nobody else with it but those below', () => {
  const plan = planImport(
    [
      row(2, { name: '甲', headcount: '很多' }),
      row(3, { name: '乙', parent: '甲' }),
      row(4, { name: '丙', kinds: '农场' }),
      row(5, { name: '丁' }),
      row(6, { name: '丁' }),
      row(7, { code: '9' }),
      row(8, { name: '戊', parent: '不知道' }),
    ],
    [],
    kinds,
  )
  expect(plan.refused.map(({ line, problem, about }) => [line, problem, about])).toEqual([
    [2, 'headcount-number', '很多'],
    [3, 'parent-refused', '甲'],
    [4, 'kinds-unknown', '农场'],
    [6, 'twice', '5'],
    [7, 'name-empty', ''],
    [8, 'parent-unknown', '不知道'],
  ])
  expect(plan.added.map(({ values }) => values.name)).toEqual(['丁'])
})

test('a chain deeper than paths reach is refused, and so is one without end', () => {
  const chain = Array.from({ length: 400 }, (_, index) =>
    row(index + 2, { name: `级${index}`, ...(index > 0 ? { parent: `级${index - 1}` } : {}) }),
  )
  const plan = planImport(chain, [], kinds)
  expect(plan.added.length).toBeLessThanOrEqual(12)
  expect(plan.added.length + plan.refused.length).toBe(400)
})
