import type { HeatSpan } from './heat.rules.ts'

export const heatWords = {
  title: '隐患热力',
  back: '隐患举报',
  lead: '哪个单位举报多，哪里拖着没办完。按举报收到的那天算。',
  noSpots: '这里不打开举报。举报人标的位置在点位图上，收举报、定处理的人能看。',
  spans: '看哪段时间',
  span: { month: '安全生产月', year: '今年', all: '全部' } satisfies Record<HeatSpan, string>,
  tally: { cases: '举报', open: '没办完', overdue: '逾期', major: '重大', fixed: '已销号' },
  caption: '各单位的举报，多的在前',
  heads: {
    unit: '单位',
    bar: '多少',
    cases: '举报',
    open: '没办完',
    overdue: '逾期',
    major: '重大',
    perHundred: '每百户',
  },
  bar: (cases: number, open: number, overdue: number) => `举报 ${cases}，没办完 ${open}，逾期 ${overdue}`,
  key: { late: '逾期', open: '没办完，没逾期', all: '办完了' },
  noUnit: '没写单位',
  unknown: '—',
  most: (shown: number, all: number) => `只列前 ${shown} 个，共 ${all} 个单位有举报。`,
  showAll: '全部列出',
  none: '这段时间没有举报',
  noneNext: '换一段时间看看。',
}

/** On the overview. */
export const dueWords = {
  /** What there is none of is not told. */
  line: (fresh: number, soon: number, late: number) =>
    `隐患举报：${[fresh && `新到 ${fresh} 件`, soon && `快到期 ${soon} 件`, late && `逾期 ${late} 件`].filter(Boolean).join('，')}`,
}
