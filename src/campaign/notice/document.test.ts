import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AlignmentType,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readDocument } from './document.ts'
import { fixtures, noticeOf } from './notices.in-tests.ts'
import { readNotice } from './read-notice.ts'

const sudian = noticeOf('00-sudian-2023')
const textOf = async (bytes: Uint8Array, name = '通知.txt') => {
  const read = await readDocument(bytes, name)
  return 'text' in read ? read.text : read.problem
}
const bytes = (text: string, encoding: string) => iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf') })

const levels = [
  { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: AlignmentType.LEFT },
  { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）', alignment: AlignmentType.LEFT },
  { level: 2, format: LevelFormat.DECIMAL, text: '%3.', alignment: AlignmentType.LEFT },
]
const numbered = (level: number, text: string, instance = 0) =>
  new Paragraph({ text, numbering: { reference: '通知', level, instance } })
const run = { id: 1, author: '办公室', date: '2023-05-20T00:00:00Z' }

async function word(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({ numbering: { config: [{ reference: '通知', levels }] }, sections: [{ children }] }),
  )
}

describe('text', () => {
  test.each(['utf8', 'utf16le', 'utf16be', 'gb18030'])('%s is read', async (encoding) => {
    expect(await textOf(bytes(sudian, encoding))).toBe(sudian)
  })

  test('UTF-8 without its mark is read', async () => {
    expect(await textOf(Buffer.from(sudian))).toBe(sudian)
  })
})

describe('.docx', () => {
  test('numbers that Word counts are counted again, level by level', async () => {
    const file = await word([
      numbered(0, '总体要求'),
      numbered(0, '主要活动'),
      numbered(1, '集中学习'),
      numbered(2, '中心组学习'),
      numbered(2, '班前会'),
      numbered(1, '应急演练'),
      numbered(2, '疏散演练'),
      numbered(0, '工作要求'),
      numbered(0, '另一份单子', 1),
    ])
    expect((await textOf(file)).trim().split('\n')).toEqual([
      '一、总体要求',
      '二、主要活动',
      '（一）集中学习',
      '1.中心组学习',
      '2.班前会',
      '（二）应急演练',
      '1.疏散演练',
      '三、工作要求',
      '一、另一份单子',
    ])
  })

  test('a notice with automatic numbers reads like one that was typed', async () => {
    const typed = noticeOf('91-synthetic-town-2026').split('\n').slice(4, 24)
    const paragraphs = typed.map((line) => {
      const level = /^[一二三四五]、/.test(line) ? 0 : /^（[一二三四五六]）/.test(line) ? 1 : null
      return level === null ? new Paragraph(line) : numbered(level, line.replace(/^(?:[一二三四五]、|（.）)/, ''))
    })
    const read = await textOf(await word(paragraphs))
    const outline = (text: string) => readNotice(text).activities.map(({ marker, heading }) => `${marker}${heading}`)
    expect(outline(read)).toEqual(outline(typed.join('\n')))
    expect(outline(read)).toHaveLength(6)
  })

  test('what was struck out is not read, what was put in is; breaks, tabs and tables are', async () => {
    const file = await word([
      new Paragraph({
        children: [
          new TextRun('各村'),
          new DeletedTextRun({ ...run, text: '、各厂' }),
          new InsertedTextRun({ ...run, text: '、各企业' }),
          new TextRun({ text: '抄送', break: 1 }),
          new TextRun('\t县安委办'),
        ],
      }),
      new Table({
        rows: [
          new TableRow({
            children: [
              new TableCell({ children: [new Paragraph('组长')] }),
              new TableCell({ children: [new Paragraph('王某某')] }),
            ],
          }),
        ],
      }),
    ])
    expect((await textOf(file)).trim()).toBe('各村、各企业\n抄送\t县安委办\n组长\t王某某')
  })

  test('the kind is told from the content, whatever the name says', async () => {
    expect(await readDocument(await word([new Paragraph('各村')]), '通知.txt')).toMatchObject({ kind: 'docx' })
    expect(await readDocument(Buffer.from('各村：'), '通知.docx')).toMatchObject({ kind: 'txt' })
  })
})

test('.doc is read', async () => {
  const read = await readDocument(readFileSync(join(fixtures, 'sudian-2023.doc')), '通知.doc')
  expect(read).toMatchObject({ kind: 'doc' })
  expect(readNotice('text' in read ? read.text : '').activities).toHaveLength(6)
})

describe('what gives no words', () => {
  const old = (words: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(words, 'utf16le')])
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_000) })
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'kind'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'kind'],
    ['a table', zipSync({ 'xl/workbook.xml': Buffer.from('<workbook/>') }), 'kind'],
    ['an old table', old('Workbook'), 'kind'],
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks', Buffer.from(' \n\u3000'), 'empty'],
    ['a locked document', old('EncryptedPackage'), 'locked'],
    ['a broken .doc', old('WordDocument'), 'broken'],
    ['a broken .docx', Buffer.from('504b0304ffff', 'hex'), 'broken'],
    [
      'XML with entities of its own',
      zipSync({ 'word/document.xml': Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>') }),
      'broken',
    ],
    ['a zip bomb', bomb, 'too-big'],
    ['a book', Buffer.from('各村'.repeat(150_000)), 'too-big'],
  ])('%s is refused by name', async (_, file, problem) => {
    expect(await readDocument(file, '通知')).toEqual({ problem })
  })
})
