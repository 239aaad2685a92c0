/** Doubts and deadlines as sentences. */
import { dayOf } from '#platform/days.rules.ts'
import type { Task } from './campaign.types.ts'
import { draftWords } from './drafts.words.ts'
import type { IssueDoubt } from './issuing.rules.ts'
import { doubtWords, issueWords } from './issuing.words.ts'

const timeOf = (at: Date): string => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(11, 16)

export function doubtSentence(doubt: IssueDoubt, tasks: readonly Task[]): string {
  const titleOf = (id: string) => tasks.find((task) => task.id === id)?.title || issueWords.unnamed
  switch (doubt.name) {
    case 'no-tasks':
    case 'no-days':
      return doubtWords[doubt.name]()
    case 'no-due':
    case 'before-start':
    case 'no-units':
      return doubtWords[doubt.name](titleOf(doubt.taskId))
    case 'past-due':
    case 'short-notice':
    case 'after-end':
      return doubtWords[doubt.name](titleOf(doubt.taskId), dayOf(doubt.dueAt), timeOf(doubt.dueAt))
    case 'asked-twice':
      return doubtWords[doubt.name](
        titleOf(doubt.taskId),
        titleOf(doubt.otherTaskId),
        doubt.figures.join('、'),
        doubt.units,
      )
    case 'unknown-fields':
      return doubtWords[doubt.name](doubt.count)
  }
}

export function dueWords({ dueRule, dueOn, dueTime, weekday }: Task): string {
  if (dueRule === 'weekly' && weekday) return draftWords.weekly(weekday, dueTime)
  if (dueRule === 'end') return draftWords.end(dueTime)
  return dueRule === 'fixed' && dueOn ? draftWords.before(`${draftWords.day(dueOn)} ${dueTime}`) : draftWords.nothing
}
