import type { Doubt } from './evidence.doubts.store.ts'

export const isOpen = ({ dismissed }: Pick<Doubt, 'dismissed'>): boolean => dismissed === null

/** Open doubts by picture, in the order in which the pictures were found. */
export function openByPiece(doubts: readonly Doubt[]): Doubt[][] {
  const pieces = new Map<string, Doubt[]>()
  for (const doubt of doubts.filter(isOpen)) pieces.set(doubt.own.id, [...(pieces.get(doubt.own.id) ?? []), doubt])
  return [...pieces.values()]
}

/** The ids that are dismissed by what was chosen: one of the open doubts, or all; nothing when there is no such one. */
export function dismissedBy(chosen: string, doubts: readonly Doubt[]): string[] {
  const open = doubts.filter(isOpen).map(({ id }) => id)
  return chosen === 'all' ? open : open.filter((id) => id === chosen)
}
