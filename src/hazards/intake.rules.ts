import type { Channel } from './reports.rules.ts'

/** How a report comes that somebody of the office writes down. */
export const takenBy = ['phone', 'letter', 'visit', 'transfer', 'inspection'] as const satisfies readonly Channel[]
export type TakenBy = (typeof takenBy)[number]

export const takenByOf = (typed: string): TakenBy | undefined => takenBy.find((one) => one === typed)
