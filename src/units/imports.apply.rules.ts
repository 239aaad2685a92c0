/** The town as it will be once a list is taken over. Pure. */
import type { ImportPlan, Known, ParentRef } from './imports.rules.ts'
import { placesOf } from './tree.rules.ts'
import type { Place } from './units.rules.ts'

export type Planted = Known & Place

/** Added units parents first; changed ones with those whose place moved under them. `idOf` names the unit of an added row. */
export function applyPlan(
  plan: Pick<ImportPlan, 'added' | 'changed'>,
  known: readonly Planted[],
  idOf: (line: number) => string,
): { added: Planted[]; changed: Planted[]; moved: Planted[] } {
  const ids = new Map(plan.added.map(({ line }) => [line, idOf(line)]))
  const parentIn = (ref: ParentRef): string | null =>
    ref ? ('unit' in ref ? ref.unit : (ids.get(ref.line) ?? null)) : null
  const changes = new Map(plan.changed.map((one) => [one.id, one]))
  const there: Known[] = known.map((unit) => {
    const change = changes.get(unit.id)
    if (!change) return unit
    return {
      ...unit,
      ...change.values,
      parentId: change.parent === undefined ? unit.parentId : parentIn(change.parent),
    }
  })
  const added: Known[] = plan.added.map(({ line, values, parent }) => ({
    ...values,
    id: ids.get(line)!,
    parentId: parentIn(parent),
  }))
  const places = placesOf([...there, ...added])
  const planted = (unit: Known): Planted => ({ ...unit, ...places.get(unit.id)! })
  const paths = new Map(known.map(({ id, path }) => [id, path]))
  return {
    added: added.map(planted).sort((a, b) => a.ancestors.length - b.ancestors.length),
    changed: there.filter(({ id }) => changes.has(id)).map(planted),
    moved: there.map(planted).filter(({ id, path }) => !changes.has(id) && path !== paths.get(id)),
  }
}
