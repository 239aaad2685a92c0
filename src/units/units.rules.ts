/** What a unit (单位) is and when it counts. Pure. */

export const firstKinds = ['village', 'community', 'station', 'enterprise', 'school', 'office', 'shop'] as const

export interface Place {
  id: string
  path: string
  ancestors: string[]
}

/** A text path that sorts and ranges like a tree: a unit's subtree is `path` itself and all that begins with `path/`. */
export function placeUnder(parent: Place | null, id: string): { path: string; ancestors: string[] } {
  if (!parent) return { path: id, ancestors: [] }
  return { path: `${parent.path}/${id}`, ancestors: [...parent.ancestors, parent.id] }
}

/** A closed unit leaves the denominator from its day on, one not yet opened is not in it. */
export const isOpenOn = (unit: { openedOn: string | null; closedOn: string | null }, day: string): boolean =>
  (unit.openedOn === null || unit.openedOn <= day) && (unit.closedOn === null || day < unit.closedOn)
