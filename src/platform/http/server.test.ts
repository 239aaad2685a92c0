import { expect, test } from 'vitest'
import { REQUEST_MS } from './server.ts'

test('fifteen megabytes come through at fifty kilobytes a second, with a minute to spare', () => {
  expect(REQUEST_MS).toBeGreaterThanOrEqual((15_000_000 / 50_000) * 1_000 + 60_000)
})
