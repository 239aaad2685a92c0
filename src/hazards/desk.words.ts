import { dayWords } from '#platform/html/words.ts'
import type { CaseClock } from './case-clocks.rules.ts'
import type { Show } from './cases.list.rules.ts'
import { caseClockWords } from './cases.words.ts'
import { clockText } from './clocks.words.ts'
import { isHazardTopic } from './topics.rules.ts'
import { hazardTopicWords, somethingElse } from './topics.words.ts'

export const topicText = (topic: string): string => (isHazardTopic(topic) ? hazardTopicWords[topic] : somethingElse)
export const numberText = (number: number): string => `第 ${number} 号`
export const nextText = (clock: CaseClock): string => `${caseClockWords[clock.name]}：${clockText(clock)}`

export const listWords = {
  title: '隐患举报',
  menu: '隐患举报',
  tabs: { label: '看哪些', open: '没办完的', late: '逾期的', all: '全部' } satisfies Record<Show | 'label', string>,
  settings: '时限和设置',
  ledger: '一单四制台账',
  take: '记一件举报',
  caption: '举报的隐患，先到期的在前',
  heads: { what: '什么事', unit: '单位', stage: '到哪一步', clock: '时限', received: '收到' },
  noUnit: '还没定',
  noClock: '没有时限在走',
  urged: (day: string) => `催办：${dayWords.day(day)}夜里发现逾期`,
  none: { open: '没有要办的。', late: '没有逾期的。', all: '没有找到。' } satisfies Record<Show, string>,
  noneNext: '有人举报，或者办公室接到电话、来信记下来，就出现在这里。',
  filter: {
    title: '筛选',
    /** Closed, it tells what is picked. */
    using: (picked: string) => (picked ? `筛选：${picked}` : '筛选'),
    stage: '到哪一步',
    grade: '级别',
    unit: '哪个单位',
    mine: '派给我核查的',
    any: '不限',
    submit: '筛选',
    clear: '全部看',
  },
  tally: {
    late: '逾期',
    received: '待受理',
    verifying: '在核查',
    fixing: '在整改',
    submitted: '等复查',
    all: '没办完',
  },
  pages: '翻页',
  newer: '上一页',
  older: '下一页',
  received: (day: string) => `${Number(day.slice(0, 4))}年${dayWords.day(day)}`,
}
