import type { EvidenceAsk, EvidenceKind, Metric } from './campaign.types.ts'

const evidenceNames: Record<EvidenceKind, (count: number) => string> = {
  photo: (count) => `照片 ${count} 张`,
  video: (count) => `视频 ${count} 段`,
  sheet: (count) => `签到表 ${count} 份`,
  file: (count) => `文件 ${count} 份`,
}

export const evidenceWord = (kind: EvidenceKind, count: number): string => evidenceNames[kind](count)

/** 报场数、人数、一句话，再传照片 2 张 */
export function askLine(metrics: readonly Pick<Metric, 'name'>[], evidence: readonly EvidenceAsk[]): string {
  const said = metrics.length > 0 ? `报${metrics.map(({ name }) => name).join('、')}` : '报一句话'
  const given = evidence.map(({ kind, minimum }) => evidenceWord(kind, minimum)).join('、')
  return given ? `${said}，再传${given}` : said
}

export const unitPageWords = {
  title: (unit: string) => `${unit}要办的事`,
  over: (town: string) => `${town}安全生产月`,
  who: '报的人',
  change: '换人',
  owed: (count: number) => `还有 ${count} 件要办`,
  howTo: '先签收，表示知道了。办完报数字和一句话，再传照片。',
  sameTime: (time: string) => `都是当天 ${time} 前报`,
  week: (title: string, period: number) => (period > 0 ? `${title}（第 ${period} 周）` : title),
  reportNow: '现在报',
  report: '报情况',
  sign: '签收',
  straight: '办完了，直接报',
  fix: '去改',
  photosOnly: (count: number) => `数字不用重填，只补照片 ${count} 张`,
  nothing: '这会儿没有要办的。',
  next: (day: string, weekday: string, title: string) => `下一件是 ${day} ${weekday} 的${title}`,
  noCampaign: '安全生产月还没开始，开始以后要办的事会出现在这里。',
  done: (count: number) => `办完的 ${count} 件`,
  moreDone: (count: number) => `再看 ${count} 件`,
  sentAt: (day: string, clock: string) => `${day} ${clock} 报`,
  photosMissing: (count: number) => `还差照片 ${count} 张`,
  stuck: '办不了？',
  stuckText: '人手、场地、经费有难处，早点说，镇里来协调。',
  stuckCall: (office: string) => `打${office || '办公室'}`,
  lookUp: '查回执号',
  asked: (question: string) => `问：${question}`,
  moreSaid: (count: number) => `另有 ${count} 条，在报情况里看`,
  signedNote: (title: string) => `签收了：${title}。办完回来报。`,
  officeView: '办公室在看这个单位的页面。代它报，在每一件里。',
}
