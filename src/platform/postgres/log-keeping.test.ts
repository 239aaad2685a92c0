import { expect, test } from 'vitest'
import { isTooShort, keptDays, YEARLY_LOG } from './log-keeping.rules.ts'
import { warnOfShortLogs } from './log-keeping.ts'

test('the server’s own log is written over after a year, not after a week', () => {
  expect(keptDays(YEARLY_LOG)).toBeGreaterThanOrEqual(180)
  for (const filename of ['postgres-%a.log', 'postgres-%d.log', 'postgres.log'])
    expect(isTooShort({ filename, truncates: true }), filename).toBe(true)
  expect(isTooShort({ filename: 'postgres-%a.log', truncates: false })).toBe(false)
  expect(isTooShort({ filename: 'postgresql-%Y-%m-%d.log', truncates: true })).toBe(false)
})

test('who set it shorter is told at every start', async () => {
  const told: unknown[] = []
  const say = { warn: (about: unknown) => told.push(about) } as never
  const server = (filename: string) => ({ query: async () => ({ rows: [{ filename, truncates: true }] }) }) as never
  expect(await warnOfShortLogs(server('postgres-%a.log'), say)).toBe(true)
  expect(await warnOfShortLogs(server(YEARLY_LOG.filename), say)).toBe(false)
  expect(told).toEqual([{ filename: 'postgres-%a.log', truncates: true, days: 7 }])
})
