import { expect, test } from 'vitest'
import { momentOf, momentText } from './moment.rules.ts'

test.each([
  ['2023-06-09 10:30:00', '2023-06-09T02:30:00.000Z'],
  ['2023-06-09 10:30', '2023-06-09T02:30:00.000Z'],
  ['2023-06-09T10:30:00.250Z', '2023-06-09T10:30:00.250Z'],
  ['2023-06-09 10:30:00 +00:00', '2023-06-09T10:30:00.000Z'],
  ['2023-06-09 10:30:00-0130', '2023-06-09T12:00:00.000Z'],
  ['2024-02-29 00:00:00', '2024-02-28T16:00:00.000Z'],
])('%s is %s: Shanghai unless a zone is said', (text, instant) => {
  expect(momentOf(text)?.toISOString()).toBe(instant)
})

test.each(['', '昨天', '2023-06-31 10:00', '2023-02-29 10:00', '2023-06-09', '2023-06-09 25:00', '10:30'])(
  '%s is no moment',
  (text) => {
    expect(momentOf(text)).toBeUndefined()
  },
)

test('a moment is said as the clock on the wall shows it', () => {
  expect(momentText(new Date('2023-06-08T16:00:05Z'))).toBe('2023-06-09 00:00:05')
})
