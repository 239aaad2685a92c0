import type { Ctx } from '#people/access.ts'
import type { StillOpen, TaskTalk, UnitRow } from '#people/manifest.ts'
import { dayOf } from '#platform/days.rules.ts'
import { listProblems } from './problems.store.ts'
import { problemWords, unitProblemWords as words } from './problems.words.ts'
import { isOpen, isOverdue, standOf } from './standing.rules.ts'

export async function problemRows(c: Ctx, unitId: string, ref: string): Promise<UnitRow[]> {
  const { db, town, now } = c.var
  const all = await listProblems(db, town.id, unitId)
  const open = all.filter(({ acts }) => isOpen(standOf(acts, dayOf(now)))).length
  if (all.length === 0) return [{ to: `/u/${ref}/problems/new`, title: words.row, note: words.rowNone }]
  const note = [open > 0 && words.rowOpen(open), all.length > open && words.rowClosed(all.length - open)]
  return [{ to: `/u/${ref}/problems`, title: words.row, note: note.filter(Boolean).join('，') }]
}

export const problemTasks = async (
  _c: Ctx,
  _unitId: string,
  ref: string,
  taskIds: readonly string[],
): Promise<TaskTalk[]> =>
  taskIds.map((taskId) => ({
    taskId,
    said: [],
    more: { to: `/u/${ref}/problems/new?task=${taskId}`, label: words.onTask },
  }))

/** How many are not closed, and how many of those are past their day. */
export async function countProblems(c: Ctx): Promise<{ open: number; overdue: number }> {
  const { db, town, now } = c.var
  const standings = (await listProblems(db, town.id)).map(({ acts }) => standOf(acts, dayOf(now)))
  return { open: standings.filter(isOpen).length, overdue: standings.filter(isOverdue).length }
}

export async function problemsOpen(c: Ctx): Promise<StillOpen[]> {
  const { open, overdue } = await countProblems(c)
  return open > 0 ? [{ text: problemWords.stillOpen(open, overdue), to: '/office/problems' }] : []
}
