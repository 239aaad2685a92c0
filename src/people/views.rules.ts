/** Lists whose filters stand in their address, and which parts of it are filters. Pure. */
export const lists = {
  '/office': ['open'],
  '/office/county': ['sort', 'only', 'q'],
  '/office/owed': ['column'],
  '/office/reviews': ['only'],
  '/office/units': ['q', 'kind', 'closed'],
  '/office/search': ['q'],
  '/office/photos': ['released'],
  '/office/people': ['q'],
  '/office/hazards': ['show', 'stage', 'grade', 'unit', 'mine'],
} as const satisfies Record<string, readonly string[]>

export type List = keyof typeof lists

export const MOST_NAME = 20
export const MOST_VIEWS = 30
const MOST_VALUE = 100

const isList = (path: string): path is List => Object.hasOwn(lists, path)

/** Elsewhere `?` stands for all that is no filter: where somebody was sent after an act, which page of many. */
export function listOf(address: string): List | undefined {
  const path = address.split(/[?#]/)[0] ?? ''
  return isList(path) ? path : undefined
}

/**
 * The address made anew from what is known of it, so that nothing leads anywhere but to a list of this town.
 * @returns undefined for what is no list, or has no filter in it
 */
export function viewOf(address: string): { list: List; path: string } | undefined {
  const list = listOf(address)
  if (!list) return undefined
  const asked = new URLSearchParams(address.split('#')[0]?.split('?')[1] ?? '')
  const kept = new URLSearchParams()
  for (const name of lists[list]) {
    const value = asked.get(name)?.trim()
    if (value && value.length <= MOST_VALUE) kept.set(name, value)
  }
  return kept.size > 0 ? { list, path: `${list}?${kept}` } : undefined
}

/** Opened from the menu, with nothing said: there the start view is shown. */
export const isBare = (address: string): boolean => listOf(address) !== undefined && !address.includes('?')

export type ViewProblem = { field: 'name' | 'path'; name: 'name' | 'long' | 'path' | 'many' }

export function problemsWithView({ name, path, count }: { name: string; path: string; count: number }): ViewProblem[] {
  const problems: ViewProblem[] = []
  if (name === '') problems.push({ field: 'name', name: 'name' })
  if ([...name].length > MOST_NAME) problems.push({ field: 'name', name: 'long' })
  if (!viewOf(path)) problems.push({ field: 'path', name: 'path' })
  if (count >= MOST_VIEWS) problems.push({ field: 'name', name: 'many' })
  return problems
}

/** One step up among one's own of the same list. @returns the ids in their new order */
export function movedUp(ids: readonly string[], id: string): string[] {
  const at = ids.indexOf(id)
  if (at <= 0) return [...ids]
  const moved = [...ids]
  moved.splice(at - 1, 2, id, ids[at - 1] ?? id)
  return moved
}
