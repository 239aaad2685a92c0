/** The town's tree of units: order, places, and what may hang where. Pure. */
import { type Place, placeUnder } from './units.rules.ts'

/** A path is an indexed text: deeper trees would not fit, and no office is deeper (国 省 市 县 镇 村 组, and room). */
export const MOST_LEVELS = 12

interface Hung {
  id: string
  parentId: string | null
}

/** Parents before children, siblings as they were given, each with its level from 0. A unit whose parent is not there stands at the top. */
export function inTreeOrder<T extends Hung>(units: readonly T[]): { unit: T; level: number }[] {
  const known = new Set(units.map(({ id }) => id))
  const topOf = ({ parentId }: T) => (parentId !== null && known.has(parentId) ? parentId : null)
  const children = Map.groupBy(units, topOf)
  const ordered: { unit: T; level: number }[] = []
  const waiting = (children.get(null) ?? []).map((unit) => ({ unit, level: 0 })).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next)
    const { unit, level } = next
    for (const child of [...(children.get(unit.id) ?? [])].reverse()) waiting.push({ unit: child, level: level + 1 })
  }
  return ordered
}

/** Where every unit belongs by its parents alone. Who hangs on itself has no place and is left out. */
export function placesOf(units: readonly Hung[]): Map<string, Place> {
  const places = new Map<string, Place>()
  const ids = new Set(units.map(({ id }) => id))
  for (const { unit } of inTreeOrder(units)) {
    const parent = unit.parentId !== null && ids.has(unit.parentId) ? places.get(unit.parentId)! : null
    places.set(unit.id, { id: unit.id, ...placeUnder(parent, unit.id) })
  }
  return places
}

export type MoveProblem = 'loop' | 'deep'

/** Whether a unit may hang under this parent: never under itself or its own, nor deeper than paths reach. */
export function problemWithMove(units: readonly Place[], id: string, parentId: string | null): MoveProblem | undefined {
  if (parentId === null) return undefined
  const parent = units.find((unit) => unit.id === parentId)
  if (parentId === id || parent?.ancestors.includes(id)) return 'loop'
  const own = units.find((unit) => unit.id === id)?.ancestors.length ?? 0
  const below = Math.max(
    0,
    ...units.filter(({ ancestors }) => ancestors.includes(id)).map((u) => u.ancestors.length - own),
  )
  return (parent?.ancestors.length ?? 0) + 2 + below > MOST_LEVELS ? 'deep' : undefined
}
