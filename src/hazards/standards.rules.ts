/** The library of standards: what makes a hazard, and a major one, item by item, and on which day. Pure. */
import { buildings } from './standards/buildings.rules.ts'
import { chemicals } from './standards/chemicals.rules.ts'
import { fire } from './standards/fire.rules.ts'
import { laws } from './standards/laws.rules.ts'
import { mines } from './standards/mines.rules.ts'
import { places } from './standards/places.rules.ts'
import { roads } from './standards/roads.rules.ts'
import type { Item, Standard } from './standards/standard.rules.ts'
import { trades } from './standards/trades.rules.ts'

const library = { ...fire, ...trades, ...mines, ...chemicals, ...buildings, ...places, ...roads, ...laws }

export type StandardCode = keyof typeof library
export const standards: Record<StandardCode, Standard> = library
export const standardCodes = Object.keys(library) as StandardCode[]

/** `fire-2025:exits`: the standard with its item. */
export type ItemCode = `${StandardCode}:${string}`

export type StandardItem = Item & { code: ItemCode; standard: StandardCode; from: string; to: string | null }

const everyItem: readonly StandardItem[] = standardCodes.flatMap((standard) => {
  const { items, from, to } = standards[standard]
  return items.map((one): StandardItem => ({ ...one, code: `${standard}:${one.key}`, standard, from, to }))
})
const byCode = new Map<string, StandardItem>(everyItem.map((one) => [one.code, one]))

export const findItem = (code: string): StandardItem | undefined => byCode.get(code)

export const isInForce = ({ from, to }: Pick<Standard, 'from' | 'to'>, on: string): boolean =>
  from <= on && (to === null || on <= to)

export function itemHolds(code: string, on: string): boolean {
  const found = findItem(code)
  return found !== undefined && isInForce(found, on)
}

/** What may be cited for a hazard found on that day, of these trades when any are named. */
export function itemsOn(on: string, fields: readonly string[] = []): StandardItem[] {
  const fits = ({ fields: own }: Standard) => fields.length === 0 || own.some((field) => fields.includes(field))
  return everyItem.filter((one) => isInForce(one, on) && fits(standards[one.standard]))
}

/** Standards of that day, with those of which we have only the title. */
export const standardsOn = (on: string): StandardCode[] =>
  standardCodes.filter((code) => isInForce(standards[code], on))

export const makesMajor = (code: string): boolean => {
  const found = findItem(code)
  return found !== undefined && standards[found.standard].makes === 'major'
}
