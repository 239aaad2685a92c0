import type ExcelJS from 'exceljs'
import { unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'

export interface SheetRead {
  name: string
  /** Trimmed, as people see it: days as 2023-06-16, numbers plain, formulas by their result. */
  rows: string[][]
}

export type WorkbookProblem = 'not-a-workbook' | 'too-large' | 'too-many-rows' | 'encrypted'

const MOST_UNZIPPED = 120_000_000
const MOST_CELLS = 2_000_000
const MOST_ROWS = 50_000
const MOST_COLUMNS = 200
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

/** Reads .xlsx, or .csv in UTF-8 or GB18030. Refuses what only pretends to be one, or would unpack without end. */
export async function readWorkbook(bytes: Uint8Array): Promise<{ sheets: SheetRead[] } | { problem: WorkbookProblem }> {
  if (begins(bytes, ZIP)) return readXlsx(bytes)
  // An encrypted .xlsx and the old .xls share this wrapping; neither can be read here.
  if (begins(bytes, OLD_OFFICE)) return { problem: 'encrypted' }
  return readCsv(bytes)
}

async function readXlsx(bytes: Uint8Array): Promise<{ sheets: SheetRead[] } | { problem: WorkbookProblem }> {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  try {
    const contained = containedIn(bytes)
    if (typeof contained === 'string') return { problem: contained }
    // the types know a Buffer only, the reader takes any bytes
    await book.xlsx.load(contained.buffer as ArrayBuffer)
  } catch {
    return { problem: 'not-a-workbook' }
  }
  const sheets: SheetRead[] = []
  for (const sheet of book.worksheets) {
    if (sheet.rowCount > MOST_ROWS) return { problem: 'too-many-rows' }
    sheets.push({ name: sheet.name, rows: rowsOf(sheet) })
  }
  return { sheets }
}

/**
 * The workbook's parts, each no longer than its archive says it is and all of them within bounds, packed anew without
 * compression: the reader that follows would unpack whatever really is inside.
 */
function containedIn(bytes: Uint8Array): Uint8Array | WorkbookProblem {
  let unzipped = 0
  let isBook = false
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unzipped += originalSize
      isBook ||= name === 'xl/workbook.xml'
      return false
    },
  })
  if (unzipped > MOST_UNZIPPED) return 'too-large'
  if (!isBook) return 'not-a-workbook'
  const parts = unzipSync(bytes)
  let cells = 0
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue
    if (countOf(part, '<row') > MOST_ROWS) return 'too-many-rows'
    cells += countOf(part, '<c ')
  }
  return cells > MOST_CELLS ? 'too-many-rows' : zipSync(parts, { level: 0 })
}

function countOf(part: Uint8Array, tag: string): number {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  let count = 0
  for (let at = text.indexOf(tag); at >= 0; at = text.indexOf(tag, at + tag.length)) count += 1
  return count
}

function rowsOf(sheet: ExcelJS.Worksheet): string[][] {
  const rows: string[][] = []
  const width = Math.min(sheet.columnCount, MOST_COLUMNS)
  for (let at = 1; at <= sheet.rowCount; at++) {
    const row = sheet.getRow(at)
    rows.push(Array.from({ length: width }, (_, index) => shown(row.getCell(index + 1).value)))
  }
  return rows
}

function shown(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return unquoted(String(value).trim())
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if ('result' in value) return shown(value.result as ExcelJS.CellValue)
  if ('text' in value) return shown(value.text as ExcelJS.CellValue)
  return ''
}

/** Takes back the quote that our own export sets before a text that looks like a formula. */
const unquoted = (text: string): string => (/^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text)

function readCsv(bytes: Uint8Array): { sheets: SheetRead[] } | { problem: WorkbookProblem } {
  const text = textOf(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a table of text has none of them
  if (text === null || /[\u0000-\u0008]/.test(text)) return { problem: 'not-a-workbook' }
  const rows = cellsOf(text)
  if (rows.length > MOST_ROWS) return { problem: 'too-many-rows' }
  if (!rows.some((row) => row.length > 1)) return { problem: 'not-a-workbook' }
  return { sheets: [{ name: 'csv', rows }] }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030')
    return text.includes('\ufffd') ? null : text
  }
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/y
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (!match) break
    const [, cell = '', end = ''] = match
    const value = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
    rows.at(-1)!.push(unquoted(value.trim()))
    if (end !== ',' && pattern.lastIndex < text.length) rows.push([])
  }
  return rows
}
