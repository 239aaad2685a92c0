import { dayOf } from '#platform/days.rules.ts'
import { dayWords } from '#platform/html/words.ts'
import type { EvidenceKind } from './campaign.types.ts'
import type { DoubtKind } from './evidence.doubts.store.ts'
import { evidenceWords } from './evidence.words.ts'
import { clockOf } from './submissions.words.ts'

/** With its year: what is doubted may be years old. */
export const yearDay = (day: string): string => `${Number(day.slice(0, 4))}年${dayWords.day(day)}`
export const yearMoment = (at: Date): string => `${yearDay(dayOf(at))} ${clockOf(at)}`

const counted = (kind: EvidenceKind): string => (kind === 'photo' ? '一张照片' : `一份${evidenceWords.kinds[kind]}`)

interface Told {
  /** Which of the pictures: 第 2 张. */
  which: string
  kind: EvidenceKind
  unit: string
  title: string
  day: string
}

export const doubtWords = {
  title: '放在一起看',
  nth: (nth: number) => `第 ${nth} 张`,
  named: (name: string, kind: EvidenceKind) => `“${name || evidenceWords.kinds[kind]}”`,
  same: ({ which, kind, unit, title, day }: Told) =>
    `${which}和${unit} ${day} 的${counted(kind)}是同一张（${title}）。`,
  near: ({ which, kind, unit, title, day }: Told) =>
    `${which}和${unit} ${day} 的${counted(kind)}像同一张（${title}）。`,
  older: (which: string, taken: string, startsOn: string) =>
    `${which}里写着 ${taken} 拍，活动月 ${yearDay(startsOn)} 才开始。`,
  more: (count: number) => `还有 ${count} 处也像，`,
  compare: '放在一起看',
  heads: {
    same: '是同一个文件',
    near: '像同一张',
    older: '比活动月早',
  } satisfies Record<DoubtKind, string>,
  notes: {
    same: '两边传的文件一模一样。几个单位一起办的，也会这样。',
    near: '机器看着像，不一定是。同一个地方连着拍的、几个单位一起办的，都会像。',
    older: '这是手机自己写的时间，手机的时间也会不准，问一句再定。',
  } satisfies Record<DoubtKind, string>,
  own: '这一份',
  other: '那一份',
  unit: '单位',
  task: '事项',
  sent: '传来',
  by: '谁报的',
  taken: '拍摄',
  device: '机型',
  placed: '位置',
  hintsOnly: '拍摄、机型、位置是手机自己写的，可以参考，不算凭据。',
  place: (latitude: string, longitude: string) => `${latitude}，${longitude}`,
  begins: '活动月开始',
  report: '看这次填报',
  open: '打开文件',
  dismiss: {
    same: '不是一回事',
    near: '不是一回事',
    older: '没问题',
  } satisfies Record<DoubtKind, string>,
  dismissAll: (count: number) => `这 ${count} 处都不是一回事`,
  dismissHint: '按了以后不再提。要退回，到审核里退。',
  dismissed: '记下了，以后不再提。',
  undo: '撤销',
  reopened: '撤销了，疑问又提出来了。',
  settled: '看过的',
  settledBy: (name: string, moment: string) => `${name}　${moment} 看过，不再提`,
  settledAbout: {
    same: (unit: string, title: string) => `和${unit}的同一个文件（${title}）`,
    near: (unit: string, title: string) => `和${unit}的像同一张（${title}）`,
    older: () => '比活动月早',
  } satisfies Record<DoubtKind, (unit: string, title: string) => string>,
  none: '这一份没有疑问。',
  back: '回审核',
}
