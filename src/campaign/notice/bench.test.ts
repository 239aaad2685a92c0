import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixtures } from './notices.in-tests.ts'

test('of what a careful reader takes out of the fixtures, at least 95 in 100 are read and as few made up', () => {
  const bench = join(import.meta.dirname, '../../../bench/notices.ts')
  const last = execFileSync(process.execPath, [bench, fixtures]).toString().trim().split('\n').at(-1)!
  const { ours, notices } = JSON.parse(last) as { ours: number; notices: number }
  expect(notices).toBeGreaterThanOrEqual(52)
  expect(ours).toBeGreaterThanOrEqual(0.95)
})
