import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Leaf, leafHash, missingIn, pathOf, rootFrom, rootOf } from './roots.rules.ts'

const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaf = (number: number): Leaf => ({ number, chain: sha(Buffer.from(`report ${number}`)) })
const day = (count: number, from = 1): Leaf[] => Array.from({ length: count }, (_, index) => leaf(from + index))

test('A tree of three is built as RFC 6962 says: the first two together, the third beside them', () => {
  const [a, b, c] = day(3).map(leafHash)
  const [leafMark, nodeMark] = [Buffer.from([0]), Buffer.from([1])]
  expect(a).toEqual(sha(leafMark, Buffer.from([0, 0, 0, 1]), leaf(1).chain))
  expect(rootOf(day(3))).toEqual(sha(nodeMark, sha(nodeMark, a!, b!), c!))
  expect(rootOf([])).toEqual(sha())
})

test('Of every report in every day the way leads to the root, and no other way does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (count, pick, other) => {
      const leaves = day(count, 100)
      const index = pick % count
      const path = pathOf(leaves, index)
      const root = rootOf(leaves)
      expect(rootFrom(leaves[index]!, index, count, path)).toEqual(root)
      expect(rootFrom({ ...leaves[index]!, number: 99 }, index, count, path)).not.toEqual(root)
      expect(rootFrom({ ...leaves[index]!, chain: sha() }, index, count, path)).not.toEqual(root)
      expect(rootFrom(leaves[index]!, index, count, [...path, sha()])).toBeUndefined()
      if (path.length > 0) {
        const bent = path.map((hash, nth) => (nth === other % path.length ? sha(hash) : hash))
        expect(rootFrom(leaves[index]!, index, count, bent)).not.toEqual(root)
        expect(rootFrom(leaves[index]!, index, count, path.slice(1))).toBeUndefined()
      }
    }),
  )
})

test('A place outside the day has no way to the root', () => {
  for (const index of [-1, 3, 1.5, Number.NaN]) expect(rootFrom(leaf(1), index, 3, [])).toBeUndefined()
})

test('A day from which a report was taken, or into which one was slipped, has another root', () => {
  const leaves = day(9)
  const root = rootOf(leaves)
  for (let gone = 0; gone < 9; gone++) expect(rootOf(leaves.filter((_, at) => at !== gone))).not.toEqual(root)
  expect(rootOf([...leaves, leaf(10)])).not.toEqual(root)
  expect(rootOf([leaves[1]!, leaves[0]!, ...leaves.slice(2)])).not.toEqual(root)
})

test('A report that was gone before the night is missed in the count', () => {
  const root = { day: '2026-06-08', root: rootOf(day(3)), reports: 3, through: 8 }
  expect(missingIn(root, 5)).toBe(0)
  expect(missingIn({ ...root, reports: 2 }, 5)).toBe(1)
})
