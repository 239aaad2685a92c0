import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPasswordOver, passwordProfiles, profileIn, unusedDaysIn } from './password-profiles.rules.ts'
import { problemWithPassword, ruleOf } from './passwords.rules.ts'

const { mlps, asvs } = passwordProfiles
const now = new Date('2023-06-10T09:00:00+08:00')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const problem = (password: string, name: keyof typeof passwordProfiles, steersTown = false) =>
  problemWithPassword(password, ruleOf(passwordProfiles[name], steersTown), ['zhuren', '苏店镇'])

test('等保 wants three kinds of characters, the long one only length', () => {
  expect(problem('kq7vrw2ntz', 'mlps')).toBe('classes')
  expect(problem('Kq7vRw2n', 'mlps')).toBeUndefined()
  expect(problem('kq7vrw2n', 'asvs')).toBeUndefined()
  expect(problem('南董村的桥今年要修好了吧', 'mlps')).toBe('classes')
  expect(problem('南董村的桥今年要修好了吧', 'asvs')).toBeUndefined()
})

test('who steers the town has to have a longer one', () => {
  expect(problem('Kq7vRw2nT', 'mlps', true)).toBe('short')
  expect(problem('Kq7vRw2nTz', 'mlps', true)).toBeUndefined()
  expect(problem('Kq7vRw2nTzp', 'asvs', true)).toBe('short')
  expect(problem('Kq7vRw2nTzpa', 'asvs', true)).toBeUndefined()
})

test('what everybody tries first is refused under both', () => {
  for (const name of ['mlps', 'asvs'] as const) {
    expect(problem('P@ssw0rd2023!', name)).toBe('common')
    expect(problem('Zhuren2023!!', name)).toMatch(/context|common/)
  }
})

test('only 等保 has passwords grow old, to the day', () => {
  expect(isPasswordOver(mlps, daysAgo(89.9), now)).toBe(false)
  expect(isPasswordOver(mlps, daysAgo(90), now)).toBe(true)
  expect(isPasswordOver(mlps, null, now)).toBe(true)
  const long = fc.option(fc.integer({ min: 0, max: 4000 }), { nil: null })
  fc.assert(fc.property(long, (days) => !isPasswordOver(asvs, days === null ? null : daysAgo(days), now)))
})

test('a town that chose nothing has the long ones and closes nobody; what it chose itself goes before the profile', () => {
  expect(profileIn({})).toBe(asvs)
  expect(unusedDaysIn({})).toBe(0)
  expect(unusedDaysIn({ passwords: 'mlps' })).toBe(90)
  expect(unusedDaysIn({ passwords: 'mlps', closeUnused: null })).toBe(90)
  expect(unusedDaysIn({ passwords: 'mlps', closeUnused: 0 })).toBe(0)
  expect(unusedDaysIn({ closeUnused: 180 })).toBe(180)
})
