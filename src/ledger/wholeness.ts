import { createHash } from 'node:crypto'
import { type AuditFault, findAuditHead, verifyAudit } from '#people/audit.seal.store.ts'
import { aheadOf, BEHIND_MS, databaseNow, listNewestActs, listWentBack } from '#people/clock.store.ts'
import { clockWords } from '#people/clock.words.ts'
import { listTowns } from '#people/town.store.ts'
import { wholeWords as words } from '#platform/backup/words.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { listKeptFiles } from './kept-files.store.ts'

export interface Checked {
  faults: string[]
  good: string
}

/** Every upload that a row names is read again; one that is no longer itself is told by whose it is. */
export async function checkUploads(db: Db, files: FileStore): Promise<Checked> {
  const owners = new Map<string, string[]>()
  for (const { sha256, table, id, town, unit } of await listKeptFiles(db))
    owners.set(sha256, [...(owners.get(sha256) ?? []), [town, unit, `${table}/${id}`].filter(Boolean).join(' ')])
  const faults: string[] = []
  for (const [sha256, who] of owners) {
    const why = await faultOf(files, sha256)
    if (why) faults.push(words.upload(why, sha256, who.join('、')))
  }
  return { faults, good: words.uploads(owners.size) }
}

async function faultOf(files: FileStore, sha256: string): Promise<'missing' | 'changed' | undefined> {
  if (!(await files.has(sha256))) return 'missing'
  const hash = createHash('sha256')
  for await (const bytes of await files.open(sha256)) hash.update(bytes)
  return hash.digest('hex') === sha256 ? undefined : 'changed'
}

/** `heads`: each town's newest seal, to be held against what was written down of it elsewhere. */
export async function checkAudits(db: Db): Promise<Checked & { heads: string[] }> {
  const towns = await listTowns(db)
  const faults: string[] = []
  const heads: string[] = []
  for (const { id, name } of towns) {
    faults.push(...(await verifyAudit(db, id)).map((fault) => words.auditFault(name, faultText(fault))))
    const { number, hash, unsealed } = await findAuditHead(db, id)
    heads.push(words.auditHead(name, number, hash, unsealed))
  }
  return { faults, good: words.audit(towns.length), heads }
}

/** Whether its clock stands before what was written by it; where it went back before is said, and is no fault of today. */
export async function checkClock(db: Db): Promise<Checked> {
  const now = await databaseNow(db)
  const late = aheadOf(now, await listNewestActs(db))
  const faults = late > BEHIND_MS ? [clockWords.trouble({ name: 'behind', byMs: -late, at: now })] : []
  const went = await listWentBack(db)
  const lines = went.map(({ town, entry, before, at }) => clockWords.wentBack(town, entry, before, at))
  return { faults: faults.length > 0 ? [...faults, ...lines] : [], good: [clockWords.good, ...lines].join('\n') }
}

const faultText = (fault: AuditFault): string =>
  'entry' in fault
    ? `audit_entry/${fault.entry} ${words.entry[fault.kind]}`
    : `audit_seal/${fault.number} ${words.seal[fault.kind]}`
