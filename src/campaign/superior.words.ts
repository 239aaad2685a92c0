import { dayWords } from '#platform/html/words.ts'
import type { Task } from './campaign.types.ts'
import { weekdayWords } from './drafts.words.ts'

export const superiorWords = {
  title: '和上级的通知对照',
  menu: '和上级的通知对照',
  back: '方案',
  intro: '把区里、市里的通知传上来，摆在我们的方案旁边：上级要的我们有没有，日子来不来得及。',
  submit: '对一对',
  uploaded: '对照过的',
  above: '上级',
  found: (missing: number, later: number) => `少 ${missing} 件，晚 ${later} 件`,
  missing: '上级要的，我们没有',
  later: '比上级晚的',
  narrower: '少发了的单位',
  both: (count: number) => `都有的 ${count} 件`,
  nothing: '上级要的我们都有，日子也都赶得上。',
  add: '加到方案里',
  added: '加上了，在方案里看过再派发。',
  already: '方案里已经有了。',
  wants: (who: string, theirs: string, ours: string) => `${who} ${theirs} 要，我们定的 ${ours}`,
  wantsUnset: (who: string, theirs: string) => `${who} ${theirs} 要，我们没定日子`,
  forKinds: (who: string, kinds: string) => `${who}还要${kinds}办，我们没发给它们`,
  asks: (kinds: string, when: string) => [kinds, when].filter(Boolean).join('，'),
  place: '上级这样写',
  set: '改日子',
  reach: '改发给谁',
  original: '下载上级的原件',
  noDay: '没写日子',
  weekly: (weekday: number) => `每${weekdayWords[weekday - 1]}`,
}

/** 6月25日; with the hour where it is not the end of an office's day; 每周五. */
export function dueWords(
  { dueRule, dueOn, dueTime, weekday }: Pick<Task, 'dueRule' | 'dueOn' | 'dueTime' | 'weekday'>,
  endsOn: string | null,
): string {
  if (dueRule === 'weekly' && weekday) return superiorWords.weekly(weekday)
  const day = dueRule === 'end' ? endsOn : dueOn
  if (!day) return superiorWords.noDay
  return `${dayWords.day(day)}${dueTime === '17:00' ? '' : ` ${dueTime}`}`
}

/** A long name of an office would drown what it wants. */
export const calledOf = (issuer: readonly string[] | null): string => {
  const name = issuer?.[0] ?? ''
  return name === '' || name.length > 14 ? superiorWords.above : name
}
