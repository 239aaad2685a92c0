import { listTowns } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'
import { receiptWords as words } from './receipts.words.ts'
import { verifyChain } from './reports.store.ts'
import { faultsInRoots } from './roots.check.ts'
import { rootWords } from './roots.words.ts'

/** Every town's queue of reports, link by link, and each day's published root against it. */
export async function checkQueues(db: Db): Promise<{ faults: string[]; good: string }> {
  const faults: string[] = []
  let reports = 0
  for (const { id, name } of await listTowns(db)) {
    const found = await verifyChain(db, id)
    if ('broken' in found) faults.push(words.queueBroken(name, found.broken))
    else reports += found.whole
    for (const fault of await faultsInRoots(db, id)) faults.push(rootWords.fault[fault.name](name, fault.day))
  }
  return { faults, good: words.queueWhole(reports) }
}
