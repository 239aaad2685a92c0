/** What each event asks beside its stage and who does it. Pure. */

import type { CaseRefusalName } from './case-refusals.rules.ts'
import type { Standing } from './cases.rules.ts'
import { clockOf } from './clocks.rules.ts'
import type { DayCalendar } from './days.rules.ts'
import { type Details, type Person, planParts, replyParts } from './events.rules.ts'
import { isBody } from './referrals.rules.ts'
import { problemsWithReason } from './refusals.rules.ts'
import { type EventName, endStages, type Stage } from './stages.rules.ts'
import { itemHolds, makesMajor } from './standards.rules.ts'
import { limitOf, type TownLimits } from './statutes.rules.ts'

/** What is known of the matter beside its history. */
export interface CaseFacts {
  id: string
  kind: 'hazard' | 'violation' | 'concealed_accident'
  deaths: boolean
  /** The unit it is about, with those it belongs to and those below; empty: not found yet. */
  unitIds: readonly string[]
  anonymity: 'anonymous' | 'confidential' | 'named'
  contact: boolean
  insider: boolean
}

export interface CaseActor {
  id: string
}

export interface TownRules {
  calendar: DayCalendar
  limits: TownLimits
  /** The county has let the town handle major hazards by a standing letter (安法 §9). */
  majorsEntrusted: boolean
}

export interface At {
  facts: CaseFacts
  standing: Standing
  actor: CaseActor
  today: string
  rules: TownRules
}

type Guard<N extends EventName> = (detail: Details[N], at: At) => CaseRefusalName[]

const FEWEST = 2
const isEmpty = (words: string | undefined): boolean => (words ?? '').trim() === ''
const when = (fault: boolean, name: CaseRefusalName): CaseRefusalName[] => (fault ? [name] : [])

const isRelated = (people: readonly Person[], { unitIds }: CaseFacts): boolean =>
  people.some((person) => person.unitIds.some((id) => unitIds.includes(id)))
const distinct = (ids: readonly string[]): number => new Set(ids).size

const endedTargets: readonly Stage[] = [...endStages, 'withdrawn']

/** Whoever takes part in a verification: two at least, none of them of the unit, none who keeps the identities. */
const peopleFaults = (people: readonly Person[], facts: CaseFacts): CaseRefusalName[] => [
  ...when(distinct(people.map(({ id }) => id)) < FEWEST, 'too-few'),
  ...when(isRelated(people, facts), 'related'),
  ...when(
    people.some(({ custodian }) => custodian),
    'verifier-custodian',
  ),
]

const planMissing = ({ standing }: At): boolean => standing.grade === 'major' && !standing.planned

