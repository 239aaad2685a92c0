import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorked, sha256Words } from './work.rules.ts'

const hex = (words: Int32Array): string => [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
const ascii = fc.string({ unit: 'binary-ascii', maxLength: 200 })

test('it is the SHA-256 that everybody else computes', () => {
  fc.assert(fc.property(ascii, (text) => hex(sha256Words(text)) === createHash('sha256').update(text).digest('hex')))
  for (const length of [0, 54, 55, 56, 63, 64, 65, 119, 120])
    expect(hex(sha256Words('a'.repeat(length)))).toBe(createHash('sha256').update('a'.repeat(length)).digest('hex'))
})

test('work is found by trying, and counts for its own form only', () => {
  const worked = (key: string): string => {
    for (let nonce = 0; ; nonce += 1) if (isWorked(key, String(nonce), 8)) return String(nonce)
  }
  const nonce = worked('one')
  expect(isWorked('one', nonce, 8)).toBe(true)
  const others = Array.from({ length: 64 }, (_, at) => `other-${at}`)
  expect(others.filter((key) => isWorked(key, nonce, 8)).length).toBeLessThan(8)
  expect(isWorked('one', `${nonce}x`, 8)).toBe(false)
  expect(isWorked('one', '', 8)).toBe(false)
})
