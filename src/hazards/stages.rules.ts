/** How far a case may come, what may happen to it there, and who may do it: domain/hazards.md §7 as a table. Pure. */

export const stages = [
  'received',
  'not_accepted',
  'transferred',
  'merged',
  'withdrawn',
  'accepted',
  'verifying',
  'substantiated',
  'partly',
  'unsubstantiated',
  'ordered',
  'rectifying',
  'submitted',
  'returned',
  'escalated',
  'closed',
] as const
export type Stage = (typeof stages)[number]

/** What a person is in a case, whatever the roles that make it. */
export const hats = ['clerk', 'chief', 'verifier', 'leader', 'unit', 'reporter', 'system'] as const
export type Hat = (typeof hats)[number]

/** `back`: the stage before it was withdrawn; `same`: a fact beside the stage. A record: by the outcome. */
type To = Stage | 'same' | 'back' | Readonly<Record<string, Stage | 'same'>>

export interface Move {
  from: readonly Stage[]
  by: readonly Hat[]
  to: To
}

const fixing = ['ordered', 'rectifying', 'returned', 'escalated'] as const
const concluded = ['substantiated', 'partly', 'unsubstantiated', ...fixing, 'submitted', 'closed'] as const
const untilConcluded = ['received', 'accepted', 'verifying'] as const

export const isConcluded = (stage: Stage): boolean => (concluded as readonly Stage[]).includes(stage)
export const isBeingFixed = (stage: Stage): boolean => (fixing as readonly Stage[]).includes(stage)

/** A withdrawal only ends what was not found out yet: a hazard that is there is put right without the reporter. */
export const endsByWithdrawal = (stage: Stage): boolean => (untilConcluded as readonly Stage[]).includes(stage)

export const moves = {
  accept: { from: ['received'], by: ['clerk'], to: 'accepted' },
  refuse: { from: ['received'], by: ['clerk'], to: 'not_accepted' },
  transfer: { from: [...untilConcluded, 'substantiated', 'partly'], by: ['clerk', 'chief'], to: 'transferred' },
  merge: { from: ['received', 'accepted'], by: ['clerk'], to: 'merged' },
  withdraw: { from: [...untilConcluded, ...concluded], by: ['reporter'], to: 'same' },
  continue: { from: ['withdrawn'], by: ['chief'], to: 'back' },
  assign: { from: ['accepted', 'verifying'], by: ['chief'], to: 'verifying' },
  extend: { from: ['verifying'], by: ['leader'], to: 'same' },
  pause: { from: ['accepted', 'verifying'], by: ['chief'], to: 'same' },
  resume: { from: ['accepted', 'verifying'], by: ['chief'], to: 'same' },
  conclude: {
    from: ['verifying'],
    by: ['chief'],
    to: { substantiated: 'substantiated', partly: 'partly', unsubstantiated: 'unsubstantiated' },
  },
  stop_work: {
    from: ['accepted', 'verifying', 'substantiated', 'partly', ...fixing],
    by: ['chief', 'verifier'],
    to: 'same',
  },
  order: { from: ['substantiated', 'partly'], by: ['chief'], to: 'ordered' },
  /** The office writes down what a unit without a phone brings on paper. */
  plan: { from: fixing, by: ['unit', 'clerk'], to: 'rectifying' },
  progress: { from: fixing, by: ['unit', 'clerk'], to: 'rectifying' },
  submit: { from: fixing, by: ['unit', 'clerk'], to: 'submitted' },
  recheck: { from: ['submitted'], by: ['verifier'], to: { passed: 'closed', failed: 'returned' } },
  escalate: { from: fixing, by: ['chief', 'leader', 'system'], to: 'escalated' },
  reply: { from: concluded, by: ['chief'], to: 'same' },
  object: { from: concluded, by: ['reporter', 'clerk'], to: 'same' },
  review: { from: concluded, by: ['chief'], to: { upheld: 'same', redo: 'verifying' } },
} as const satisfies Record<string, Move>

export type EventName = keyof typeof moves
export const eventNames = Object.keys(moves) as EventName[]

export const moveOf = (name: EventName): Move => moves[name]
export const mayHappen = (stage: Stage, name: EventName): boolean => moveOf(name).from.includes(stage)

/** Stages from which nothing leads on. */
export const endStages: readonly Stage[] = ['not_accepted', 'transferred', 'merged', 'closed']
