/** What a unit's form asks to be changed. Pure. */
import { type FieldProblem, isOrderOff, readTexts, type TextField, textFields, type UnitTexts } from './fields.rules.ts'
import { type MoveProblem, problemWithMove } from './tree.rules.ts'
import type { Unit } from './units.store.ts'

export type FormProblem =
  | { field: TextField; problem: FieldProblem }
  | { field: 'kinds'; problem: 'none' }
  | { field: 'parent'; problem: 'gone' | MoveProblem }
  | { field: 'code'; problem: 'taken'; by: string }
  | { field: 'closedOn'; problem: 'order' }

export interface FormRead extends UnitTexts {
  kinds: string[]
  parentId: string | null
}

interface Typed {
  text(name: string): string
  every(name: string): readonly string[]
}

/** `id` is the unit that is changed, or none yet. */
export function readUnitForm(
  form: Typed,
  town: { units: readonly Unit[]; kinds: readonly { code: string }[] },
  id: string | null,
): { read: FormRead; problems: [] } | { read: null; problems: FormProblem[] } {
  const { values, problems: wrong } = readTexts(
    Object.fromEntries(textFields.map((field) => [field, form.text(field)])),
  )
  const known = new Set(town.kinds.map(({ code }) => code))
  const kinds = [...new Set(form.every('kinds'))].filter((code) => known.has(code))
  const parentId = form.text('parent') || null
  const problems: FormProblem[] = [...wrong]
  if (kinds.length === 0) problems.push({ field: 'kinds', problem: 'none' })
  const withParent = problemWithParent(town.units, id, parentId)
  if (withParent) problems.push({ field: 'parent', problem: withParent })
  const other = values.code && town.units.find((unit) => unit.code === values.code && unit.id !== id)
  if (other) problems.push({ field: 'code', problem: 'taken', by: other.name })
  if (isOrderOff(values.openedOn, values.closedOn)) problems.push({ field: 'closedOn', problem: 'order' })
  if (problems.length > 0) return { read: null, problems: inPageOrder(problems) }
  // without a problem every field was read
  return { read: { ...(values as UnitTexts), kinds, parentId }, problems: [] }
}

function problemWithParent(units: readonly Unit[], id: string | null, parentId: string | null) {
  if (parentId === null) return undefined
  if (!units.some((unit) => unit.id === parentId)) return 'gone'
  return problemWithMove(units, id ?? '', parentId)
}

const order = ['name', 'kinds', 'parent', 'code', 'aliases', 'headcount', 'households', 'contactName']
const rankOf = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length)
const inPageOrder = (problems: FormProblem[]): FormProblem[] =>
  problems.sort((a, b) => rankOf(a.field) - rankOf(b.field))
