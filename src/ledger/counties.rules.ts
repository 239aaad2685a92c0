/** A county's list of towns: what its address asks for, in which order. Pure. */
import type { Sums } from '#campaign/counters.towns.store.ts'

export interface TownLine extends Sums {
  townId: string
  slug: string
  name: string
  /** Whether it issued a campaign at all. */
  issued: boolean
}

/** Of so many towns together. */
export interface TownSums extends Sums {
  towns: number
}

/** Most first, but names by the alphabet and shares from the lowest: what needs a call stands on top. */
export const orders = ['late', 'share', 'asked', 'received', 'accepted', 'sent', 'name'] as const
export type Order = (typeof orders)[number]

export const onlys = ['late', 'unissued'] as const
export type Only = (typeof onlys)[number]

export interface CountyAsked {
  order: Order
  only: Only | null
  search: string
  page: number
}

export const TOWNS_A_PAGE = 50

export function countyAsked(query: (name: string) => string | undefined): CountyAsked {
  const page = Number(query('page'))
  return {
    order: orders.find((one) => one === query('sort')) ?? 'late',
    only: onlys.find((one) => one === query('only')) ?? null,
    search: (query('q') ?? '').trim().slice(0, 40),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

export const countyAddress = ({ order, only, search, page }: CountyAsked, path = '/office/county'): string => {
  const query = new URLSearchParams()
  if (order !== 'late') query.set('sort', order)
  if (only) query.set('only', only)
  if (search) query.set('q', search)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}

/** Of a hundred asked so many came in; null where nothing is asked yet. */
export const shareOf = ({ asked, received }: Pick<Sums, 'asked' | 'received'>): number | null =>
  asked > 0 ? Math.floor((received * 100) / asked) : null

const names = new Intl.Collator('zh-Hans-CN')

export const byName = (lines: readonly TownLine[]): TownLine[] =>
  [...lines].sort((a, b) => names.compare(a.name, b.name))

export const pagesOf = (towns: number): number => Math.max(1, Math.ceil(towns / TOWNS_A_PAGE))

export const noSums: Sums = {
  asked: 0,
  received: 0,
  onTime: 0,
  accepted: 0,
  sent: 0,
  returned: 0,
  waived: 0,
  late: 0,
}

export const sumNames = Object.keys(noSums) as (keyof Sums)[]

export const total = (lines: readonly Sums[]): Sums => {
  const sum = { ...noSums }
  for (const line of lines) for (const name of sumNames) sum[name] += line[name]
  return sum
}
