import type { Context } from 'hono'
import type { Site } from '#people/site.ts'
import type { Db } from '#platform/db.ts'
import type { Shed } from '#platform/http/admission.ts'
import type { FormInput } from '#platform/http/form.ts'
import { isPasswordOver, profileIn } from './password-profiles.rules.ts'
import { enders, isPower, powers } from './powers.rules.ts'
import type { Town } from './town.store.ts'

/** What each may do is said per route; the words stand in GLOSSARY.md. */
export const roles = ['director', 'officer', 'head', 'liaison', 'member', 'observer', 'custodian', ...powers] as const
export type Role = (typeof roles)[number]

export interface Viewer {
  personId: string
  name: string
  sessionId: string
  secondFactor: boolean
  /** Has set one up: then it is asked for, whatever the role. */
  ownsSecondFactor?: boolean
  /** The town separates the powers of administration (三员分设): what they do nobody else does. */
  separated?: boolean
  /** Of whoever has one: since when it is so, null when it is not what the town asks for, and when one signed in. */
  password?: { setAt: Date | null; signedInAt: Date }
  roles: { role: Role; unitId: string | null }[]
}

export interface Env {
  Variables: {
    site: Site
    db: Db
    town: Town
    viewer: Viewer | null
    /** Nobody asks who this is, and no trace of the visit is kept: set by the route's `who`. */
    unseen: boolean
    now: Date
    /** Only on POST: parsed and size-limited before the handler runs. */
    form: FormInput
    /** BASE_PATH plus the town's prefix, what links begin with. */
    base: string
    path: string
    /** Filled by a route's `who` when it admits the holder of a unit (units/holder.ts). */
    holder: unknown
  }
}
export type Ctx = Context<Env>

/** Who may come in. `admit` returns nothing to let them in, or the answer to give instead. */
export interface Who {
  name: string
  /** No session is looked at, nothing of the page is kept by the browser, no later page is told of it. */
  unseen?: true
  /** Also while the town is not set up yet: probes, and the set-up itself. */
  early?: true
  /** Whether a menu shows what this guards. */
  includes(viewer: Viewer | null): boolean
  /** When its pages are sent away while more comes than can be done (people/shedding.ts). */
  shed?: Shed
  admit(c: Ctx): Promise<Response | undefined> | Response | undefined
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  who: Who
  handle(c: Ctx): Promise<Response> | Response
  /** What is sent is no form: the handler reads it, and asks for the page's key itself. */
  raw?: true
  /** Answered before a town is looked for, so that a silent database does not silence it. */
  townless?: true
  /** Instead of what follows from `who` and the method. */
  shed?: Shed
}

export const get = (path: string, who: Who, handle: Route['handle']): Route => ({ method: 'GET', path, who, handle })
export const post = (path: string, who: Who, handle: Route['handle']): Route => ({ method: 'POST', path, who, handle })
export const raw = (
  method: Exclude<Route['method'], 'GET'>,
  path: string,
  who: Who,
  handle: Route['handle'],
): Route => ({
  method,
  path,
  who,
  handle,
  raw: true,
})

const OFFICE: readonly Role[] = ['director', 'officer']
const READERS: readonly Role[] = ['director', 'officer', 'observer']
/** Who proves a second factor whether they want to or not. */
const PROVE: readonly Role[] = [...READERS, 'custodian', ...powers]

export const hasRole = (viewer: Viewer | null, allowed: readonly Role[]): boolean =>
  viewer?.roles.some(({ role }) => allowed.includes(role)) ?? false

/** Who reads the whole town. */
export const isReader = (held: readonly { role: Role }[]): boolean => held.some(({ role }) => READERS.includes(role))

/** Who reads or steers more than a unit: proves more at the door, and leaves the role before the account goes. */
export const isForTown = (held: readonly { role: Role }[]): boolean =>
  isReader(held) || held.some(({ role }) => role === 'custodian' || isPower(role))

