/** A table of units as offices hand it in: which column is what, and the rows under them. Pure. */
import { type TextField, textFields } from './fields.rules.ts'

export type SheetField = TextField | 'kinds' | 'parent'
export const sheetFields: readonly SheetField[] = [
  'name',
  'code',
  'kinds',
  'parent',
  ...textFields.filter((field) => field !== 'name' && field !== 'code'),
]

export interface SheetRow {
  /** As the spreadsheet numbers it. */
  line: number
  /** Only columns that the file has, and only cells with something in them: an empty cell leaves things as they are. */
  cells: Partial<Record<SheetField, string>>
}

export type SheetProblem = 'no-head' | 'twice-a-column' | 'no-rows'

/** Titles and remarks may stand above the heads. */
const HEAD_WITHIN = 10

/** `heads` names every word a column may be headed by. */
export function readTable(
  rows: readonly (readonly string[])[],
  heads: ReadonlyMap<string, SheetField>,
): { rows: SheetRow[]; unknown: string[] } | { problem: SheetProblem } {
  const fieldsOf = (row: readonly string[]) => row.map((cell) => heads.get(plainHead(cell)))
  const at = rows.slice(0, HEAD_WITHIN).findIndex((row) => fieldsOf(row).includes('name'))
  if (at < 0) return { problem: 'no-head' }
  const fields = fieldsOf(rows[at]!)
  const used = fields.filter((field) => field !== undefined)
  if (new Set(used).size < used.length) return { problem: 'twice-a-column' }
  const found: SheetRow[] = []
  for (const [index, row] of rows.entries()) {
    if (index <= at) continue
    const cells: SheetRow['cells'] = {}
    for (const [column, field] of fields.entries()) {
      const text = clean(row[column] ?? '')
      if (field && text) cells[field] = text
    }
    if (Object.keys(cells).length > 0) found.push({ line: index + 1, cells })
  }
  if (found.length === 0) return { problem: 'no-rows' }
  const unknown = rows[at]!.filter((cell, column) => cell.trim() && !fields[column])
  return { rows: found, unknown }
}

/** 名称 *（必填） → 名称 */
const plainHead = (cell: string): string => cell.normalize('NFKC').replace(/[\s*]|\(.*?\)/g, '')

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
const clean = (text: string): string =>
  text.toWellFormed().replace(CONTROL, '').replace(/\r\n?/g, '\n').normalize('NFC').trim()
