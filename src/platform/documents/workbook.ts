import type ExcelJS from 'exceljs'

export interface Column {
  header: string
  width: number
  kind?: 'text' | 'number' | 'date'
  /** Cells below one another that say the same are one cell. */
  joins?: boolean
  /** Shown when the cell is chosen. */
  note?: string
  /** Offered in a list under the cell; other words may still be written. */
  choices?: readonly string[]
}

/** `number` is kept as a number under the link; without it the text is text. */
export type Cell = string | number | Date | { text: string; href?: string; number?: number }

export interface Sheet {
  name: string
  title?: string
  subtitle?: string
  columns: Column[]
  rows: Cell[][]
  footer?: string
  landscape?: boolean
  /** Too many columns for one page: as many pages as it takes, the first column on each. */
  wide?: boolean
}

const FACE = '宋体'
const HEAD_FACE = '黑体'
const THIN = { style: 'thin' as const, color: { argb: 'FF7B8388' } }
const A4 = 9
const WIDE_SCALE = 65

/** A workbook that prints: A4 fitted to its width, the head on every page, thin rules. Text is never a formula. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  // half a second of a start, and few starts come to write a workbook
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  for (const sheet of sheets) addSheet(book, sheet)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function addSheet(
  book: ExcelJS.Workbook,
  { name, title, subtitle, columns, rows, footer, landscape = false, wide = false }: Sheet,
): void {
  const headAt = 1 + (title ? 1 : 0) + (subtitle ? 1 : 0)
  const sheet = book.addWorksheet(name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), {
    pageSetup: {
      paperSize: A4,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: !wide,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headAt}:${headAt}`,
      ...(wide ? { printTitlesColumn: 'A:A', scale: WIDE_SCALE } : {}),
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    views: [{ state: 'frozen', ySplit: headAt, xSplit: wide ? 1 : 0 }],
  })
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width
  })
  if (title) addBand(sheet, columns.length, title, { size: 18, bold: true, face: HEAD_FACE, height: 34 })
  if (subtitle) addBand(sheet, columns.length, subtitle, { size: 10, bold: false, face: FACE, height: 22 })
  addHead(sheet, columns, wide)
  rows.forEach((row, index) => {
    addRow(sheet, columns, row).height = heightOf(columns, row, rows[index - 1], rows[index + 1])
  })
  columns.forEach(({ joins }, index) => {
    if (joins) joinSame(sheet, index + 1, headAt + 1, headAt + rows.length)
  })
  columns.forEach(({ choices }, index) => {
    if (choices) offer(sheet, index + 1, choices, headAt + 1)
  })
  if (footer) addBand(sheet, columns.length, footer, { size: 10, bold: false, face: FACE, height: 22 })
}

const ROWS_OFFERED = 500
/** Excel takes no longer list in one cell's rule (ECMA-376 §18.3.1.32 as Excel reads it). */
const LONGEST_LIST = 255

