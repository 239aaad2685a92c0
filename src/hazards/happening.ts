import type { Viewer } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { clocksOf, nearestOf } from './case-clocks.rules.ts'
import type { CaseRefusal } from './case-refusals.rules.ts'
import { after, type Standing, standingOf } from './cases.rules.ts'
import { findCase, lockCases, readFacts, writeCopies, writeMerged } from './cases.store.ts'
import type { CaseEvent } from './events.rules.ts'
import { type ByWhat, listEventsOf, recordEvent } from './events.store.ts'
import { type Actor, hatsOf, refusalsOf } from './refusing.rules.ts'
import { readTownRules } from './settings.store.ts'
import type { Stage } from './stages.rules.ts'

/** Who does it, what they are in the case, and how it is told in the audit: a reporter's step is not. */
export type Acting = Actor & {
  personId: string | null
  byWhat: ByWhat
  audit?: (act: { act: string; subject: string }) => Promise<void>
}

type Audit = NonNullable<Acting['audit']>

export const officeActor = ({ personId, roles }: Viewer, audit?: Audit): Acting => ({
  id: personId,
  hats: hatsOf(roles.map(({ role }) => role)),
  personId,
  byWhat: 'office',
  ...(audit && { audit }),
})

export const reporterActor: Acting = { id: 'reporter', hats: ['reporter'], personId: null, byWhat: 'reporter' }

export interface Happening {
  /** A transaction. */
  db: Db
  town: { id: string }
  now: Date
}

export type Outcome =
  | { refusals: CaseRefusal[]; standing: Standing }
  | { refusals: []; standing: Standing; eventId: string }

/**
 * The one way a case moves: alone at it, what speaks against it asked under the lock, the event written down, and the
 * copies that lists read made anew from the whole history.
 */
export async function happen(
  { db: tx, town, now }: Happening,
  caseId: string,
  asked: CaseEvent,
  actor: Acting,
): Promise<Outcome> {
  const ids = asked.name === 'merge' && isId(asked.detail.into) ? [caseId, asked.detail.into] : [caseId]
  const locked = await lockCases(tx, town.id, ids)
  if (!locked.has(caseId)) return notFound()
  const event = withStage(asked, locked)
  const found = (await findCase(tx, town.id, caseId)) ?? notFound()
  const events = await listEventsOf(tx, town.id, caseId)
  const [facts, rules, today] = [await readFacts(tx, town.id, found), await readTownRules(tx, town.id), dayOf(now)]
  const before = standingOf(events)
  const refusals = refusalsOf({ facts, standing: before }, event, actor, today, rules)
  if (refusals.length > 0) return { refusals, standing: before }

  const position = events.length + 1
  const whose = { byPerson: actor.personId, byWhat: actor.byWhat }
  const eventId = await recordEvent(tx, town.id, { caseId, position, event, on: today, ...whose })
  const standing = after(before, { ...event, on: today, by: actor.id })
  const next = nearestOf(clocksOf(standing, found.receivedOn, today, rules))
  await writeCopies(tx, town.id, caseId, standing, next, position)
  if (event.name === 'merge') await writeMerged(tx, town.id, caseId, event.detail.into)
  await actor.audit?.({ act: `hazard.${event.name}`, subject: `hazard-case/${caseId}` })
  await tell(tx, town.id)
  return { refusals: [], standing, eventId }
}

/** Where the other case stands is read under the lock, whatever the form said; one that is not there takes nothing in. */
function withStage(event: CaseEvent, locked: ReadonlyMap<string, Stage>): CaseEvent {
  if (event.name !== 'merge') return event
  const { into } = event.detail
  const stage = locked.get(into)
  return { name: 'merge', detail: stage ? { into, intoStage: stage } : { into: '', intoStage: 'merged' } }
}
