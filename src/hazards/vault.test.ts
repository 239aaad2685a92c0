import { expect, test } from 'vitest'
import { keysFrom } from '#platform/keys.ts'
import { openText, sealText, vaultFrom } from './vault.ts'

const keys = keysFrom(Buffer.alloc(32, 7))
const vault = vaultFrom(keys, 'hazard-report')

test('what was sealed is opened by its own key, wrapped and unwrapped', () => {
  const { key, wrapped } = vault.newKey()
  const sealed = sealText(vault, key, '后门锁着')
  expect(openText(vault, vault.unwrap(wrapped), sealed)).toBe('后门锁着')
  expect(sealed.includes(Buffer.from('后门'))).toBe(false)
})

test('another report’s key does not open it, nor does one changed byte', () => {
  const { key } = vault.newKey()
  const sealed = sealText(vault, key, '后门锁着')
  expect(() => vault.open(vault.newKey().key, sealed)).toThrow()
  sealed[20]! ^= 1
  expect(() => vault.open(key, sealed)).toThrow()
})

test('who keeps identities cannot unwrap reports, and another instance neither', () => {
  const { wrapped } = vault.newKey()
  expect(() => vaultFrom(keys, 'hazard-identity').unwrap(wrapped)).toThrow()
  expect(() => vaultFrom(keysFrom(Buffer.alloc(32, 8)), 'hazard-report').unwrap(wrapped)).toThrow()
  wrapped[0] = 99
  expect(() => vault.unwrap(wrapped)).toThrow(/99/)
})

test('a short report and a longer one look the same from outside', () => {
  const { key } = vault.newKey()
  expect(sealText(vault, key, '一').length).toBe(sealText(vault, key, '一'.repeat(150)).length)
})
