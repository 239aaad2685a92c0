import { expect, test } from 'vitest'
import { isSame, readReportForm } from './report-form.rules.ts'

const units = [{ id: 'mill', name: '苏店饲料厂', aliases: ['饲料厂'] }]
const typed = (fields: Record<string, string>) => ({
  text: (name: string) => fields[name] ?? '',
  checked: (name: string) => name in fields,
})
const read = (fields: Record<string, string>) => readReportForm(typed(fields), units)
const faults = (fields: Record<string, string>) => read(fields).faults.map(({ field, name }) => `${field} ${name}`)

test('a picture and a unit are a report; so are words and a place in words', () => {
  expect(faults({ topic: 'exit-locked', unit: '饲料厂' })).toEqual([])
  expect(read({ topic: 'exit-locked', unit: '饲料厂' }).read).toMatchObject({ unitId: 'mill', kind: 'hazard' })
  expect(faults({ words: '水渠边没有栏杆', address: '村口' })).toEqual([])
})

test('without a place or without saying what, it is asked for again', () => {
  expect(faults({ topic: 'exit-locked' })).toEqual(['unit where-missing'])
  expect(faults({ unit: '饲料厂' })).toEqual(['words words-missing'])
  expect(faults({ topic: 'made-up', spot: '36.09,113.05' })).toEqual(['words words-missing'])
  expect(faults({ topic: 'exit-locked', unit: '饲料厂', spot: '村口' })).toEqual(['spot spot-unreadable'])
  expect(faults({ topic: 'exit-locked', unit: '厂', words: '长'.repeat(2_001) })).toEqual(['words words-long'])
})

test('a name that is no unit’s goes into the address, so that it is not lost', () => {
  const { unitId, content } = read({ topic: 'exit-locked', unit: '老王的厂', address: '后院' }).read
  expect([unitId, content.address]).toEqual([null, '老王的厂，后院'])
})

test('deaths are said by a choice of its own, and a made-up choice is a hazard', () => {
  expect(read({ kind: 'deaths' }).read).toMatchObject({ kind: 'concealed_accident', deaths: true })
  expect(read({ kind: 'concealed_accident' }).read).toMatchObject({ kind: 'concealed_accident', deaths: false })
  expect(read({ kind: 'toString' }).read).toMatchObject({ kind: 'hazard', deaths: false })
})

test('one word more is another report', () => {
  const report = (fields: Record<string, string>) => read({ topic: 'exit-locked', unit: '饲料厂', ...fields }).read
  expect(isSame(report({}), report({}))).toBe(true)
  for (const other of [{ words: '一' }, { insider: '1' }, { kind: 'violation' }, { spot: '36.09,113.05' }])
    expect(isSame(report({}), report(other))).toBe(false)
})