export const isOffice = (viewer: Viewer | null): boolean => hasRole(viewer, OFFICE)

/**
 * Whoever reads the whole town, or who reported, proves a second factor first (ASVS 5.0 §6.3.3); the demo town is open for trying.
 * Others prove one if they set one up.
 */
export function owesSecondFactor(c: Ctx): boolean {
  const { viewer, site } = c.var
  if (!viewer || viewer.secondFactor) return false
  return viewer.ownsSecondFactor === true || (hasRole(viewer, PROVE) && site.needsSecondFactor(c))
}

/** Another password has to be chosen before anything else is opened (等保: 口令定期更换). */
export const owesPassword = ({ var: { viewer, town } }: Ctx): boolean =>
  viewer?.password !== undefined &&
  isPasswordOver(profileIn(town.settings), viewer.password.setAt, viewer.password.signedInAt)

/** What somebody signed in has to do first: the answer that leads there. */
export function firstOwed(c: Ctx): Response | undefined {
  if (owesSecondFactor(c)) return c.var.site.askForSecondFactor(c)
  return owesPassword(c) ? c.var.site.askForPassword(c) : undefined
}

/** `separated`: who instead, in a town that separates the powers of administration. */
function demand(name: string, usual: readonly Role[] | 'any', separated = usual): Who {
  const includes = (viewer: Viewer | null): boolean => {
    const allowed = viewer?.separated ? separated : usual
    return viewer !== null && (allowed === 'any' || hasRole(viewer, allowed))
  }
  return {
    name,
    includes,
    admit(c) {
      const { viewer, site } = c.var
      if (!viewer) return site.askToSignIn(c)
      return includes(viewer) ? firstOwed(c) : site.refuse(c)
    },
  }
}

export const anyone: Who = { name: 'anyone', includes: () => true, admit: () => undefined }
/** Probes must not take a town that is busy for one that is dead. */
export const anyoneEarly: Who = { ...anyone, name: 'anyoneEarly', early: true, shed: 'never' }
/** Who reports a hazard, signed in or not: it is nobody, and is sent away last. */
export const unseen: Who = { ...anyone, name: 'unseen', unseen: true, shed: 'never' }
export const signedIn = demand('signedIn', 'any')
/** 举报保密员: reads who reported, and nothing else of the office. */
export const custodian = demand('custodian', ['custodian'])
export const office = demand('office', OFFICE)
export const director = demand('director', ['director'])
export const readers = demand('readers', READERS)
/** Opens and closes accounts. */
export const accountKeepers = demand('accountKeepers', OFFICE, ['administrator'])
/** Gives and ends roles, opens what was closed or forgotten. */
export const authorizers = demand('authorizers', OFFICE, ['authorizer'])
export const accountReaders = demand('accountReaders', OFFICE, ['administrator', 'authorizer'])
export const securityKeepers = demand('securityKeepers', ['director'], ['authorizer'])
export const auditors = demand('auditors', ['director'], ['auditor'])
export const powerReaders = demand('powerReaders', ['director'], [...OFFICE, ...powers])
/** None who reads them may choose anew once they are separated. */
export const powerBeginners = demand('powerBeginners', ['director'], [])
export const powerEnders = demand('powerEnders', [], enders)
/** Signed in, and the password may be over: only the page where another one is chosen. */
export const passwordOwed: Who = {
  ...signedIn,
  name: 'passwordOwed',
  admit(c) {
    if (!c.var.viewer) return c.var.site.askToSignIn(c)
    return owesSecondFactor(c) ? c.var.site.askForSecondFactor(c) : undefined
  },
}
/** Signed in, and the second factor not asked yet: only the pages that ask for it. */
export const halfSignedIn: Who = {
  name: 'halfSignedIn',
  includes: (viewer) => viewer !== null,
  admit: (c) => (c.var.viewer ? undefined : c.var.site.askToSignIn(c)),
}
