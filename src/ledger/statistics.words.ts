import { dayWords } from '#platform/html/words.ts'

export const statisticsWords = {
  title: '统计表',
  sheet: '活动进展情况统计表',
  fullTitle: (year: number) => `${year}年“安全生产月”活动进展情况统计表`,
  heads: {
    number: '序号',
    activity: '活动项目',
    figure: '指标',
    counter: '单位',
    week: '本周',
    total: '累计',
    units: '报的单位',
    note: '备注',
  },
  filled: { by: '填报单位：', person: '填报人：', phone: '联系电话：', at: '填报时间：' },
  week: (from: string, to: string) => `${dayWords.day(from)}—${dayWords.day(to)}`,
  weeks: '哪一周',
  accepted: '只算通过的',
  waiting: '连待审的也算',
  basis: '算哪些',
  download: '下载统计表（Excel）',
  caption: '每个数都是各单位报的加起来的，点数字看是哪些。日子按报上的那天算。',
  unitsCount: (count: number) => `${count} 家`,
  none: '还没有报上来的数',
  noneNext: '单位报了、办公室通过了，这里就有数。',
  perUnit: '分单位',
  unit: '单位',
  file: (year: number, to: string) => `${year}年安全生产月活动进展情况统计表（截至${to}）.xlsx`,
  aggregate: { sum: '', max: '按每家最高数', last: '按每家最近数' },
}

export const figureWords = {
  within: (span: string) => `只看 ${span} 报的。`,
  back: '统计表',
  total: (value: number, counter: string, units: number) => `共 ${value} ${counter}，${units} 家报的`,
  caption: '这个数是这样加起来的',
  heads: { unit: '单位', value: '数', number: '回执号', sent: '报上', state: '情况' },
  state: { accepted: '已通过', sent: '待审' } as Record<string, string>,
  rule: { sum: '全部相加。', max: '每家取最高的一次，再相加。', last: '每家取最近的一次，再相加。' },
}
