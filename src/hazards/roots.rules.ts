/** A day's receipts as one tree of hashes (RFC 6962 §2.1): none can be dropped or put earlier once its root is out. Pure. */
import { createHash } from 'node:crypto'

/** What of a report goes into its day's tree: its place in the queue, and the chain up to there. */
export interface Leaf {
  number: number
  chain: Uint8Array
}

export interface Root {
  /** Of the town's clock; the root is made in the night after. */
  day: string
  reports: number
  /** The last number that it covers, or that was covered before. */
  through: number
  root: Buffer
}

export interface SignedRoot extends Root {
  signature: Buffer
}

const hash = (...parts: Uint8Array[]): Buffer => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

// Without the two prefixes a node could be passed off as a leaf.
const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

export function leafHash({ number, chain }: Leaf): Buffer {
  const place = Buffer.alloc(4)
  place.writeUInt32BE(number)
  return hash(LEAF, place, chain)
}

/** The largest power of two below `count`: where a tree parts. */
const split = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1)

/** Of a day without reports: the hash of nothing. */
export const rootOf = (leaves: readonly Leaf[]): Buffer =>
  leaves.length === 0 ? hash() : subtree(leaves.map(leafHash))

function subtree(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!
  const at = split(hashes.length)
  return hash(NODE, subtree(hashes.slice(0, at)), subtree(hashes.slice(at)))
}

/** The hashes beside the way from one leaf up to the root. */
export const pathOf = (leaves: readonly Leaf[], index: number): Buffer[] => way(leaves.map(leafHash), index)

function way(hashes: readonly Buffer[], index: number): Buffer[] {
  if (hashes.length <= 1) return []
  const at = split(hashes.length)
  const [left, right] = [hashes.slice(0, at), hashes.slice(at)]
  return index < at ? [...way(left, index), subtree(right)] : [...way(right, index - at), subtree(left)]
}

/** Where the way leads from this leaf, the `index`th of `count`; undefined when it is longer or shorter than that tree is deep. */
export function rootFrom(leaf: Leaf, index: number, count: number, path: readonly Uint8Array[]): Buffer | undefined {
  if (!Number.isInteger(index) || index < 0 || index >= count) return undefined
  const climb = (index: number, count: number, left: number): Buffer | undefined => {
    if (count === 1) return left === 0 ? leafHash(leaf) : undefined
    const beside = path[left - 1]
    if (!beside) return undefined
    const at = split(count)
    const below = index < at ? climb(index, at, left - 1) : climb(index - at, count - at, left - 1)
    return below && (index < at ? hash(NODE, below, beside) : hash(NODE, beside, below))
  }
  return climb(index, count, path.length)
}

/** What the town signs for one day. */
export const rootText = ({ day, reports, through, root }: Root): string =>
  ['anyue root 1', day, reports, through, root.toString('hex')].join('\n')

/** Numbers that a root should hold and does not: reports that were taken away before the night. */
export const missingIn = ({ reports, through }: Pick<Root, 'reports' | 'through'>, before: number): number =>
  through - before - reports
