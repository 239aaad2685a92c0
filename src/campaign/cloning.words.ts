import type { Metric } from './campaign.types.ts'

const grouped = (value: number): string => value.toLocaleString('en-US')

export const cloningWords = {
  earlier: '照哪一年',
  earlierHint: '选“照去年的”的，在这里选。日子挪到新的一年，主题请另填，去年报的数字摆在旁边。',
  choice: (year: number, title: string) => `${year} 年　${title}`,
  from: (year: number, title: string) => `照 ${year} 年的“${title}”排的，日子已挪到今年。每一处都看一眼再派发。`,
  /** 去年 38 场 1,204 人次 */
  lastYear: (ago: number, figures: readonly string[]) => `${agoWords(ago)} ${figures.join(' ')}`,
  lastYearNone: (ago: number) => `${agoWords(ago)}没有报上来的数`,
  figure: ({ counter }: Pick<Metric, 'counter'>, value: number) => `${grouped(value)} ${counter}`,
  /** Two figures of one counter are told apart by name. */
  named: ({ name, counter }: Pick<Metric, 'name' | 'counter'>, value: number) => `${name} ${grouped(value)} ${counter}`,
  unitBefore: (ago: number, value: number, counter: string) => `${agoWords(ago)}报过 ${grouped(value)} ${counter}`,
}

const agoWords = (ago: number): string => (ago === 1 ? '去年' : ago === 2 ? '前年' : `${ago} 年前`)
