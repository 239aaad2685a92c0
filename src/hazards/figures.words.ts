import { dayWords } from '#platform/html/words.ts'
import type { HazardFigure, OwnFigure } from './figures.rules.ts'

export const figureWords = {
  of: {
    reports: { name: '收到举报', counter: '件' },
    accepted: { name: '受理举报', counter: '件' },
    verified: { name: '查实隐患', counter: '处' },
    major: { name: '其中重大隐患', counter: '处' },
    fixed: { name: '整改销号', counter: '处' },
    hotlines: { name: '公布举报电话', counter: '部' },
    'own-channels': { name: '开通内部报告的企业', counter: '家' },
    'own-reports': { name: '企业收到内部报告', counter: '件' },
    'own-finished': { name: '企业自己办好的', counter: '件' },
  } satisfies Record<HazardFigure, { name: string; counter: string }>,
  back: '统计表',
  title: (name: string) => `${name}：是哪些`,
  lead: (from: string, until: string, count: number, counter: string) =>
    `${dayWords.day(from)}—${dayWords.day(until)}，系统自动统计，共 ${count} ${counter}。`,
  rule: {
    reports: '按收到的那天算，电话、来信、来访、网上、转来的都在内；企业自己的渠道，交到镇里那天才算。',
    accepted: '按受理的那天算。',
    verified: '按查实的那天算；复查推翻重查的不算。',
    major: '按查实的那天算；复查推翻重查的不算。',
    fixed: '按复查通过的那天算。',
  } satisfies Record<Exclude<HazardFigure, 'hotlines' | OwnFigure>, string>,
  most: (most: number) => `只列最近 ${most} 件。`,
  caption: '这个数是从这些里数出来的',
  heads: { number: '举报', unit: '单位', received: '收到', day: '算在哪天', stage: '到哪一步' },
  number: (number: number, topic: string) => `第 ${number} 号　${topic}`,
  noUnit: '没写单位',
  none: '这段日子没有',
  noneNext: '换一周看看。',
}
