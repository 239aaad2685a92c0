import { expect, test } from 'vitest'
import { countyAddress, countyAsked, noSums, shareOf, shownTowns, type TownLine, total } from './counties.rules.ts'

const line = (name: string, more: Partial<TownLine>): TownLine => ({
  ...noSums,
  townId: name,
  slug: name,
  name,
  issued: true,
  ...more,
})
const lines = [
  line('苏店镇', { asked: 100, received: 80, late: 3 }),
  line('青石镇', { asked: 50, received: 50, late: 0 }),
  line('北呈镇', { asked: 0, issued: false }),
]
const asked = (query: Record<string, string> = {}) => countyAsked((name) => query[name])
const namesOf = (query: Record<string, string>) => shownTowns(lines, asked(query)).map(({ name }) => name)

test('Towns with most overdue stand on top, and by share those that lag; towns that issued nothing come last there', () => {
  expect(namesOf({})).toEqual(['苏店镇', '北呈镇', '青石镇'])
  expect(namesOf({ sort: 'share' })).toEqual(['苏店镇', '青石镇', '北呈镇'])
  expect(namesOf({ sort: 'name' })).toEqual(['北呈镇', '青石镇', '苏店镇'])
})

test('Towns are found by a part of their name, by what is overdue, by having issued nothing', () => {
  expect(namesOf({ q: '青石' })).toEqual(['青石镇'])
  expect(namesOf({ only: 'late' })).toEqual(['苏店镇'])
  expect(namesOf({ only: 'unissued' })).toEqual(['北呈镇'])
})

test('An address says what is asked and nothing else', () => {
  expect(countyAddress(asked({ sort: 'nonsense', page: '-3' }))).toBe('/office/county')
  const query = { sort: 'share', only: 'late', q: '石', page: '2' }
  expect(countyAddress(asked(query))).toBe(`/office/county?${new URLSearchParams(query)}`)
})

test('A share is never rounded up to all', () => {
  expect(shareOf({ asked: 1000, received: 999 })).toBe(99)
  expect(shareOf({ asked: 0, received: 0 })).toBe(null)
  expect(total(lines)).toMatchObject({ asked: 150, received: 130, late: 3 })
})
