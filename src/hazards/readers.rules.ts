/** Who of the office may open a report's own words. Pure. */
import type { Standing } from './cases.rules.ts'
import type { Happened } from './events.rules.ts'
import type { Actor } from './refusing.rules.ts'

/**
 * Whoever takes reports in or decides on them reads them. Who was sent to look reads the brief instead, unless it was
 * they who took it in: the others are told nothing of the reporter (安监总局 2013-06-08).
 */
export function readsReport(
  { id, hats }: Actor,
  { verifiers }: Pick<Standing, 'verifiers'>,
  events: readonly Pick<Happened, 'name' | 'by'>[],
): boolean {
  if (!takesReports(hats)) return false
  const acceptedBy = events.find(({ name }) => name === 'accept')?.by
  return !verifiers.includes(id) || acceptedBy === id
}

/** Takes reports in or decides on them. */
export const takesReports = (hats: Actor['hats']): boolean => hats.includes('clerk') || hats.includes('chief')
