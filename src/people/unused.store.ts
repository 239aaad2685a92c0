import { type RawBuilder, sql } from 'kysely'
import { type Db, transact } from '#platform/db.ts'
import type { Role } from './access.ts'
import { recordMachineAct } from './audit.store.ts'
import { countHolders, listRoles, lockHolders, setDisabled } from './people.store.ts'
import { neverEmpty } from './roles.rules.ts'
import { endSessions } from './sessions.store.ts'

export interface UnusedPerson {
  id: string
  name: string
  usedAt: Date
}

const DAY_MS = 86_400_000
const MOST = 500

/** Opened, seen signed in, or opened again: whichever was last. */
const usedAt: RawBuilder<Date> = sql<Date>`greatest(person.created_at, person.reopened_at,
  (select max(session.seen_at) from person_session session
    where session.town_id = person.town_id and session.person_id = person.id))`

/** Open accounts that nobody used for so many days, the longest unused first. */
export const listUnused = (db: Db, townId: string, now: Date, days: number): Promise<UnusedPerson[]> =>
  db
    .selectFrom('person')
    .select(['id', 'name', usedAt.as('usedAt')])
    .where('town_id', '=', townId)
    .where('disabled_at', 'is', null)
    .where(usedAt, '<', new Date(now.getTime() - days * DAY_MS))
    .orderBy(usedAt)
    .limit(MOST)
    .execute()

export interface ClosedPerson {
  id: string
  name: string
  closedAt: Date
}

/** Closed by night, and not opened again so far. */
export async function listClosedUnused(db: Db, townId: string): Promise<ClosedPerson[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'disabled_at as closedAt'])
    .where('town_id', '=', townId)
    .where('disabled_unused', '=', true)
    .orderBy('disabled_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ ...row, closedAt: row.closedAt! }))
}

/** Closes them, and says of each in the audit that it was the machine. Returns how many. */
export function closeUnused(
  db: Db,
  townId: string,
  now: Date,
  { days, separated }: { days: number; separated: boolean },
): Promise<number> {
  return transact(db, async (tx) => {
    await lockHolders(tx, townId)
    let closed = 0
    for (const { id } of await listUnused(tx, townId, now, days)) {
      if (await isLastOfAny(tx, townId, id, neverEmpty(separated))) continue
      await setDisabled(tx, townId, id, now, { unused: true })
      await endSessions(tx, townId, id, 'all', now)
      await recordMachineAct(tx, townId, { act: 'person.unused', subject: `person/${id}`, detail: { days } })
      closed += 1
    }
    return closed
  })
}

/** A role that the town cannot be without: its last holder's account stays open, however long unused. */
async function isLastOfAny(tx: Db, townId: string, personId: string, needed: readonly Role[]): Promise<boolean> {
  const held = (await listRoles(tx, townId, personId)).map(({ role }) => role)
  for (const role of needed) {
    if (held.includes(role) && (await countHolders(tx, townId, role)) <= 1) return true
  }
  return false
}
