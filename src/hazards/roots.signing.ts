import type { Ctx } from '#people/access.ts'
import type { Keys } from '#platform/keys.ts'
import { type Signer, signerFrom } from '#platform/signatures.ts'
import { type Leaf, missingIn, pathOf, rootOf } from './roots.rules.ts'
import { findRootOver, listLeaves, throughBefore } from './roots.store.ts'
import { type Inclusion, signReceipt, writeReceipt } from './signed-receipts.rules.ts'
import { lineLabels, receiptTextTitle } from './signed-receipts.words.ts'

/** Each town signs with a key of its own, made of the instance's secret: nothing to keep, nothing to lose. */
export function townSigner(keys: Keys, townId: string): Signer {
  const known = signers.get(keys) ?? new Map<string, Signer>()
  const signer = known.get(townId) ?? signerFrom(keys.keyFor(`receipt-signature:${townId}`).export())
  signers.set(keys, known.set(townId, signer))
  return signer
}

const signers = new WeakMap<Keys, Map<string, Signer>>()

/** The text that the receipt's page shows to be copied: signed, and from the next morning on with its way to the day's root. */
export async function signedReceiptOf(
  c: Ctx,
  report: Leaf & { day: string },
  /** Kept just now: no root of a day that is over holds it. */
  isNew = false,
): Promise<string> {
  const { town, site } = c.var
  const receipt = { ...report, town: town.fullName || town.name, chain: Buffer.from(report.chain) }
  const signed = signReceipt(townSigner(site.keys, town.id), receipt, isNew ? undefined : await inclusionOf(c, report))
  return writeReceipt(signed, lineLabels, receiptTextTitle)
}

/** Nothing where the root does not hold what is here: no proof is better than one that fails. */
async function inclusionOf(c: Ctx, report: Leaf): Promise<Inclusion | undefined> {
  const { db, town } = c.var
  const root = await findRootOver(db, town.id, report.number)
  if (!root) return undefined
  const after = await throughBefore(db, town.id, root.day)
  const leaves = await listLeaves(db, town.id, { after, through: root.through })
  const index = leaves.findIndex(({ number }) => number === report.number)
  if (index < 0 || !rootOf(leaves).equals(root.root)) return undefined
  return { day: root.day, nth: index + 1, reports: root.reports, path: pathOf(leaves, index) }
}

/** Each root with what is missing from it, the newest first. */
export const withGaps = <R extends { reports: number; through: number }>(
  roots: readonly R[],
): (R & { from: number; missing: number })[] =>
  roots.map((root, at) => {
    const before = roots[at + 1]?.through ?? 0
    return { ...root, from: before + 1, missing: missingIn(root, before) }
  })
