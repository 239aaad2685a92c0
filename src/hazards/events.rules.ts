/** What is written down with each event of a case: the detail of a row of its history. Pure. */
import type { EventName, Stage } from './stages.rules.ts'

export type Grade = 'general' | 'major'
export type Outcome = 'substantiated' | 'partly' | 'unsubstantiated'

export interface Person {
  id: string
  /** Units the person works for or runs. */
  unitIds: readonly string[]
  custodian: boolean
}

/** The six parts of a plan for a major hazard (总局令16号 §15). */
export const planParts = ['aim', 'measures', 'means', 'people', 'time', 'safety'] as const
export type PlanPart = (typeof planParts)[number]

/** The four parts of a reply (应急〔2023〕106号). */
export const replyParts = ['conclusion', 'verification', 'decision', 'reward'] as const
export type ReplyPart = (typeof replyParts)[number]

/** What follows when an order's day has passed. The town proposes; the county decides on the last two. */
export const measures = ['supervise', 'file_case', 'stop_production'] as const
export type Measure = (typeof measures)[number]

export interface Details {
  accept: { target: boolean; facts: boolean }
  refuse: { reason: string; earlier: string; words: string }
  transfer: { body: string; told: boolean }
  merge: { into: string; intoStage: Stage }
  withdraw: { reason: string }
  continue: { reason: string }
  assign: {
    verifiers: readonly Person[]
    /** What they read instead of the report: written anew. */
    brief?: string
  }
  extend: { days: number; reason: string; askedBy: string; told: boolean }
  pause: { reason: string }
  resume: { reason: string }
  conclude: {
    outcome: Outcome
    grade: Grade | null
    /** Codes of standard items. */
    items: readonly string[]
    /** A written record of what was found is kept. */
    record: boolean
    signers: readonly string[]
    /** What was found on the spot. */
    words?: string
    /** People have to be brought out before anything else. */
    danger: boolean
  }
  stop_work: { number: string }
  order: {
    number: string
    dueOn: string
    signedBy: string
    /** Pointers found in the text that nobody has looked at. */
    pointers: number
    /** The county's letter that lets the town handle a major hazard. */
    entrustment: string
  }
  plan: { parts: Partial<Record<PlanPart, string>> }
  progress: { words: string }
  submit: { words: string; photosAfter: number }
  recheck: {
    outcome: 'passed' | 'failed'
    checkers: readonly Person[]
    photosAfter: number
    sameView: boolean
    reason: string
    /** The new day when it was not right yet. */
    dueOn: string | null
  }
  escalate: { measure: Measure; toldTown: boolean; toldCounty: boolean }
  reply: { parts: Partial<Record<ReplyPart, string>> }
  object: { reason: string }
  review: { outcome: 'upheld' | 'redo'; body: string }
}

export type CaseEvent = { [N in EventName]: { name: N; detail: Details[N] } }[EventName]

/** An event as it stands in the history: on which day, by whom. */
export type Happened = CaseEvent & { on: string; by: string }
