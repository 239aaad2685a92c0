import { expect, test } from 'vitest'
import { documentOf, makePaper, paragraphsFrom, withoutLinks } from './papers.rules.ts'
import { figuresIn, namedApart, partsOfText, runsOf, unknownIn } from './papers.tokens.rules.ts'

const talks = { name: '宣讲·讲了几场', code: '1.talks', value: '79', counter: '场', source: '/office/x' }
const bound = { figures: [talks], tables: {}, photos: [] }
const paper = { title: '简报', recipients: '', photos: 0, issuer: '镇政府', signedOn: '2023-06-11' }

test('a year in brackets is no figure; a name in brackets and a short name in braces are', () => {
  expect(partsOfText('按〔2023〕5号，讲了〔宣讲·讲了几场〕场')).toEqual([
    { text: '按〔2023〕5号，讲了' },
    { token: '宣讲·讲了几场', asWritten: '〔宣讲·讲了几场〕' },
    { text: '场' },
  ])
  expect(runsOf('{{ 1.talks }}场', [talks])).toEqual([{ text: '79', href: '/office/x' }, '场'])
  expect(unknownIn('〔统计表〕〔没有的〕', [talks], ['统计表'])).toEqual(['没有的'])
  expect(figuresIn(['讲了〔宣讲·讲了几场〕场'], [talks])).toEqual([talks])
})

test('what cannot stand between the brackets leaves a name, and no name stands twice', () => {
  expect(namedApart(['a〔1〕', 'a1', '甲', '甲'])).toEqual(['a1', 'a1（2）', '甲', '甲（2）'])
})

test('a line break begins a paragraph, and an emptied field is one less', () => {
  expect(paragraphsFrom(['一\n\n二', '', ' 三 '])).toEqual(['一', '二', '三'])
})

test('headings are known by their marks, sentences with marks are not headings', () => {
  const made = makePaper({ ...paper, paragraphs: ['一、本周', '（一）宣讲', '一、本周讲了。'] }, '', bound)
  expect(made.head.body.map(({ kind }) => kind)).toEqual(['heading', 'heading', 'paragraph'])
})

test('tables stand behind the signature and are numbered; without ways back nothing leads into the office', () => {
  const table = {
    kind: 'table',
    columns: [{ head: '数', share: 1 }],
    rows: [[{ text: '1', href: '/office' }]],
  } as const
  const made = makePaper({ ...paper, paragraphs: ['办了〔1.talks〕', '〔统计表〕'] }, '号', {
    ...bound,
    tables: { 统计表: { title: '表', table } },
  })
  const document = documentOf(made, [])
  expect(document.attachments).toEqual(['表'])
  expect(document.body.at(-2)).toEqual({ kind: 'attachment', label: '附件', title: '表' })
  expect(JSON.stringify(withoutLinks(document))).not.toContain('/office')
})
