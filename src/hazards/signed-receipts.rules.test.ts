import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { signerFrom } from '#platform/signatures.ts'
import { pathOf, rootOf, rootText, type SignedRoot } from './roots.rules.ts'
import {
  faultsInSignature,
  type Inclusion,
  readSignedReceipt,
  rootFindingOf,
  type SignedReceipt,
  signReceipt,
  writeReceipt,
} from './signed-receipts.rules.ts'
import { lineLabels as labels, receiptTextTitle as title } from './signed-receipts.words.ts'

const sudian = signerFrom(Buffer.alloc(32, 1))
const qingshi = signerFrom(Buffer.alloc(32, 2))
const chain = Buffer.alloc(32, 0xa5)
const receipt = { town: '长治市上党区苏店镇', number: 12, day: '2023-06-08', chain }
const day = [10, 11, 12, 13, 14].map((number) => ({ number, chain: number === 12 ? chain : randomBytes(32) }))
const inclusion: Inclusion = { day: '2023-06-08', nth: 3, reports: 5, path: pathOf(day, 2) }
const rootOn = (leaves: typeof day): SignedRoot => {
  const root = { day: '2023-06-08', reports: leaves.length, through: 14, root: rootOf(leaves) }
  return { ...root, signature: sudian.sign(rootText(root)) }
}

const written = writeReceipt(signReceipt(sudian, receipt, inclusion), labels, title)
const read = (text: string): SignedReceipt => {
  const found = readSignedReceipt(text, labels)
  if (Array.isArray(found)) throw new Error(JSON.stringify(found))
  return found
}

test('What the town signed is read again as it was, and by the town’s key it holds', () => {
  expect(read(written)).toMatchObject({ ...receipt, inclusion: { day: '2023-06-08', nth: 3, reports: 5 } })
  expect(faultsInSignature(read(written), sudian.publicKey)).toEqual([])
  const before = writeReceipt(signReceipt(sudian, receipt), labels, title)
  expect(read(before).inclusion).toBeUndefined()
  expect(faultsInSignature(read(before), sudian.publicKey)).toEqual([])
})

test('A chat may wrap, space and widen it, and hang its own words around it', () => {
  const bent = [
    written.replaceAll(' ', '　\n'),
    written.replaceAll('\n', ' '),
    `我发给你：\n> ${written.replaceAll('\n', '\r\n> ')}\n收好`,
    written.replaceAll('/', '／').replaceAll('-', '－').replaceAll('a', 'A'),
  ]
  for (const text of bent) expect(faultsInSignature(read(text), sudian.publicKey), text).toEqual([])
})

test('Whichever letter is copied wrongly, the line it stands in is named', () => {
  const lines = written.split('\n')
  for (const [at, line] of lines.entries()) {
    if (at === 0) continue
    const [label] = line.split(' ')
    const nth = lines.slice(1, at + 1).filter((one) => one.startsWith(`${label} `)).length
    const content = [...line.matchAll(/[0-9a-f](?=.*\/)/g)].map(({ index }) => index)
    for (const where of content) {
      const other = line[where] === '7' ? '8' : '7'
      const slip = [...lines.slice(0, at), line.slice(0, where) + other + line.slice(where + 1), ...lines.slice(at + 1)]
      const faults = readSignedReceipt(slip.join('\n'), labels)
      expect(faults, slip[at]).toEqual([
        { name: 'line', line: Object.entries(labels).find(([, word]) => word === label)![0], nth },
      ])
    }
  }
})

test('Whoever also makes the checks fit is found out by the signature', () => {
  const signed = signReceipt(sudian, receipt, inclusion)
  for (const change of [{ town: '长治市上党区青石镇' }, { number: 1 }, { day: '2023-06-01' }, { chain: sha }])
    expect(faultsInSignature(read(writeReceipt({ ...signed, ...change }, labels, title)), sudian.publicKey)).toEqual([
      { name: 'forged' },
    ])
})
const sha = Buffer.alloc(32, 1)

test('Another town’s receipt is none of ours, nor is one whose key was exchanged', () => {
  const theirs = signReceipt(qingshi, receipt)
  expect(faultsInSignature(read(writeReceipt(theirs, labels, title)), sudian.publicKey)).toEqual([
    { name: 'other-key' },
  ])
  expect(faultsInSignature(read(writeReceipt(theirs, labels, title)))).toEqual([])
  const put = { ...theirs, publicKey: sudian.publicKey }
  expect(faultsInSignature(read(writeReceipt(put, labels, title)), sudian.publicKey)).toEqual([{ name: 'forged' }])
})

test('Half a receipt says what is missing, and other words are none', () => {
  const lines = written.split('\n')
  expect(readSignedReceipt('今天天气好', labels)).toEqual([{ name: 'no-receipt' }])
  expect(readSignedReceipt(lines.slice(0, 4).join('\n'), labels)).toEqual(
    ['chain', 'key', 'signature'].map((line) => ({ name: 'missing', line })),
  )
  expect(readSignedReceipt(lines.slice(0, -1).join('\n'), labels)).toEqual([{ name: 'missing', line: 'path' }])
})

test('The published root holds a report, or shows that it was dropped or exchanged', () => {
  const signed = read(written)
  const findingIn = (roots: SignedRoot[]) => rootFindingOf(signed, roots, sudian.publicKey)
  expect(findingIn([rootOn(day)])).toBe('held')
  expect(findingIn([rootOn(day.filter(({ number }) => number !== 12))])).toBe('dropped')
  expect(findingIn([rootOn(day.map((one) => (one.number === 12 ? { ...one, chain: sha } : one)))])).toBe('dropped')
  expect(findingIn([])).toBe('root-unknown')
  expect(findingIn([{ ...rootOn(day), reports: 4 }])).toBe('root-forged')
  expect(rootFindingOf({ ...signed, inclusion: undefined }, [rootOn(day)], sudian.publicKey)).toBe('unproven')
})
