/**
 * 三员 (三权分立): the powers of administration that a town may separate from its director and office
 * (GB/T 22239 管理权限分离). Whoever has one has nothing else.
 */
export const powers = ['administrator', 'authorizer', 'auditor'] as const
export type Power = (typeof powers)[number]

export const isPower = (role: string): role is Power => powers.some((power) => power === role)

/** Asked for by one of these two, ended when the other one says so too: no single one gives the director the audit back. */
export const enders = ['administrator', 'authorizer'] as const satisfies readonly Power[]
export type Ender = (typeof enders)[number]

export interface PowerSettings {
  separated?: boolean
  /** Who asked to end it, while it waits for the other one. */
  endAskedBy?: Ender | null
}

export type Choice = Record<Power, string>
export type ChoiceProblem = 'missing' | 'twice' | 'director'

/** Three who are there, each another one, and none of them the last director. */
export function problemWithChoice(choice: Choice, people: readonly string[], directors: readonly string[]) {
  const chosen = powers.map((power) => choice[power])
  if (!chosen.every((id) => people.includes(id))) return 'missing'
  if (new Set(chosen).size < powers.length) return 'twice'
  return directors.every((id) => chosen.includes(id)) ? 'director' : undefined
}
