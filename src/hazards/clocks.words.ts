import { dayWords } from '#platform/html/words.ts'
import type { Clock, ClockPause, ClockState } from './clocks.rules.ts'
import { basisOf, daysText } from './statutes.words.ts'

export const clockStateWords: Record<ClockState, string> = {
  running: '在走',
  paused: '停着',
  met: '按时办了',
  late: '晚了才办',
  overdue: '逾期',
}

export function clockText({ state, left, overdueBy, counted, dueOn }: Clock): string {
  const day = dayWords.day(dueOn)
  if (state === 'overdue') return `逾期 ${daysText(overdueBy, counted)}，${day}就该办好`
  if (state === 'late') return `晚了 ${daysText(overdueBy, counted)}`
  if (state === 'met') return clockStateWords.met
  if (state === 'paused') return `停着，恢复以后还有 ${daysText(left, counted)}`
  return left === 0 ? '今天到期' : `还有 ${daysText(left, counted)}，${day}到期`
}

export const basisText = ({ started, days, counted, basis }: Clock): string =>
  `从${dayWords.day(started)}的第二天算起，${daysText(days, counted)}：${basisOf(basis)}`

export const pauseText = ({ from, until, reason }: ClockPause): string =>
  `${dayWords.day(from)}起${until ? `到${dayWords.day(until)}` : ''}停着：${reason}`

export const unsureText = '那年的放假安排还没公布，到期那天可能要挪。'
