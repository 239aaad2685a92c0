import type { Sent } from './tus.ts'

/** Told to the document when something was put in; whoever delivers answers by preventing the default. */
export const outboxChanged = 'outbox:changed'
/** Told to the document, with `News`. */
export const outboxNews = 'outbox:news'

/** `shut`: nothing is taken for now; it stays on the phone as something not sent. */
export type FormState = 'sending' | 'waiting' | 'sent' | 'refused' | 'locked' | 'shut'

export interface News {
  form?: { action: string; title: string; state: FormState; to?: string }
  file?: { key: string; action: string; share?: number; sent?: Sent & { name: string } }
  /** So many files were not taken, and stay on the phone. */
  shutFiles?: number
  /** The page is over: nothing of it is kept any more. */
  over?: true
  /** After every round: how much is left. */
  left?: number
}
