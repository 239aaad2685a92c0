import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actWords, subjectText } from './audit.words.ts'

const sources = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$|in-tests/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .filter((text) => text.includes('recordAct('))

const found = (pattern: RegExp): string[] =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, word]) => word!)))].sort()

test('every act that is recorded is told in words', () => {
  const acts = found(/recordAct\([^)]*?\bact: '([^']+)'/g)
  expect(acts.length).toBeGreaterThan(25)
  expect(acts.filter((act) => actWords[act] === undefined)).toEqual([])
  for (const verdict of ['accepted', 'returned']) expect(actWords).toHaveProperty([`submission.${verdict}`])
})

test('and so is whatever it was done to', () => {
  const kinds = found(/\bsubject: `([a-z-]+)\//g)
  expect(kinds.length).toBeGreaterThan(8)
  expect(kinds.filter((kind) => subjectText(`${kind}/1`, null).startsWith(kind))).toEqual([])
})
