import type { Role } from './access.ts'
import { isPower, powers } from './powers.rules.ts'

/** Roles that look after one unit each; the others are for the whole town. */
export const unitRoles: readonly Role[] = ['head', 'liaison', 'member']
/** The roles that only the director gives, ends, or whose holders only the director may touch. */
const DIRECTORS_OWN: readonly Role[] = ['director', 'officer', 'observer', 'custodian']

export const needsUnit = (role: Role): boolean => unitRoles.includes(role)

type Held = readonly { role: Role }[]

/** Somebody signed in, in a town that may separate the powers of administration. */
export interface Granter {
  roles: Held
  separated?: boolean
}

const holds = (held: Held, role: Role): boolean => held.some((one) => one.role === role)

export const mayGrant = ({ roles, separated }: Granter, role: Role): boolean =>
  separated
    ? holds(roles, 'authorizer')
    : !isPower(role) && (holds(roles, 'director') || (holds(roles, 'officer') && needsUnit(role)))

/** Where the powers are separated an invitation names a role and gives none. */
export const mayInvite = (granter: Granter, role: Role): boolean =>
  granter.separated ? holds(granter.roles, 'administrator') && !isPower(role) : mayGrant(granter, role)

/** An officer must not become director by taking a director's account over. */
export const mayManage = ({ roles, separated }: Granter, person: Held): boolean =>
  separated
    ? holds(roles, 'administrator') || holds(roles, 'authorizer')
    : holds(roles, 'director') || !person.some(({ role }) => DIRECTORS_OWN.includes(role))

/** Roles that a town cannot be without: their last holder keeps them, and the account. */
export const neverEmpty = (separated: boolean): readonly Role[] => (separated ? ['director', ...powers] : ['director'])

/** Who verifies reports. Whoever keeps the names of those who reported takes no part in that (保护举报人意见, 2013). */
const VERIFIERS: readonly Role[] = ['director', 'officer']
const areApart = (one: Role, other: Role): boolean =>
  (one === 'custodian' && VERIFIERS.includes(other)) || (other === 'custodian' && VERIFIERS.includes(one))

/** Nobody holds both, whichever comes first. */
export const isApart = (role: Role, held: Held): boolean => held.some((one) => areApart(role, one.role))

export type RoleProblem = 'role' | 'notAllowed' | 'unit' | 'twice' | 'apart' | 'alone'

export function problemWithRole(
  role: Role | undefined,
  unitId: string | null,
  granter: Granter,
  held: readonly { role: Role; unitId: string | null }[] = [],
  may = mayGrant,
): RoleProblem | undefined {
  if (!role) return 'role'
  if (!may(granter, role)) return 'notAllowed'
  if (isApart(role, held)) return 'apart'
  if (needsUnit(role) && !unitId) return 'unit'
  if ((isPower(role) && held.length > 0) || held.some((one) => isPower(one.role))) return 'alone'
  const place = needsUnit(role) ? unitId : null
  return held.some((one) => one.role === role && one.unitId === place) ? 'twice' : undefined
}

/** 13900010002, as people write it: spaces, dashes, +86. */
export const readPhone = (typed: string): string => typed.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')

export const isPhone = (phone: string): boolean => /^1\d{10}$|^0\d{9,11}$/.test(phone)

/** Letters and digits that every phone types; Chinese names are fine too. */
export const isUsername = (username: string): boolean => /^[\p{L}][\p{L}\d._-]{2,29}$/u.test(username)
