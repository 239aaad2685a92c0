import type { Db } from '#platform/db.ts'
import { type CaseClock, clocksOf, nearestOf } from './case-clocks.rules.ts'
import type { CaseFilter } from './cases.list.rules.ts'
import { PAGE_SIZE } from './cases.list.rules.ts'
import { type CaseListed, listCases } from './cases.list.store.ts'
import { standingOf } from './cases.rules.ts'
import { listEvents } from './events.store.ts'
import { readTownRules } from './settings.store.ts'

export interface CaseShown extends CaseListed {
  next: CaseClock | undefined
}

/** A page of the list; the clock of each is reckoned from its own history, so that its basis can be said. */
export async function readList(
  db: Db,
  townId: string,
  filter: CaseFilter,
  viewed: { today: string; personId: string },
): Promise<{ cases: CaseShown[]; more: boolean }> {
  const found = await listCases(db, townId, filter, viewed)
  const cases = found.slice(0, PAGE_SIZE)
  const rules = await readTownRules(db, townId)
  const events = await listEvents(
    db,
    townId,
    cases.map(({ id }) => id),
  )
  return {
    more: found.length > PAGE_SIZE,
    cases: cases.map((one) => {
      const standing = standingOf(events.get(one.id) ?? [])
      return { ...one, next: nearestOf(clocksOf(standing, one.receivedOn, viewed.today, rules)) }
    }),
  }
}
