import { expect, test } from 'vitest'
import { byteFlips } from '../bench/byte-flips.ts'

test('one changed bit in a page, an upload, a backup or a line of the audit is detected and named', {
  timeout: 120_000,
}, async () => {
  const found = await byteFlips(1)
  for (const kind of ['page', 'upload', 'backup', 'audit'] as const)
    expect(found[kind]).toEqual({ tried: 1, named: 1, missed: [] })
})
