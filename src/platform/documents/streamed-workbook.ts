import { safeText } from './workbook.ts'

export type StreamedCell = string | number | { text: string; href: string }

export interface StreamedSheet {
  name: string
  columns: readonly { header: string; width: number }[]
  rows: AsyncIterable<readonly StreamedCell[]> | Iterable<readonly StreamedCell[]>
}

/** A long workbook written to a file row by row, one sheet after the other: no sheet is ever whole in memory. */
export async function writeWorkbook(path: string, sheets: readonly StreamedSheet[]): Promise<void> {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false })
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ header, width }) => ({ header: safeText(header), width }))
    const head = sheet.getRow(1)
    head.font = { bold: true }
    head.commit()
    for await (const row of rows) sheet.addRow(row.map(cellOf)).commit()
    sheet.commit()
    // the next sheet waits until this one is on its way to the disk
    await new Promise((resolve) => setImmediate(resolve))
  }
  await book.commit()
}

const cellOf = (cell: StreamedCell) =>
  typeof cell === 'object'
    ? { text: safeText(cell.text), hyperlink: cell.href }
    : typeof cell === 'string'
      ? safeText(cell)
      : cell
