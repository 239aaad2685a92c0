// Whether a town signed a receipt, without the town: npm run verify-receipt -- FILE [--key HEX | --roots roots.json]
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { SignedRoot } from '#hazards/roots.rules.ts'
import { faultsInSignature, readSignedReceipt, rootFindingOf } from '#hazards/signed-receipts.rules.ts'
import { faultWords, findingWords, lineLabels, verifyReceiptWords as words } from '#hazards/signed-receipts.words.ts'

const say = (line: string) => console.log(line)
const end = (code: number, line: string): never => {
  say(line)
  process.exit(code)
}

const { values, positionals } = parseArgs({
  options: { key: { type: 'string' }, roots: { type: 'string' } },
  allowPositionals: true,
})
const [file] = positionals
if (!file) end(2, words.usage)
for (const named of [file!, values.roots]) if (named && !existsSync(named)) end(2, words.missing(named))
if (values.key && !/^[0-9a-f]{64}$/i.test(values.key)) end(2, words.badKey)

const published = values.roots ? readRoots(values.roots) : undefined
const known = values.key ? Buffer.from(values.key, 'hex') : published?.publicKey
const receipt = readSignedReceipt(readFileSync(file!, 'utf8'), lineLabels)
const faults = Array.isArray(receipt) ? receipt : faultsInSignature(receipt, known)
for (const fault of faults) say(faultWords(fault))
if (Array.isArray(receipt) || faults.length > 0) process.exit(1)

say(words.signed(receipt.town, receipt.number, receipt.day))
if (!known) say(words.keyUnknown(receipt.publicKey.toString('hex')))
if (published) {
  const finding = rootFindingOf(receipt, published.roots, known!)
  say(findingWords[finding])
  if (finding !== 'held' && finding !== 'unproven') process.exitCode = 1
}

function readRoots(path: string): { publicKey: Buffer; roots: SignedRoot[] } {
  const hex = (bytes: number) =>
    z
      .string()
      .regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
      .transform((text) => Buffer.from(text, 'hex'))
  const root = z.object({
    day: z.string(),
    reports: z.number(),
    through: z.number(),
    root: hex(32),
    signature: hex(64),
  })
  try {
    return z.object({ publicKey: hex(32), roots: z.array(root) }).parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return end(2, words.unreadable(path))
  }
}
