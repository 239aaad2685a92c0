import type { Column, Lamp } from './overview.rules.ts'

export const columnWords: Record<Column, string> = {
  place: '村、社区',
  station: '站所',
  enterprise: '企业',
  school: '学校',
  other: '其他',
}

/** In a cell, with how many: the worst thing speaks. */
export const cellWords: Record<Lamp, (count: number) => string> = {
  late: (count) => `逾期 ${count}`,
  back: (count) => `退回 ${count}`,
  soon: (count) => `快到期 ${count}`,
  todo: (count) => `还差 ${count}`,
  sent: (count) => `待审 ${count}`,
  ok: () => '全通过',
  free: () => '免报',
  none: () => '不涉及',
}

export const lampWords: Record<Lamp, string> = {
  late: '有逾期',
  back: '有退回',
  soon: '三天内到期',
  todo: '在办',
  sent: '待审',
  ok: '全部通过',
  free: '免报',
  none: '不涉及',
}

export const overviewWords = {
  title: '总览',
  heads: { group: '活动', row: '任务', due: '到期', progress: '进度' },
  matrix: '各活动、各类单位报了多少',
  tally: {
    asked: '应报',
    received: '已报',
    accepted: '已通过',
    onTime: '按时',
    sent: '待审',
    soon: '快到期',
    returned: '退回',
    late: '逾期',
  },
  pieces: '件',
  share: (part: number, whole: number) => (whole > 0 ? `${Math.round((part / whole) * 100)}%` : ''),
  urgent: (count: number) => `要紧的 ${count} 件`,
  noneUrgent: '这会儿没有逾期，也没有退回没动的。',
  allOpen: '看全部没报的',
  overdueProblems: (count: number) => `协调的难处逾期 ${count} 件`,
  urge: '催办',
  onBehalf: '代报',
  call: (name: string, phone: string) => `${name} ${phone}`.trim(),
  lateBy: (title: string, days: number) => (days > 0 ? `${title}，逾期 ${days} 天` : `${title}，今天已过时`),
  returned: (title: string, days: number) => (days > 0 ? `${title}，退回 ${days} 天没动` : `${title}，今天退回`),
  trend: '报得怎么样',
  trendLabel: (received: number, due: number) => `到今天已报 ${received} 件，该报 ${due} 件`,
  came: '已报',
  asked: '该报',
  units: (count: number) => `${count} 个单位`,
  weekly: (weekday: string) => `每${weekday}`,
  consult: '咨询日',
  tasks: (count: number) => `${count} 项任务`,
  openOne: '，展开',
  closeOne: '收起',
  openAll: '全部展开',
  closeAll: '全部收起',
  seven: (of: { asked: number; received: number; onTime: number; accepted: number; late: number; waived: number }) =>
    `应报 ${of.asked}，已报 ${of.received}，按时 ${of.onTime}，已通过 ${of.accepted}，逾期 ${of.late}，没报过 ${of.asked - of.received}，免报 ${of.waived}`,
  none: '还没有开始的活动月',
  noneNext: '先把通知读进来，派发以后，这里就有数了。',
  read: '读通知',
}

export const taskUnitsWords = {
  owedTitle: '没报的和退回的',
  heads: {
    unit: '单位',
    task: '任务',
    state: '情况',
    due: '到期',
    sent: '报上',
    period: '第几周',
    contact: '联络员',
    act: '办',
  },
  notYet: '还没报',
  caption: '谁报了，谁没报',
  period: (period: number) => `第 ${period} 周`,
  look: '看报上的',
  onBehalf: '代报',
  back: '总览',
  kind: '看哪类',
  all: '全部',
  empty: '这个任务没有派给这类单位。',
  noneOfKind: '这类单位没有逾期的，也没有退回的。',
  waived: '免报',
  states: {
    late: (days: number) => (days > 0 ? `逾期 ${days} 天` : '今天已过时'),
    soon: (days: number) => (days > 0 ? `还有 ${days} 天` : '今天到期'),
    todo: (signed: boolean) => (signed ? '已签收' : '待签收'),
    sent: (late: boolean) => (late ? '待审，报晚了' : '待审'),
    ok: (late: boolean) => (late ? '已通过，报晚了' : '已通过'),
    back: '退回，要改',
    free: '免报',
  },
}

export const severalOwedWords = {
  urge: '催办勾选的',
  waive: '免报勾选的',
  reason: '为什么免，每一件都记这一句',
  reasonHint: '这些单位确实不用办时用，办了的不能免',
  reasonProblem: '写一句为什么免，300 字以内。',
}

export const sevenWords = {
  asked: '应报',
  received: '已报',
  onTime: '按时',
  accepted: '已通过',
  late: '逾期',
  missing: '没报过',
  waived: '免报',
  pieces: '件',
}

export const progressWords = {
  page: '单位主页',
  caption: '这个单位的任务',
  none: '没有派给这个单位的任务',
  heads: { task: '任务', figures: '报的数', photos: '照片' },
  photosCount: (count: number) => (count > 0 ? `${count} 张` : ''),
}
