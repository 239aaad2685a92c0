import { expect, test } from 'vitest'
import { choiceFrom, hasHole, pairsOf, shareOf, unitsTold } from './summary.rules.ts'
import { numeral, summaryWords as words } from './summary.words.ts'

const figure = (code: string, pairedWith: string | null = null) => ({
  code,
  name: code,
  value: 1,
  counter: '场',
  pairedWith,
  path: '/',
})

test('numbers of chapters are written as people write them', () => {
  expect([1, 6, 10, 12, 20, 25].map(numeral)).toEqual(['一', '六', '十', '十二', '二十', '二十五'])
})

test('a figure is said with its verb, whatever the form called it', () => {
  expect(words.figure('宣讲场次', '场')).toBe('宣讲')
  expect(words.figure('来了多少人', '人次')).toBe('来了')
  expect(words.figure('咨询台', '个')).toBe('设置咨询台')
  expect(words.figure('已整改', '处')).toBe('已整改')
})

test('a task is said as an act: what begins with a verb stays, a heading gets one', () => {
  expect(words.lead('设立并公开举报电话')).toBe('设立并公开举报电话')
  expect(words.lead('网络知识竞赛')).toBe('组织开展网络知识竞赛')
  expect(words.lead('评论文章、心得体会')).toBe('组织撰写评论文章、心得体会')
  expect(words.lead('动火作业风险我知道')).toBe('组织开展动火作业风险我知道活动')
})

test('occasions and people, found and fixed stand side by side', () => {
  const pairs = pairsOf([
    figure('talks', 'people'),
    figure('people'),
    figure('articles'),
    figure('found'),
    figure('fixed'),
  ])
  expect(pairs.map((pair) => pair.map(({ code }) => code))).toEqual([
    ['talks', 'people'],
    ['articles'],
    ['found', 'fixed'],
  ])
})

test('villages and communities are counted together, kinds without a unit are left out', () => {
  expect(unitsTold(['village', 'community', 'school'])).toEqual([
    { column: 'place', count: 2 },
    { column: 'school', count: 1 },
  ])
})

test('a share of nothing is no share', () => {
  expect([shareOf(1, 3), shareOf(0, 0), shareOf(5, 5)]).toEqual([33.3, 0, 100])
})

test('a document number with a hole in it is noticed', () => {
  expect(hasHole('长安办发〔2023〕  号')).toBe(true)
  expect(hasHole('长安办发〔2023〕12号')).toBe(false)
})

test('recipients are taken without their colon, and never longer than a line or two', () => {
  expect(choiceFrom({ to: '区安委会办公室： ', photos: '24' })).toEqual({ recipients: '区安委会办公室', photos: 24 })
  expect(choiceFrom({ to: '长'.repeat(500), photos: '-1' })).toEqual({ recipients: '长'.repeat(60), photos: 12 })
})
