import type { Ctx } from '#people/access.ts'
import { addDays, dayOf } from '#platform/days.rules.ts'
import type { LampName } from '#platform/html/lamp/lamp.tsx'
import { countDue } from './heat.store.ts'
import { dueWords } from './heat.words.ts'

/** As near as the overview's own "soon". */
const SOON_DAYS = 3

/** For the overview: one line, and how bad it is; nothing where nothing waits. */
export async function hazardsDue(c: Ctx): Promise<{ text: string; lamp: LampName } | undefined> {
  const today = dayOf(c.var.now)
  const { fresh, soon, late } = await countDue(c.var.db, c.var.town.id, today, addDays(today, SOON_DAYS))
  if (fresh + soon + late === 0) return undefined
  return { text: dueWords.line(fresh, soon, late), lamp: late > 0 ? 'late' : soon > 0 ? 'soon' : 'todo' }
}
