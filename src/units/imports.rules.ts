/** What a list of units would change, worked out before anything is written. Pure. */
import { type FieldProblem, isOrderOff, listOf, readTexts, type UnitTexts } from './fields.rules.ts'
import { type Matched, matchRows } from './imports.match.rules.ts'
import { dropImpossible } from './imports.tree.rules.ts'
import type { SheetField, SheetRow } from './sheets.rules.ts'

/** Written into a cell to say that there is nothing; an empty cell says nothing at all. */
export const NOTHING = '无'

export type RowProblem =
  | `${SheetField}-${FieldProblem}`
  | 'order'
  | 'kinds-none'
  | 'kinds-unknown'
  | 'parent-unknown'
  | 'parent-several'
  | 'parent-refused'
  | 'loop'
  | 'deep'
  | 'several'
  | 'twice'
  | 'code-twice'

export interface RowRefused {
  line: number
  name: string
  problem: RowProblem
  /** What the sentence names: the unknown kind, the other row's number. */
  about: string
}

export interface Known extends UnitTexts {
  id: string
  parentId: string | null
  kinds: string[]
}

/** A unit there already, one that another row adds, or the top. */
export type ParentRef = { unit: string } | { line: number } | null

export interface ReadRow {
  line: number
  name: string
  values: Partial<UnitTexts> & { kinds?: string[] }
  /** Not said at all, or the name or code that was given; '' is the top. */
  parent: string | undefined
}

export interface Added {
  line: number
  values: UnitTexts & { kinds: string[] }
  parent: ParentRef
}

export interface Changed {
  line: number
  id: string
  name: string
  /** Whole values as they will be. */
  values: UnitTexts & { kinds: string[] }
  /** undefined stays where it is. */
  parent: ParentRef | undefined
  fields: { field: SheetField; before: string; after: string }[]
}

export interface ImportPlan {
  added: Added[]
  changed: Changed[]
  same: number
  refused: RowRefused[]
}

export function planImport(
  rows: readonly SheetRow[],
  known: readonly Known[],
  kinds: readonly { code: string; name: string }[],
): ImportPlan {
  const refused: RowRefused[] = []
  const read = rows.flatMap((row) => {
    const { row: good, problems } = readRow(row, kinds)
    refused.push(...problems)
    return problems.length === 0 ? [good] : []
  })
  const matched = matchRows(read, known, new Set(refused.map(({ name }) => name)))
  refused.push(...matched.refused)
  const complete = matched.rows.filter((one) => {
    const problem = problemWithWhole(one)
    if (problem) refused.push({ line: one.row.line, name: one.row.name, problem, about: '' })
    return !problem
  })
  const possible = dropImpossible(complete, known)
  refused.push(...possible.refused)
  return { ...sortOut(possible.rows, known, kinds), refused: refused.sort((a, b) => a.line - b.line) }
}

function readRow(
  { line, cells }: SheetRow,
  kinds: readonly { code: string; name: string }[],
): { row: ReadRow; problems: RowRefused[] } {
  const { kinds: kindsCell, parent, ...texts } = cells
  const name = cells.name ?? ''
  const plain = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text === NOTHING ? '' : text]))
  const { values, problems: wrong } = readTexts(plain)
  const problems: RowRefused[] = wrong.map(({ field, problem }) => ({
    line,
    name,
    problem: `${field}-${problem}`,
    about: cells[field] ?? '',
  }))
  const row: ReadRow = { line, name, values, parent: parent === NOTHING ? '' : parent }
  if (kindsCell !== undefined) {
    const codes = new Map(kinds.flatMap(({ code, name: word }) => [[word, code] as const, [code, code] as const]))
    const named = listOf(kindsCell)
    const strange = named.filter((word) => !codes.has(word))
    if (strange.length > 0) problems.push({ line, name, problem: 'kinds-unknown', about: strange.join('、') })
    row.values.kinds = [...new Set(named.flatMap((word) => codes.get(word) ?? []))]
  }
  return { row, problems }
}

function problemWithWhole({ row, target }: Matched): RowProblem | undefined {
  if (!target && !row.name) return 'name-empty'
  if (!target && !row.values.kinds?.length) return 'kinds-none'
  const whole = { ...target, ...row.values }
  return isOrderOff(whole.openedOn, whole.closedOn) ? 'order' : undefined
}

const blank: UnitTexts & { kinds: string[] } = {
  name: '',
  code: null,
  aliases: [],
  headcount: null,
  households: null,
  contactName: '',
  contactPhone: '',
  hotline: '',
  openedOn: null,
  closedOn: null,
  kinds: [],
}

function sortOut(
  rows: readonly Matched[],
  known: readonly Known[],
  kinds: readonly { code: string; name: string }[],
): Omit<ImportPlan, 'refused'> {
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const lines = new Map(rows.map(({ row }) => [row.line, row.name]))
  const parentName = (ref: ParentRef) =>
    ref === null ? '' : 'unit' in ref ? (names.get(ref.unit) ?? '') : (lines.get(ref.line) ?? '')
  const kindNames = new Map(kinds.map(({ code, name }) => [code, name]))
  const shown = (field: SheetField, value: unknown): string =>
    Array.isArray(value)
      ? value.map((one) => (field === 'kinds' ? (kindNames.get(one) ?? one) : one)).join('、')
      : String(value ?? '')
  const plan: Omit<ImportPlan, 'refused'> = { added: [], changed: [], same: 0 }
  for (const { row, target, parent } of rows) {
    if (!target) {
      plan.added.push({ line: row.line, values: { ...blank, ...row.values }, parent: parent ?? null })
      continue
    }
    const given = Object.entries(row.values) as [keyof typeof blank, unknown][]
    const fields: Changed['fields'] = given
      .filter(([field, value]) => !isSame(field, target[field], value))
      .map(([field, value]) => ({ field, before: shown(field, target[field]), after: shown(field, value) }))
    const moved = parent !== undefined && !isThere(parent, target.parentId)
    if (moved) {
      const before = target.parentId === null ? '' : (names.get(target.parentId) ?? '')
      fields.push({ field: 'parent', before, after: parentName(parent) })
    }
    if (fields.length === 0) plan.same += 1
    else {
      const { id, parentId: _, ...was } = target
      const values = { ...was, ...row.values }
      plan.changed.push({ line: row.line, id, name: target.name, values, parent: moved ? parent : undefined, fields })
    }
  }
  return plan
}

const isThere = (parent: ParentRef, parentId: string | null): boolean =>
  parent === null ? parentId === null : 'unit' in parent && parent.unit === parentId

const isSame = (field: string, before: unknown, after: unknown): boolean => {
  const plain = (value: unknown) =>
    Array.isArray(value) ? (field === 'kinds' ? [...value].sort() : value).join('、') : String(value ?? '')
  return plain(before) === plain(after)
}
