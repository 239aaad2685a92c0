import type { Role } from './access.ts'

/** Roles that look after one unit each; the others are for the whole town. */
export const unitRoles: readonly Role[] = ['head', 'liaison', 'member']
/** The roles that only the director gives, ends, or whose holders only the director may touch. */
const DIRECTORS_OWN: readonly Role[] = ['director', 'officer', 'observer', 'custodian']

export const needsUnit = (role: Role): boolean => unitRoles.includes(role)

type Held = readonly { role: Role }[]
const isDirector = (held: Held): boolean => held.some(({ role }) => role === 'director')

export const mayGrant = (granter: Held, role: Role): boolean =>
  isDirector(granter) || (granter.some((held) => held.role === 'officer') && needsUnit(role))

/** An officer must not become director by taking a director's account over. */
export const mayManage = (manager: Held, person: Held): boolean =>
  isDirector(manager) || !person.some(({ role }) => DIRECTORS_OWN.includes(role))

export type RoleProblem = 'role' | 'notAllowed' | 'unit' | 'twice'

export function problemWithRole(
  role: Role | undefined,
  unitId: string | null,
  granter: Held,
  held: readonly { role: Role; unitId: string | null }[] = [],
): RoleProblem | undefined {
  if (!role) return 'role'
  if (!mayGrant(granter, role)) return 'notAllowed'
  if (needsUnit(role) && !unitId) return 'unit'
  const place = needsUnit(role) ? unitId : null
  return held.some((one) => one.role === role && one.unitId === place) ? 'twice' : undefined
}

/** 13900010002, as people write it: spaces, dashes, +86. */
export const readPhone = (typed: string): string => typed.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')

export const isPhone = (phone: string): boolean => /^1\d{10}$|^0\d{9,11}$/.test(phone)

/** Letters and digits that every phone types; Chinese names are fine too. */
export const isUsername = (username: string): boolean => /^[\p{L}][\p{L}\d._-]{2,29}$/u.test(username)