export const guards: { [N in EventName]: Guard<N> } = {
  accept: ({ target, facts: known }, { facts }) => [
    ...when(!target, 'target-missing'),
    ...when(!known, 'facts-missing'),
    ...when(facts.anonymity !== 'anonymous' && !facts.contact, 'contact-missing'),
  ],

  refuse: (told, { facts }) =>
    problemsWithReason(told, { insider: facts.insider, named: facts.anonymity !== 'anonymous' && facts.contact }),

  transfer: ({ body, told }) => [...when(!isBody(body), 'body-unknown'), ...when(!told, 'reporter-not-told')],

  merge: ({ into, intoStage }, { facts }) => [
    ...when(into === facts.id || into === '', 'merge-itself'),
    ...when(endedTargets.includes(intoStage), 'merge-ended'),
  ],

  withdraw: (_, { standing }) => [
    ...when(standing.repliedOn !== null, 'withdrawn-late'),
    ...when(standing.withdrawn, 'withdrawn'),
  ],

  continue: ({ reason }) => when(isEmpty(reason), 'reason-missing'),

  assign: ({ verifiers }, { facts }) => peopleFaults(verifiers, facts),

  extend: ({ days, reason, askedBy, told }, { standing, actor, today, rules }) => [
    ...when(standing.extension !== null, 'extended-already'),
    ...when(
      !Number.isInteger(days) || days < 1 || days > limitOf('extension', today, rules.limits).days,
      'extension-long',
    ),
    ...when(isEmpty(reason), 'extension-unreasoned'),
    ...when(!told, 'extension-untold'),
    ...when(askedBy === '' || askedBy === actor.id, 'own-approval'),
  ],

  pause: ({ reason }, { standing }) => [
    ...when(
      standing.pauses.some(({ until }) => until === null),
      'paused-already',
    ),
    ...when(isEmpty(reason), 'reason-missing'),
  ],

  resume: (_, { standing }) => when(!standing.pauses.some(({ until }) => until === null), 'not-paused'),

  conclude: ({ outcome, grade, items, record, signers }, { standing, today }) => {
    const isFound = outcome !== 'unsubstantiated'
    return [
      ...when(!record, 'record-missing'),
      ...when(distinct(signers.filter((id) => standing.verifiers.includes(id))) < FEWEST, 'signers-missing'),
      ...when(isFound && grade === null, 'grade-missing'),
      ...when(!isFound && grade !== null, 'grade-unfounded'),
      ...when(grade === 'major' && !items.some(makesMajor), 'item-missing'),
      ...when(!items.every((code) => itemHolds(code, today)), 'item-not-in-force'),
    ]
  },

  stop_work: ({ number }) => when(isEmpty(number), 'number-missing'),

  order: ({ number, dueOn, signedBy, pointers, entrustment }, { facts, standing, today, rules }) => [
    ...when(standing.grade === 'major' && !rules.majorsEntrusted && isEmpty(entrustment), 'must-transfer-major'),
    ...when(standing.danger && !standing.stopWork, 'stop-work-first'),
    ...when(facts.unitIds.length === 0, 'unit-missing'),
    ...when(isEmpty(number), 'number-missing'),
    ...when(isEmpty(signedBy), 'order-unsigned'),
    ...when(dueOn === '', 'due-missing'),
    ...when(dueOn !== '' && dueOn < today, 'due-past'),
    ...when(pointers > 0, 'order-points-back'),
  ],

  plan: ({ parts }, { standing }) => {
    const missing = planParts.filter((part) => isEmpty(parts[part]))
    return when(
      standing.grade === 'major' ? missing.length > 0 : missing.length === planParts.length,
      'plan-incomplete',
    )
  },

  progress: ({ words }, at) => [...when(planMissing(at), 'plan-first'), ...when(isEmpty(words), 'words-empty')],

  submit: ({ words, photosAfter }, at) => [
    ...when(planMissing(at), 'plan-first'),
    ...when(isEmpty(words), 'words-empty'),
    ...when(photosAfter < 1, 'photo-missing'),
  ],

  recheck: ({ outcome, checkers, photosAfter, sameView, reason, dueOn }, { facts, standing, actor, today }) => [
    ...peopleFaults(checkers, facts),
    ...when(!checkers.some(({ id }) => id === actor.id), 'checker-absent'),
    ...when(
      checkers.some(({ id }) => standing.fixers.includes(id)),
      'self-checked',
    ),
    ...when(photosAfter < 1, 'photo-missing'),
    ...when(outcome === 'passed' && !sameView, 'same-view-missing'),
    ...when(outcome === 'failed' && isEmpty(reason), 'return-unreasoned'),
    ...when(outcome === 'failed' && dueOn !== null && dueOn < today, 'due-past'),
  ],

  escalate: ({ measure, toldTown, toldCounty }, { standing, today }) => [
    ...when(standing.dueOn === null || standing.dueOn >= today, 'not-overdue'),
    ...when(!toldTown || !toldCounty, 'notices-missing'),
    ...when(standing.escalations.includes(measure), 'escalated-already'),
    ...when(measure === 'stop_production' && standing.grade !== 'major', 'stop-only-major'),
  ],

  reply: ({ parts }, { standing }) => [
    ...when(standing.withdrawn, 'withdrawn'),
    ...when(standing.repliedOn !== null, 'replied-already'),
    ...when(
      replyParts.some((part) => isEmpty(parts[part])),
      'reply-incomplete',
    ),
  ],

  object: ({ reason }, at) => [
    ...when(at.standing.repliedOn === null, 'not-replied'),
    ...when(at.standing.objectedOn !== null, 'objected-already'),
    ...when(isObjectionLate(at), 'objection-late'),
    ...when(isEmpty(reason), 'objection-unreasoned'),
  ],

  review: ({ body }, { standing }) => [
    ...when(standing.objectedOn === null || standing.reviewed === 'upheld', 'no-objection'),
    ...when(!isBody(body), 'reviewer-not-above'),
  ],
}

function isObjectionLate({ standing, today, rules }: At): boolean {
  if (standing.repliedOn === null) return false
  const { statute, days, counted } = limitOf('objection', standing.repliedOn, rules.limits)
  const run = { basis: statute, started: standing.repliedOn, days, counted }
  return clockOf(run, today, rules.calendar).state === 'overdue'
}
