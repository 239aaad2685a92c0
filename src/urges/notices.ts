import { listStillOwed } from '#campaign/owed.store.ts'
import type { Ctx } from '#people/access.ts'
import type { UnitNotice } from '#people/manifest.ts'
import { addDays, dayOf } from '#platform/days.rules.ts'
import { listShown } from './messages.store.ts'
import { messageWords } from './messages.words.ts'
import { listToldTo } from './urges.store.ts'

/** An urge is shown for a week, and no longer than what it speaks of is owed. */
const SHOWN_DAYS = 7

/** On the unit's own page: the latest urge, with what is left of it. */
export async function urgeNotices(c: Ctx, unitId: string): Promise<UnitNotice[]> {
  const { db, town, now } = c.var
  const [latest] = await listShown(db, town.id, unitId, addDays(dayOf(now), -SHOWN_DAYS))
  if (!latest) return []
  const told = await listToldTo(db, town.id, unitId, latest.day)
  const owed = await listStillOwed(db, town.id, [...new Set(told.map(({ assignmentId }) => assignmentId))])
  if (owed.length === 0) return []
  return [{ text: messageWords.onPage(owed), by: messageWords.onPageBy(town.officeName, dayOf(latest.plannedAt)) }]
}
