import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FolderNames, safeName } from './names.rules.ts'

test.each([
  ['安全：“五个一” 是/否?', '安全：“五个一” 是／否？'],
  ['CON', '_CON'],
  ['aux.txt', '_aux.txt'],
  ['..', ''],
  ['南董村. ', '南董村'],
  ['a\u202Ecod.exe', 'a cod.exe'],
  ['../../etc/passwd', '..／..／etc／passwd'],
])('%j is kept as %j', (text, name) => {
  expect(safeName(text)).toBe(name)
})

test('no name can be one that Windows refuses, however it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const name = safeName(text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come
      expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|[. ]$|^ /)
      expect(name.length).toBeLessThanOrEqual(41)
      expect(name.isWellFormed()).toBe(true)
      expect(safeName(name)).toBe(name)
    }),
  )
})

test('two names that Windows cannot tell apart get different ones', () => {
  const names = new FolderNames()
  expect(['A村', 'a村', 'A村', '看寺村'].map((name) => names.take(name))).toEqual([
    'A村',
    'a村（2）',
    'A村（3）',
    '看寺村',
  ])
})
