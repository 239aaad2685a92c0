import type { Ctx } from '#people/access.ts'
import type { StillOpen, TaskTalk, UnitNotice, UnitRow } from '#people/manifest.ts'
import { listAnnouncedTo } from './announcements.store.ts'
import { noticeWords } from './announcements.words.ts'
import { guidanceWords } from './guidance.words.ts'
import { countOpen, listSaidTo, type Question } from './questions.store.ts'
import { askWords } from './questions.words.ts'

/** As every unit reads it: the name of whoever asked stays with the office. */
export const saidOf = (question: Question, officeName: string): TaskTalk['said'][number] => ({
  id: question.id,
  asked: question.asked ?? '',
  text: askWords.answer(question.answer ?? ''),
  by: question.answeredAt
    ? guidanceWords.who(`${officeName} ${question.answeredBy ?? ''}`.trim(), question.answeredAt)
    : '',
})

export async function guidanceTasks(
  c: Ctx,
  unitId: string,
  ref: string,
  taskIds: readonly string[],
): Promise<TaskTalk[]> {
  const { db, town } = c.var
  const said = Map.groupBy(await listSaidTo(db, town.id, unitId, taskIds), ({ taskId }) => taskId)
  return taskIds.map((taskId) => ({
    taskId,
    said: (said.get(taskId) ?? []).map((one) => saidOf(one, town.officeName)),
    more: { to: `/u/${ref}/questions?task=${taskId}`, label: askWords.onTask },
  }))
}

export async function guidanceRows(c: Ctx, unitId: string, ref: string): Promise<UnitRow[]> {
  const { db, town } = c.var
  const open = await countOpen(db, town.id, unitId)
  const announced = await listAnnouncedTo(db, town.id, unitId)
  const ask = { to: `/u/${ref}/questions`, title: askWords.row, note: open ? askWords.rowOpen(open) : askWords.rowNone }
  if (announced.length === 0) return [ask]
  const { row, rowNote } = noticeWords
  const waiting = announced.filter(({ readAt }) => !readAt).length
  return [ask, { to: `/u/${ref}/announcements`, title: row, note: rowNote(announced.length, waiting) }]
}

/** What was announced and nobody of this unit has read yet, the latest first; no more than a page's top bears. */
const MOST_ON_TOP = 3

export async function guidanceNotices(c: Ctx, unitId: string, ref: string): Promise<UnitNotice[]> {
  const { db, town } = c.var
  const unread = (await listAnnouncedTo(db, town.id, unitId)).filter(({ readAt }) => !readAt)
  return unread.slice(0, MOST_ON_TOP).map(({ id, title, confirm, announcedAt }) => ({
    text: noticeWords.top(title),
    by: guidanceWords.who(town.officeName, announcedAt),
    more: { to: `/u/${ref}/announcements/${id}`, label: confirm ? noticeWords.toConfirm : noticeWords.toRead },
  }))
}

export async function guidanceOpen(c: Ctx): Promise<StillOpen[]> {
  const open = await countOpen(c.var.db, c.var.town.id)
  return open > 0 ? [{ text: guidanceWords.stillOpen(open), to: '/office/questions' }] : []
}
