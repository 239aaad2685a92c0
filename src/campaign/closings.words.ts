import { dayOf } from '#platform/days.rules.ts'
import type { ActivityOpen, ClosingProblem } from './closings.rules.ts'
import { momentOf } from './submissions.words.ts'

const moment = (at: Date): string => momentOf(at, dayOf(at))

export const closingWords = {
  title: '结束安全生产月',
  back: '通知',
  /** On the lists that lead here. */
  link: '结束',
  linkClosed: '已结束，看',
  notIssued: '还没派发，没有可以结束的。',
  toIssue: '去派发',
  openTitle: '还没办完的',
  nothingOpen: '该报的都报了，该审的都审了，没有留下什么。',
  caption: '各活动还没办完的',
  columns: { activity: '活动', owed: '没报', late: '其中逾期', returned: '退回没改', waiting: '等审核' },
  pieces: (count: number) => (count > 0 ? `${count} 件` : '—'),
  owed: '看谁没报',
  reviews: '去审核',
  others: '别的',
  /** 开展宣讲：没报 12 件（逾期 5 件），退回没改 1 件，等审核 3 件 */
  activity: ({ heading, owed, late, returned, waiting }: ActivityOpen) => {
    const said = [
      owed > 0 && `没报 ${owed} 件`,
      returned > 0 && `退回没改 ${returned} 件`,
      late > 0 && `其中逾期 ${late} 件`,
      waiting > 0 && `等审核 ${waiting} 件`,
    ]
    return `${heading}：${said.filter(Boolean).join('，')}`
  },
  whatTitle: '结束以后',
  what: [
    '各单位不能再签收、再报、再传照片，打开自己的页面，看到活动结束了和报过的。',
    '不再催办。没网时填在手机上的，送来会说明没有收，填的还留在手机上。',
    '统计表、总结、简报、归档照样看、照样印，数定在结束的这一刻。',
    '结束错了，还能再打开。',
  ],
  confirmTitle: '结束',
  reason: '还有没办完的，为什么现在结束',
  reasonHint: '一两句话，写进记录。比如：期限已过，没报的在通报里点了名。',
  close: '结束安全生产月',
  refused: '还没结束',
  problems: {
    reason: '还有没办完的，写一句为什么现在结束。',
    'reason-long': '写短一点，500 字以内。',
    changed: '你看的时候，没办完的有了变化，已经换成现在的。看一眼，再按一次。',
  } satisfies Record<ClosingProblem, string>,
  closed: (at: Date, by: string) => `${moment(at)} 结束了，${by}。`,
  closedTitle: '接下来',
  reopened: '重新打开了，各单位又能报了。',
  summary: '印总结',
  summaryNote: '数定在结束的那一刻',
  statistics: '统计表',
  statisticsNote: '看、导出 Excel',
  archive: '归档',
  archiveNote: '整个月打成一个压缩包',
  nextYear: (year: number) => `照这一年排 ${year} 年的`,
  nextYearNote: '活动和任务照着排，日子挪到下一年',
  reopenTitle: '结束错了',
  reopenText: '重新打开，各单位接着报，催办接着走，数接着变。',
  reopen: '重新打开',
  reopenNewer: '新的一年已经派发，这一年不能再打开。',
  reopenRefused: '没有打开',
  historyTitle: '结束和打开的记录',
  historyReopened: (at: Date, by: string) => `${moment(at)} ${by}重新打开`,
  leftOpen: '当时还没办完的：',
  whyThen: (reason: string) => `当时写的：${reason}`,
}

/** Where somebody still comes to report, or to change, what is over. */
export const overWords = {
  title: '安全生产月结束了',
  unit: (day: string) => `安全生产月 ${day} 结束了，不再收签收、情况和照片。报过的都在，随时看。`,
  unitThanks: '这个月辛苦了。',
  notDone: (count: number) => `没报的 ${count} 件`,
  wasDue: (day: string, returned: boolean) => (returned ? `退回没改，该在 ${day} 前改好` : `该在 ${day} 前报`),
  back: '看报过的',
  locked: (day: string) =>
    `安全生产月 ${day} 结束了，这一件没有收，不再报了。要补报，打个电话，办公室重新打开以后就能报。`,
  desk: (day: string) => `安全生产月 ${day} 结束了，数定在那一刻，不再改。真要改，先重新打开。`,
  deskNothing: '这一次没有改动。',
  deskLink: '去看怎么重新打开',
  call: (office: string) => `打${office || '办公室'}`,
  /** On the overview and before the papers. */
  overview: (day: string) => `安全生产月 ${day} 结束了，下面的数定在那一刻。`,
  overviewLink: '印总结、归档、排下一年',
  overviewReader: '总结和统计表照样看、照样印。',
  home: (day: string) => `今年的安全生产月 ${day} 结束了。下面是这个月做的事。`,
}
