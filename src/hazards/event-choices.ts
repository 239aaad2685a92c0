import type { CaseSeen } from './case.reading.ts'
import { verifiersAmong } from './people.reading.ts'
import { bodyFor } from './referrals.rules.ts'
import { itemsOn } from './standards.rules.ts'
import { itemText } from './standards.words.ts'
import { isHazardTopic, itemsFor, topicOf } from './topics.rules.ts'

export const peopleOptions = ({ people }: CaseSeen) =>
  verifiersAmong(people).map(({ id, name, units }) => ({ value: id, label: [name, ...units].join('　') }))

/** Whose it is by the division of work. */
export const bodyOf = ({ row, facts, referrals }: CaseSeen) =>
  bodyFor({ ...facts, field: isHazardTopic(row.topic) ? topicOf(row.topic).field : null }, referrals)

/** Items of the hazard as it was picked, and every other that holds today. */
export function itemOptions({ row, today }: CaseSeen) {
  const own = isHazardTopic(row.topic) ? itemsFor(row.topic, today) : []
  const rest = itemsOn(today).filter(({ code }) => !own.some((one) => one.code === code))
  const option = ({ code }: { code: string }) => ({ value: code, label: itemText(code) })
  return { own: own.map(option), rest: rest.map(option) }
}
