import { expect, test } from 'vitest'
import { byName, countyAddress, countyAsked, noSums, pagesOf, shareOf, type TownLine, total } from './counties.rules.ts'

const line = (name: string, more: Partial<TownLine> = {}): TownLine => ({
  ...noSums,
  townId: name,
  slug: name,
  name,
  issued: true,
  ...more,
})
const asked = (query: Record<string, string> = {}) => countyAsked((name) => query[name])

test('By name towns stand as in a Chinese dictionary', () => {
  const lines = ['苏店镇', '青石镇', '北呈镇'].map((name) => line(name))
  expect(byName(lines).map(({ name }) => name)).toEqual(['北呈镇', '青石镇', '苏店镇'])
})

test('Fifty towns make a page, and none too', () => {
  expect([0, 1, 50, 51, 500].map(pagesOf)).toEqual([1, 1, 1, 2, 10])
})

test('An address says what is asked and nothing else', () => {
  expect(countyAddress(asked({ sort: 'nonsense', page: '-3' }))).toBe('/office/county')
  const query = { sort: 'share', only: 'late', q: '石', page: '2' }
  expect(countyAddress(asked(query))).toBe(`/office/county?${new URLSearchParams(query)}`)
})

test('A share is never rounded up to all', () => {
  expect(shareOf({ asked: 1000, received: 999 })).toBe(99)
  expect(shareOf({ asked: 100, received: 29 })).toBe(29)
  expect(shareOf({ asked: 0, received: 0 })).toBe(null)
  const lines = [line('苏店镇', { asked: 100, received: 80, late: 3 }), line('青石镇', { asked: 50, received: 50 })]
  expect(total(lines)).toMatchObject({ asked: 150, received: 130, late: 3 })
})
