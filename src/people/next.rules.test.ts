import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeNext } from './next.rules.ts'

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '\\/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'https://evil.example',
  'HTTPS:evil.example',
  'http:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  'evil.example/office',
  '@evil.example',
  ':80',
  '?next=//evil.example',
  '#//evil.example',
  '',
]

test.each(elsewhere)('after signing in nobody is led to %j', (next) => {
  expect(safeNext(next)).toBeUndefined()
})

test('a page of the town, with its query, is where one comes back to', () => {
  expect(safeNext('/office/units?kind=school&page=2')).toBe('/office/units?kind=school&page=2')
  expect(safeNext('/')).toBe('/')
  expect(safeNext('/search?q=https://mem.gov.cn')).toBe('/search?q=https://mem.gov.cn')
})

test('the door does not lead back to the door', () => {
  for (const next of ['/sign-in', '/sign-in?next=/', '/sign-out', '/x/../sign-in/second-factor']) {
    expect(safeNext(next)).toBeUndefined()
  }
})

test('whatever is asked for, a browser stays on this host', () => {
  const part = fc.constantFrom('/', '\\', '.', '..', '%2f', '%5c', '\t', '@', ':', '//', 'evil.example', '?', '#', 'a')
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      (next) => {
        const to = safeNext(next)
        return to === undefined || new URL(to, 'http://town.test').host === 'town.test'
      },
    ),
    { numRuns: 2000 },
  )
})
