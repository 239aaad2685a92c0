/** A case of 苏店镇 at each stage, and each event as it is done rightly. */
import { addDays } from '#platform/days.rules.ts'
import { after, type Standing, standingOf } from './cases.rules.ts'
import { calendarOf } from './days.rules.ts'
import type { CaseEvent, Details, Happened, Person } from './events.rules.ts'
import type { CaseFacts, TownRules } from './guards.rules.ts'
import type { Actor } from './refusing.rules.ts'
import { type EventName, hats, moveOf, type Stage } from './stages.rules.ts'

export const rules: TownRules = { calendar: calendarOf(), limits: {}, majorsEntrusted: false }

export const facts: CaseFacts = {
  id: 'case-7',
  kind: 'hazard',
  deaths: false,
  unitIds: ['feed-mill'],
  anonymity: 'anonymous',
  contact: false,
  insider: false,
}

const person = (id: string, unitIds: string[] = []): Person => ({ id, unitIds, custodian: false })
export const li = person('li')
export const wang = person('wang')
/** Everybody at once: for what asks only about the stage. */
export const anybody: Actor = { id: 'li', hats }

export const plan = {
  aim: '拆除隔断',
  measures: '请有资质的队',
  means: '三万元',
  people: '厂长负责',
  time: '月底前',
  safety: '先停产',
} as const
export const reply = { conclusion: '属实', verification: '两人去看过', decision: '限期整改', reward: '符合' } as const

export const rightly: { [N in EventName]: Details[N] } = {
  accept: { target: true, facts: true },
  refuse: { reason: 'suggestion', earlier: '', words: '' },
  transfer: { body: 'fire', told: true },
  merge: { into: 'case-3', intoStage: 'verifying' },
  withdraw: { reason: '' },
  continue: { reason: '电线还露在外面' },
  assign: { verifiers: [li, wang] },
  extend: { days: 30, reason: '等鉴定', askedBy: 'zhang', told: true },
  pause: { reason: '等鉴定' },
  resume: { reason: '' },
  conclude: {
    outcome: 'substantiated',
    grade: 'general',
    items: ['fire-law:28-exits'],
    record: true,
    signers: ['li', 'wang'],
    danger: false,
  },
  stop_work: { number: '苏停〔2026〕1号' },
  order: { number: '苏改〔2026〕4号', dueOn: '2026-06-30', signedBy: '王镇长', pointers: 0, entrustment: '' },
  plan: { parts: plan },
  progress: { words: '拆了一半' },
  submit: { words: '拆完了', photosAfter: 2 },
  recheck: { outcome: 'passed', checkers: [li, wang], photosAfter: 1, sameView: true, reason: '', dueOn: null },
  escalate: { measure: 'supervise', toldTown: true, toldCounty: true },
  reply: { parts: reply },
  object: { reason: '后门还锁着' },
  review: { outcome: 'upheld', body: 'emergency' },
}

export const eventOf = <N extends EventName>(name: N, over: Partial<Details[N]> = {}): CaseEvent =>
  ({ name, detail: { ...rightly[name], ...over } }) as CaseEvent

export const happened = (event: CaseEvent, on: string, by = 'zhang'): Happened => ({ ...event, on, by })

type Step = EventName | readonly [EventName, object]
const asEvent = (step: Step): CaseEvent =>
  typeof step === 'string' ? eventOf(step) : eventOf(step[0], step[1] as never)

const accepted: Step[] = ['accept']
const verifying: Step[] = [...accepted, 'assign']
const substantiated: Step[] = [...verifying, 'conclude']
const ordered: Step[] = [...substantiated, 'order']
const submitted: Step[] = [...ordered, 'submit']

/** How a case comes to each stage, the shortest way. */
export const waysTo: Record<Stage, readonly Step[]> = {
  received: [],
  not_accepted: ['refuse'],
  transferred: ['transfer'],
  merged: ['merge'],
  withdrawn: [...accepted, 'withdraw'],
  accepted,
  verifying,
  substantiated,
  partly: [...verifying, ['conclude', { outcome: 'partly' }]],
  unsubstantiated: [...verifying, ['conclude', { outcome: 'unsubstantiated', grade: null, items: [] }]],
  ordered,
  rectifying: [...ordered, 'progress'],
  submitted,
  returned: [...submitted, ['recheck', { outcome: 'failed', reason: '后门没开' }]],
  escalated: [...ordered, 'escalate'],
  closed: [...submitted, 'recheck'],
}

const who: Partial<Record<EventName, string>> = {
  plan: 'mill',
  progress: 'mill',
  submit: 'mill',
  recheck: 'li',
  extend: 'wang-zhen',
}

/** One event a day from the first of June 2026 on. */
export const history = (...steps: readonly Step[]): Happened[] =>
  steps.map((step, day) => {
    const event = asEvent(step)
    return happened(event, addDays('2026-06-01', day), who[event.name])
  })

export const caseAt = (stage: Stage): Standing => standingOf(history(...waysTo[stage]))

/** With more happening to it on that day. */
export const later = (standing: Standing, on: string, ...steps: readonly Step[]): Standing =>
  steps.reduce((at, step) => after(at, happened(asEvent(step), on)), standing)

export const holderOf = (name: EventName): Actor => ({ id: who[name] ?? 'zhang', hats: [moveOf(name).by[0]!] })
