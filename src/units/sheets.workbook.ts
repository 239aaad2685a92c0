import { type Cell, type Column, workbookOf } from '#platform/documents/workbook.ts'
import { sheetWords as words } from './imports.words.ts'
import { type SheetField, sheetFields } from './sheets.rules.ts'
import { inTreeOrder } from './tree.rules.ts'
import type { Unit } from './units.store.ts'
import { fieldWords } from './units.words.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const widths: Record<SheetField, number> = {
  name: 24,
  code: 12,
  kinds: 14,
  parent: 18,
  aliases: 20,
  headcount: 9,
  households: 9,
  contactName: 11,
  contactPhone: 16,
  hotline: 16,
  openedOn: 13,
  closedOn: 13,
}
const counts: readonly SheetField[] = ['headcount', 'households']
const needed: readonly SheetField[] = ['name', 'kinds']

const columnsWith = (kinds: readonly string[]): Column[] =>
  sheetFields.map((field) => ({
    header: fieldWords[field] + (needed.includes(field) ? ' *' : ''),
    width: widths[field],
    kind: counts.includes(field) ? 'number' : 'text',
    note: words.hints[field],
    // More than one kind may be written, so the list advises and does not insist.
    ...(field === 'kinds' && kinds.length > 0 ? { choices: kinds } : {}),
  }))

const helpSheets = (kinds: readonly string[]) => [
  {
    name: words.kindsSheet,
    columns: [{ header: words.kindsHead, width: 24 }],
    rows: kinds.map((kind) => [kind]),
  },
  {
    name: words.howSheet,
    columns: words.howHead.map((header, index) => ({ header, width: index === 0 ? 18 : 70 })),
    rows: [...sheetFields.map((field) => [fieldWords[field], words.hints[field]]), ...words.how],
  },
]

type Kinds = readonly { code: string; name: string }[]

export function templateBook(kinds: Kinds): Promise<Buffer> {
  const names = kinds.map(({ name }) => name)
  const rows = words.examples.map((example) => sheetFields.map((field) => cellOf(field, example[field] ?? '')))
  const first = { name: words.sheet, subtitle: words.hint, columns: columnsWith(names), rows, landscape: true }
  return workbookOf([first, ...helpSheets(names)])
}

export function exportBook(title: string, units: readonly Unit[], kinds: Kinds): Promise<Buffer> {
  const names = kinds.map(({ name }) => name)
  const kindNames = new Map(kinds.map(({ code, name }) => [code, name]))
  const rows = rowsOf(units, kindNames).map((row) => sheetFields.map((field) => cellOf(field, row[field])))
  const first = { name: words.sheet, title, columns: columnsWith(names), rows, landscape: true }
  return workbookOf([first, ...helpSheets(names)])
}

const cellOf = (field: SheetField, text: string): Cell => (counts.includes(field) && text !== '' ? Number(text) : text)

/** A parent is named by its code where its name alone would not do. */
function rowsOf(units: readonly Unit[], kindNames: ReadonlyMap<string, string>): Record<SheetField, string>[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const bearers = Map.groupBy(units, ({ name }) => name)
  return inTreeOrder(units).map(({ unit }) => {
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId)
    const isPlain = parent && bearers.get(parent.name)?.length === 1
    return {
      name: unit.name,
      code: unit.code ?? '',
      kinds: unit.kinds.map((code) => kindNames.get(code) ?? code).join('、'),
      parent: parent ? (isPlain ? parent.name : (parent.code ?? parent.name)) : '',
      aliases: unit.aliases.join('、'),
      headcount: String(unit.headcount ?? ''),
      households: String(unit.households ?? ''),
      contactName: unit.contactName,
      contactPhone: unit.contactPhone,
      hotline: unit.hotline,
      openedOn: unit.openedOn ?? '',
      closedOn: unit.closedOn ?? '',
    }
  })
}
