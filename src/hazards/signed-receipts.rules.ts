/**
 * A receipt as text that can be copied, printed and typed again: what the town signed, line by line.
 * Each line ends in a check of its own, so that a slip of the pen is told from a forgery. Pure.
 */
import { createHash } from 'node:crypto'
import { isSignedBy, type Signer } from '#platform/signatures.ts'
import { rootFrom, rootText, type SignedRoot } from './roots.rules.ts'

export interface Receipt {
  town: string
  number: number
  day: string
  chain: Buffer
}

/** Where in which day's tree it stands, once that day's root is made. */
export interface Inclusion {
  day: string
  /** From 1. */
  nth: number
  reports: number
  path: readonly Buffer[]
}

export interface SignedReceipt extends Receipt {
  publicKey: Buffer
  signature: Buffer
  inclusion: Inclusion | undefined
}

/** In the order in which they stand; bytes are cut into lines that a phone shows whole. */
export const lineNames = ['town', 'number', 'day', 'chain', 'key', 'signature', 'root', 'path'] as const
export type LineName = (typeof lineNames)[number]
export type LineLabels = Readonly<Record<LineName, string>>

export type ReceiptFault =
  | { name: 'no-receipt' }
  /** A line that was copied wrongly, the `nth` with this label. */
  | { name: 'line'; line: LineName; nth: number }
  | { name: 'missing'; line: LineName }
  /** Every line is whole, and yet this is not what was signed. */
  | { name: 'forged' }
  /** Signed, but with a key that is not the town's. */
  | { name: 'other-key' }

const HEX_A_LINE = 32
const LINES: Partial<Record<LineName, number>> = { chain: 2, key: 2, signature: 4 }
const CHECK = 4

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
const checkOf = (name: LineName, nth: number, content: string): string =>
  createHash('sha256').update(`${name} ${nth} ${content}`).digest('hex').slice(0, CHECK)

/** What is signed; the key is part of it, so that it cannot be put to another one's words. */
const receiptText = ({ town, number, day, chain }: Receipt, publicKey: Buffer): string =>
  ['anyue receipt 1', plain(town), number, day, chain.toString('hex'), publicKey.toString('hex')].join('\n')

export const signReceipt = (signer: Signer, receipt: Receipt, inclusion?: Inclusion): SignedReceipt => ({
  ...receipt,
  publicKey: signer.publicKey,
  signature: signer.sign(receiptText(receipt, signer.publicKey)),
  inclusion,
})

export function writeReceipt(receipt: SignedReceipt, labels: LineLabels, title: string): string {
  const lines: string[] = [title]
  const count = new Map<LineName, number>()
  const add = (name: LineName, content: string, shown = content) => {
    const nth = (count.get(name) ?? 0) + 1
    count.set(name, nth)
    lines.push(`${labels[name]} ${shown} /${checkOf(name, nth, plain(content))}`)
  }
  const addBytes = (name: LineName, bytes: Buffer) => {
    const hex = bytes.toString('hex')
    for (let at = 0; at < hex.length; at += HEX_A_LINE) {
      const piece = hex.slice(at, at + HEX_A_LINE)
      add(name, piece, piece.replace(/(.{8})(?=.)/g, '$1 '))
    }
  }
  // a stroke ends a line
  add('town', receipt.town.normalize('NFKC').replaceAll('/', ''))
  add('number', String(receipt.number))
  add('day', receipt.day)
  addBytes('chain', receipt.chain)
  addBytes('key', receipt.publicKey)
  addBytes('signature', receipt.signature)
  if (receipt.inclusion) {
    const { day, nth, reports, path } = receipt.inclusion
    add('root', `${day} ${nth}-${reports}`)
    for (const hash of path) addBytes('path', hash)
  }
  return lines.join('\n')
}

