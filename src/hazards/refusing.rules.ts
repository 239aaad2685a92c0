/** Whether an event may happen to a case, and who is what in it. Pure. */
import type { Role } from '#people/access.ts'
import { type CaseRefusal, type CaseRefusalName, refusal } from './case-refusals.rules.ts'
import type { Standing } from './cases.rules.ts'
import type { CaseEvent, Details } from './events.rules.ts'
import { type At, type CaseFacts, guards, type TownRules } from './guards.rules.ts'
import { type EventName, type Hat, mayHappen, moveOf } from './stages.rules.ts'

export interface Actor {
  id: string
  hats: readonly Hat[]
}

const hatsOfRole: Partial<Record<Role, readonly Hat[]>> = {
  director: ['clerk', 'chief', 'verifier', 'leader'],
  officer: ['clerk', 'chief', 'verifier'],
}

/** Nobody holds both the identities and a verification: whoever is custodian is no verifier, whatever else. */
export function hatsOf(roles: readonly Role[]): Hat[] {
  const found = new Set(roles.flatMap((role) => hatsOfRole[role] ?? []))
  if (roles.includes('custodian')) found.delete('verifier')
  return [...found]
}

/** What may still happen to a matter that is not the town's: it is passed on, people are brought out of danger. */
const whileForced: readonly EventName[] = ['transfer', 'merge', 'withdraw', 'continue', 'stop_work', 'resume']

export function forcedTransfer(facts: Pick<CaseFacts, 'kind' | 'deaths'>): CaseRefusalName | undefined {
  if (facts.deaths) return 'must-transfer-deaths'
  return facts.kind === 'concealed_accident' ? 'must-transfer-concealed' : undefined
}

/**
 * What speaks against it, all of it at once; empty: it may happen.
 * A wrong stage or a wrong person stands alone: what else is missing is nobody's business then.
 */
export function refusalsOf(
  { facts, standing }: { facts: CaseFacts; standing: Standing },
  event: CaseEvent,
  actor: Actor,
  today: string,
  rules: TownRules,
): CaseRefusal[] {
  const { name, detail } = event
  if (!mayHappen(standing.stage, name)) return [refusal('wrong-stage')]
  if (!moveOf(name).by.some((hat) => actor.hats.includes(hat))) return [refusal('not-yours')]
  const forced = forcedTransfer(facts)
  if (forced && !whileForced.includes(name)) return [refusal(forced)]
  // the detail belongs to the name: the type of CaseEvent says so, an index by name cannot
  const guard = guards[name] as (detail: Details[EventName], at: At) => CaseRefusalName[]
  return [...new Set(guard(detail, { facts, standing, actor, today, rules }))].map(refusal)
}

/** What this person could do with the case now, as far as stage and person go: which buttons to show. */
export function eventsFor({ facts, standing }: { facts: CaseFacts; standing: Standing }, actor: Actor): EventName[] {
  const forced = forcedTransfer(facts)
  return (Object.keys(guards) as EventName[]).filter(
    (name) =>
      mayHappen(standing.stage, name) &&
      moveOf(name).by.some((hat) => actor.hats.includes(hat)) &&
      (!forced || whileForced.includes(name)),
  )
}
