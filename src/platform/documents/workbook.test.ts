import ExcelJS from 'exceljs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { readWorkbook } from './read-workbook.ts'
import { workbookOf } from './workbook.ts'

const rowsIn = async (bytes: Uint8Array) => {
  const read = await readWorkbook(bytes)
  if ('problem' in read) throw new Error(read.problem)
  return read.sheets[0]!.rows
}

test('what was written is read back: names, numbers, days', async () => {
  const bytes = await workbookOf([
    {
      name: '单位',
      columns: [
        { header: '名称', width: 10 },
        { header: '户数', width: 8, kind: 'number' },
        { header: '撤销', width: 12, kind: 'date' },
      ],
      rows: [['南董村', 1100, new Date('2023-06-16')]],
    },
  ])
  expect(await rowsIn(bytes)).toEqual([
    ['名称', '户数', '撤销'],
    ['南董村', '1100', '2023-06-16'],
  ])
})

test('a cell that looks like a formula stays words, in the file and after a round trip', async () => {
  const evil = fc
    .tuple(fc.constantFrom('=', '+', '-', '@'), fc.stringMatching(/^[a-z(]{1,8}$/))
    .map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(evil, async (text) => {
      const bytes = await workbookOf([
        {
          name: 's',
          columns: [
            { header: 'h', width: 9 },
            { header: 'i', width: 9 },
          ],
          rows: [[text, 'x']],
        },
      ])
      expect((await rowsIn(bytes))[1]![0]).toBe(text)
    }),
    { numRuns: 20 },
  )
})

test('a table saved by an old Excel as GBK text is understood', async () => {
  expect(await rowsIn(iconv.encode('名称,户数\r\n"南董村,大",1100\r\n', 'gb18030'))).toEqual([
    ['名称', '户数'],
    ['南董村,大', '1100'],
  ])
})

test('a picture, a web page and a broken file are refused', async () => {
  for (const bytes of [
    Buffer.from([0xff, 0xd8, 0xff, 0, 0, 1]),
    Buffer.from('<html>'),
    Buffer.from('PK\x03\x04 nothing'),
  ]) {
    expect(await readWorkbook(bytes)).toEqual({ problem: 'not-a-workbook' })
  }
})

test('cells of a joined column that say the same are one cell, as a printed table has it', async () => {
  const bytes = await workbookOf([
    {
      name: '统计表',
      columns: [
        { header: '活动项目', width: 10, joins: true },
        { header: '指标', width: 8 },
      ],
      rows: [
        ['宣讲', '场'],
        ['宣讲', '人次'],
        ['演练', '场'],
      ],
    },
  ])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const sheet = book.worksheets[0]!
  expect(['A2', 'A3', 'A4'].map((at) => sheet.getCell(at).master.address)).toEqual(['A2', 'A2', 'A4'])
  expect(sheet.getCell('A4').isMerged).toBe(false)
})

test('a row is as high as its longest text, so that rows do not lie over one another in print', async () => {
  const bytes = await workbookOf([
    {
      name: 's',
      columns: [
        { header: '事', width: 10, joins: true },
        { header: '整改要求', width: 23 },
      ],
      rows: [
        ['十个字的事十个字的事', '清走'],
        ['十个字的事十个字的事', '开工期间不得上锁；清走门外物料；门上贴明告示'],
        ['一件', '一行\n又一行\n再一行'],
      ],
    },
  ])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const heights = [2, 3, 4].map((row) => book.worksheets[0]!.getRow(row).height)
  expect(heights).toEqual([18, 48, 48])
})
