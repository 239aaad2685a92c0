import type { Sent } from './tus.ts'

/** Told to the document when something was put in; whoever delivers answers by preventing the default. */
export const outboxChanged = 'outbox:changed'
/** Told to the document, with `News`. */
export const outboxNews = 'outbox:news'

export interface News {
  form?: { action: string; title: string; state: 'sending' | 'waiting' | 'sent' | 'refused' | 'locked'; to?: string }
  file?: { key: string; action: string; share?: number; sent?: Sent & { name: string } }
  /** The page is over: nothing of it is kept any more. */
  over?: true
  /** After every round: how much is left. */
  left?: number
}