function offer(sheet: ExcelJS.Worksheet, column: number, choices: readonly string[], from: number): void {
  const list = choices.join(',')
  if (list.length > LONGEST_LIST || choices.some((choice) => /[",]/.test(choice))) return
  for (let row = from; row < from + ROWS_OFFERED; row++)
    sheet.getCell(row, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [`"${list}"`],
    }
}

function joinSame(sheet: ExcelJS.Worksheet, column: number, from: number, to: number): void {
  const textAt = (row: number) => sheet.getCell(row, column).text
  let first = from
  for (let row = from + 1; row <= to + 1; row++) {
    if (row <= to && textAt(row) === textAt(first)) continue
    if (row - 1 > first) sheet.mergeCells(first, column, row - 1, column)
    first = row
  }
}

interface Band {
  size: number
  bold: boolean
  face: string
  height: number
}

function addBand(sheet: ExcelJS.Worksheet, width: number, text: string, { size, bold, face, height }: Band): void {
  const row = sheet.addRow([safeText(text)])
  row.height = height
  if (width > 1) sheet.mergeCells(row.number, 1, row.number, width)
  const cell = row.getCell(1)
  cell.font = { name: face, size, bold }
  cell.alignment = { horizontal: bold ? 'center' : 'left', vertical: 'middle', wrapText: true }
}

function addHead(sheet: ExcelJS.Worksheet, columns: readonly Column[], wide: boolean): void {
  const row = sheet.addRow(columns.map(({ header }) => safeText(header)))
  row.height = columns.some(({ header }) => header.includes('\n')) ? (wide ? 64 : 34) : 28
  row.eachCell((cell, at) => {
    cell.font = { name: HEAD_FACE, size: 11 }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F5F2' } }
    cell.border = { top: THIN, bottom: THIN, left: THIN, right: THIN }
    const { note } = columns[at - 1] ?? {}
    if (note) cell.note = note
  })
}

function addRow(sheet: ExcelJS.Worksheet, columns: readonly Column[], values: readonly Cell[]): ExcelJS.Row {
  const row = sheet.addRow([])
  columns.forEach(({ kind = 'text' }, index) => {
    const cell = row.getCell(index + 1)
    put(cell, values[index] ?? '')
    cell.font = { name: FACE, size: 11, ...(cell.hyperlink ? { underline: true } : {}) }
    cell.alignment = { horizontal: kind === 'number' ? 'right' : 'left', vertical: 'middle', wrapText: true, indent: 1 }
    cell.border = { top: THIN, bottom: THIN, left: THIN, right: THIN }
    // '@' keeps a code such as 001 or a phone number as it was typed, here and in the reader's own edits.
    if (kind === 'text') cell.numFmt = '@'
    if (kind === 'date') cell.numFmt = 'yyyy-mm-dd'
  })
  return row
}

const LINE_POINTS = 15
/** The indent, and what the edges take. */
const EDGES = 3

/** Readers that open a book only to print it do not measure wrapped text: rows would lie over one another. */
function heightOf(columns: readonly Column[], row: readonly Cell[], above?: readonly Cell[], below?: readonly Cell[]) {
  const lines = columns.map(({ width, joins }, at) => {
    const text = textOf(row[at])
    const isJoined = joins && (text === textOf(above?.[at]) || text === textOf(below?.[at]))
    return isJoined ? 1 : linesIn(text, width - EDGES)
  })
  return Math.max(...lines) * LINE_POINTS + EDGES
}

const textOf = (cell: Cell = ''): string =>
  typeof cell === 'object' ? ('text' in cell ? cell.text : '') : String(cell)

const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(columnsOf(line) / width)), 0)

/** A Chinese character is as wide as two figures. */
const columnsOf = (line: string): number => [...line].reduce((wide, one) => wide + (one > '\u2e7f' ? 2 : 1), 0)

function put(cell: ExcelJS.Cell, value: Cell): void {
  if (typeof value === 'string') cell.value = safeText(value)
  else if (typeof value === 'number' || value instanceof Date) cell.value = value
  else if (value.href && value.number !== undefined) {
    // A link that stays a number, so that the reader's own sums work.
    cell.value = { formula: `HYPERLINK("${value.href.replaceAll('"', '%22')}",${value.number})`, result: value.number }
  } else if (value.href) cell.value = { text: safeText(value.text), hyperlink: value.href }
  else cell.value = value.number ?? safeText(value.text)
}

// A string cell is no formula, but becomes one when the file is saved as CSV and opened again (OWASP CSV injection);
// in some locales with the wide signs of a Chinese keyboard too.
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
export const safeText = (text: string): string =>
  LOOKS_LIKE_FORMULA.test(text) && !isPlainNumber(text) ? `'${text}` : text
const isPlainNumber = (text: string): boolean => /^[+-]?\d+([.,]\d+)?$/.test(text)
