import type { StandingWord } from './standing.rules.ts'

export const standingWords: Record<StandingWord, (days: number) => string> = {
  late: (days) => `逾期 ${days} 天`,
  lateToday: () => '今天已过时',
  soon: (days) => `还有 ${days} 天`,
  dueToday: () => '今天到期',
  toSign: () => '待签收',
  toDo: () => '已签收',
  back: () => '退回，要改',
  sent: () => '待审',
  sentLate: () => '待审，报晚了',
  ok: () => '已通过',
  okLate: () => '已通过，报晚了',
  free: () => '免报',
}
