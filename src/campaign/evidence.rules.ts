import type { FileProblem } from '#platform/files/picture.ts'
import type { EvidenceKind } from './campaign.types.ts'

/** Why a file is not taken, as an address and a sentence need it. Pure. */
export const refusedWhys = [
  'kind',
  'paper-kind',
  'film-kind',
  'heic',
  'broken',
  'too-big',
  'film-too-big',
  'hidden',
  'macros',
  'too-many',
  'locked',
] as const
export type RefusedWhy = (typeof refusedWhys)[number]

/** Beyond this nothing of a kind is taken, whatever it says inside (photos and papers; films). */
export const mostBytesOf = (kind: EvidenceKind): number => (kind === 'video' ? 100_000_000 : 25_000_000)

export interface RefusedFile {
  name: string
  why: RefusedWhy
}

/** What cannot be taken as a paper or a film is told as one: nobody is asked to photograph a film. */
export function whyOf(kind: EvidenceKind, problem: FileProblem): RefusedWhy {
  if (kind === 'photo') return problem
  if (problem === 'kind') return kind === 'video' ? 'film-kind' : 'paper-kind'
  if (problem === 'too-big' && kind === 'video') return 'film-too-big'
  return problem === 'hidden' ? 'macros' : problem
}

/** What nobody foresaw is told as a file that cannot be read. */
export const refusalOf = (why: string): RefusedWhy => refusedWhys.find((one) => one === why) ?? 'broken'
