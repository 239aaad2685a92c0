/** Which units a list shows, and in what order. Pure. */
import { inTreeOrder } from './tree.rules.ts'
import { isOpenOn } from './units.rules.ts'
import type { Unit } from './units.store.ts'

export interface Asked {
  search: string
  kind: string
  closed: boolean
}

export interface Listed {
  unit: Unit
  level: number
  /** Named where the tree is not shown. */
  under: string
}

/** The whole tree, or what fits the words asked for as a plain list. */
export function listedUnits(units: readonly Unit[], { search, kind, closed }: Asked, today: string): Listed[] {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const wanted = search.normalize('NFKC').toLowerCase()
  const fits = (unit: Unit) =>
    (kind === '' || unit.kinds.includes(kind)) &&
    isGone(unit, today) === closed &&
    (wanted === '' || [unit.name, unit.code ?? '', ...unit.aliases].some((word) => word.toLowerCase().includes(wanted)))
  const chosen = units.filter(fits)
  return inTreeOrder(chosen).map(({ unit, level }) => ({ unit, level, under: names.get(unit.parentId ?? '') ?? '' }))
}

/** Closed for good; one that is yet to open still belongs to the office's list. */
const isGone = (unit: Unit, today: string): boolean => !isOpenOn({ openedOn: null, closedOn: unit.closedOn }, today)