/** However it was wrapped, spaced or widened on its way through a chat. */
export function readSignedReceipt(text: string, labels: LineLabels): SignedReceipt | ReceiptFault[] {
  const byLabel = new Map(lineNames.map((name) => [labels[name].normalize('NFKC'), name]))
  const pattern = new RegExp(`(${[...byLabel.keys()].join('|')})\\s([^/]{1,200}?)/\\s*([0-9a-f]{${CHECK}})`, 'gi')
  const found = new Map<LineName, string[]>()
  const faults: ReceiptFault[] = []
  for (const [, label = '', content = '', check = ''] of text.normalize('NFKC').slice(0, MOST).matchAll(pattern)) {
    const name = byLabel.get(label)
    if (!name) continue
    const kept = found.get(name) ?? []
    const typed = name === 'town' ? plain(content) : plain(content).toLowerCase()
    const nth = kept.push(typed)
    found.set(name, kept)
    if (checkOf(name, nth, typed) !== check.toLowerCase()) faults.push({ name: 'line', line: name, nth })
  }
  if (found.size === 0) return [{ name: 'no-receipt' }]
  for (const line of ['town', 'number', 'day', 'chain', 'key', 'signature'] as const)
    if ((found.get(line)?.length ?? 0) !== (LINES[line] ?? 1)) faults.push({ name: 'missing', line })
  const inclusion = inclusionIn(found)
  if (inclusion === null) faults.push({ name: 'missing', line: 'path' })
  if (faults.length > 0 || inclusion === null) return faults
  const bytes = (name: LineName): Buffer => Buffer.from(found.get(name)!.join(''), 'hex')
  return {
    town: found.get('town')![0]!,
    number: Number(found.get('number')![0]),
    day: found.get('day')![0]!,
    chain: bytes('chain'),
    publicKey: bytes('key'),
    signature: bytes('signature'),
    inclusion,
  }
}

const MOST = 20_000

/** Null when its lines do not belong together. */
function inclusionIn(found: ReadonlyMap<LineName, string[]>): Inclusion | undefined | null {
  const [root] = found.get('root') ?? []
  const path = found.get('path') ?? []
  if (root === undefined) return path.length === 0 ? undefined : null
  const match = /^(\d{4}-\d\d-\d\d)(\d+)-(\d+)$/.exec(root)
  if (!match || path.length % 2 !== 0) return null
  const [, day = '', nth, reports] = match
  const hashes = path.flatMap((half, at) => (at % 2 === 0 ? [Buffer.from(half + path[at + 1], 'hex')] : []))
  return { day, nth: Number(nth), reports: Number(reports), path: hashes }
}

/** Whether the town, whose key is known from elsewhere, signed this. Without a key: whether whoever it names did. */
export function faultsInSignature(receipt: SignedReceipt, publicKey?: Uint8Array): ReceiptFault[] {
  if (!isSignedBy(receipt.publicKey, receiptText(receipt, receipt.publicKey), receipt.signature))
    return [{ name: 'forged' }]
  return publicKey && !receipt.publicKey.equals(publicKey) ? [{ name: 'other-key' }] : []
}

/** How a receipt stands to the published roots. */
export type RootFinding =
  /** The receipt was copied before its day's root was made. */
  | 'unproven'
  | 'root-unknown'
  /** The town's key does not fit the root. */
  | 'root-forged'
  /** The root was published without this report, or with another in its place. */
  | 'dropped'
  | 'held'

export function rootFindingOf(
  receipt: SignedReceipt,
  roots: readonly SignedRoot[],
  publicKey: Uint8Array,
): RootFinding {
  const { inclusion } = receipt
  if (!inclusion) return 'unproven'
  const root = roots.find(({ day }) => day === inclusion.day)
  if (!root) return 'root-unknown'
  if (!isSignedBy(publicKey, rootText(root), root.signature)) return 'root-forged'
  const led = rootFrom(receipt, inclusion.nth - 1, inclusion.reports, inclusion.path)
  return inclusion.reports === root.reports && led?.equals(root.root) ? 'held' : 'dropped'
}
