import type { ClockTrouble } from '#platform/clock.ts'

const lasting = (ms: number): string => {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes < 120) return `${minutes} 分钟`
  return minutes < 2_880 ? `${Math.round(minutes / 60)} 小时` : `${Math.round(minutes / 1_440)} 天`
}

/** In Beijing. */
export const momentOf = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export const clockWords = {
  trouble: ({ name, byMs, at }: ClockTrouble): string =>
    name === 'behind'
      ? `服务器的时钟走在记录后面：现在是 ${momentOf(at)}，最新的一条记录比它晚 ${lasting(byMs)}。请让管服务器的人核对时间。`
      : `服务器的时钟${byMs > 0 ? '往前' : '往回'}跳了 ${lasting(byMs)}，跳到 ${momentOf(at)}。期限和灯都跟着跳了，请让管服务器的人核对时间。`,
  held: '核对以前，催办不发，到期的资料不清理。',
  compare: (now: Date) => `和手机上的时间比一比：安月现在是 ${momentOf(now)}。对的话，主任按一下，催办和清理就恢复。`,
  right: '时间对了',
  wentBack: (town: string, entry: string, before: Date, at: Date): string =>
    `时钟往回走过：${town}，audit_entry/${entry} 记的是 ${momentOf(at)}，它前一条是 ${momentOf(before)}`,
  good: '时钟：没有走在记录后面。',
}
