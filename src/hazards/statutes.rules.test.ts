import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Source, sources } from './sources.rules.ts'
import {
  findStatute,
  isSetting,
  limitIds,
  limitOf,
  problemsWithSetting,
  statuteIds,
  versionsOf,
} from './statutes.rules.ts'
import { citeText, limitNames, limitText, statuteWords } from './statutes.words.ts'

test('the sixty days come from the rules of 2012 until they were replaced, then from those of 2018', () => {
  expect(findStatute('close', '2018-01-03')).toMatchObject({ source: 'rewards-2012', days: 60 })
  expect(findStatute('close', '2018-01-04')).toMatchObject({ source: 'rewards-2018', days: 60 })
  expect(findStatute('close', '2012-05-01')).toBeUndefined()
  expect(citeText(findStatute('close', '2026-11-29')!)).toBe(
    '《安全生产领域举报奖励办法》（安监总财〔2018〕19号）第十条第（六）项',
  )
})

test('ten days to object, thirty to review, sixty and thirty to close: the law fixes them and no town changes them', () => {
  const fixed = limitIds.filter((id) => !isSetting(findStatute(id, '2026-06-01')!))
  expect(fixed.sort()).toEqual(['close', 'extension', 'objection', 'review'])
  for (const id of fixed) {
    const town = { [id]: { days: 3, counted: 'working' } }
    expect(limitOf(id, '2026-06-01', town)).toEqual(limitOf(id, '2026-06-01'))
    expect(problemsWithSetting(id, 5, '2026-06-01')).toEqual(['fixed-by-law'])
  }
  expect(fixed.map((id) => limitOf(id, '2026-06-01').days)).toEqual([60, 30, 10, 30])
})

test('what the law leaves open has a default with its basis, and the town may set its own', () => {
  expect(limitOf('recheck', '2026-06-01')).toMatchObject({ days: 10, counted: 'calendar', own: false })
  const town = { recheck: { days: 5, counted: 'working' as const } }
  expect(limitOf('recheck', '2026-06-01', town)).toMatchObject({ days: 5, counted: 'working', own: true })
  expect(limitText(limitOf('recheck', '2026-06-01'))).toBe(
    '10 天，照别处的规定：湖北省安委会的文件（鄂安〔2010〕20号）第十条',
  )
  expect(limitText(limitOf('recheck', '2026-06-01', town))).toBe('5 个工作日，本镇定')
  for (const days of [0, -1, 1.5, 366, Number.NaN])
    expect(problemsWithSetting('recheck', days, '2026-06-01')).toEqual(['days-wrong'])
  expect(problemsWithSetting('accept', 7, '2026-06-01')).toEqual([])
})

test('every rule names a document in force at the time, and never two national ones on one day', () => {
  for (const id of statuteIds) {
    const versions = versionsOf(id)
    for (const one of versions) {
      const source: Source = sources[one.source]
      expect(one.from >= source.from, `${id} is older than its document`).toBe(true)
      expect(one.to === null || one.to >= one.from, id).toBe(true)
      expect((one.days === null) === (one.counted === null), id).toBe(true)
    }
    const national = versions.filter(({ mark }) => mark !== 'local')
    for (const [nth, one] of national.entries())
      for (const other of national.slice(nth + 1))
        expect(one.to !== null && one.to < other.from, `${id} holds twice on one day`).toBe(true)
    expect(statuteWords[id]).not.toBe('')
  }
  for (const id of limitIds) expect(limitNames[id]).not.toBe('')
})

test('on whatever day one asks, a limit is a whole number of days', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.constantFrom(...limitIds), day, (id, at) => {
      expect(limitOf(id, at.toISOString().slice(0, 10)).days).toBeGreaterThan(0)
    }),
  )
})
