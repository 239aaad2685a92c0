import type { Db } from '#platform/db.ts'
import { isSignedBy } from '#platform/signatures.ts'
import { missingIn, rootOf, rootText } from './roots.rules.ts'
import { listLeaves, listRoots } from './roots.store.ts'

export type RootFault = { day: string; name: 'missing' | 'altered' | 'signature' }

/** Every published root against the reports that are here now; its signature where the town's key is at hand. */
export async function faultsInRoots(db: Db, townId: string, publicKey?: Buffer): Promise<RootFault[]> {
  const faults: RootFault[] = []
  let before = 0
  for (const root of (await listRoots(db, townId)).toReversed()) {
    const { day, through } = root
    if (publicKey && !isSignedBy(publicKey, rootText(root), root.signature)) faults.push({ day, name: 'signature' })
    const leaves = await listLeaves(db, townId, { after: before, through })
    if (missingIn(root, before) > 0 || leaves.length < root.reports) faults.push({ day, name: 'missing' })
    else if (!rootOf(leaves).equals(root.root)) faults.push({ day, name: 'altered' })
    before = through
  }
  return faults
}
