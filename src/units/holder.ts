import { type Ctx, firstOwed, isForTown, isOffice, type Role, type Viewer, type Who } from '#people/access.ts'
import { redirect } from '#people/once.ts'
import { isSecure } from '#people/session-cookie.ts'
import { NotFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { findKept } from '#platform/kept.ts'
import { codeIn } from './link-codes.rules.ts'
import { codeHashOf } from './link-codes.ts'
import { askForPin, knowsPin, voidedPage } from './link-door.tsx'
import { linkIdIn, tokenOf } from './link-tokens.ts'
import { findLink, findLinkByCode, type LinkAtDoor } from './links.store.ts'
import { findUnit, type Unit } from './units.store.ts'

export interface Reporter {
  name: string
  phone: string
}

/** Who acts for a unit, and how they came in. */
export interface Holder {
  unit: Unit
  /** What this holder's addresses begin with, `/u/<ref>`: the token of the link, or the unit's id. */
  ref: string
  via: 'link' | 'sign-in' | 'office'
  linkId: string | null
  /** Known from signing in, or remembered on this device; null until somebody said so. */
  reporter: Reporter | null
}

const REPORTER = 'unit-reporter'
const REMEMBERED_SECONDS = 180 * 86_400
/** Only the office changes a door, and what it changes is told to every process. */
const LINK_KEPT_MS = 5_000

// Whoever asks who holds a link often makes one, too.
export { tokenOf }

/** Holders of the unit's link, its own signed-in people, and the office. Nobody else learns that the unit exists. */
export const unitHolder: Who = {
  name: 'unitHolder',
  shed: 'late',
  includes: (viewer) => viewer !== null,
  async admit(c) {
    const ref = c.req.param('unit') ?? ''
    if (isId(ref)) {
      if (!c.var.viewer) return c.var.site.askToSignIn(c)
      const owed = firstOwed(c)
      if (owed) return owed
      return enter(c, await signedInHolder(c, ref))
    }
    const link = await linkAtDoor(c)
    if (link instanceof Response) return link
    if (link.pinHash && !knowsPin(c, link.id)) return askForPin(c, ref)
    return enter(c, linkHolder(c, ref, link))
  },
}

/**
 * Whoever runs the unit: its head, its liaison, the bearer of its link. Not the office in the unit's name, nobody who
 * holds a role of the town besides, and not everybody who works there.
 */
export const unitKeeper: Who = {
  name: 'unitKeeper',
  shed: 'late',
  includes: (viewer) => viewer !== null,
  async admit(c) {
    const answer = await unitHolder.admit(c)
    if (answer) return answer
    const { unit, via } = holderOf(c)
    return runsUnit(c.var.viewer, unit.id, via) ? undefined : c.var.site.refuse(c)
  },
}

/** The same for what a page shows or leaves out. */
export function runsUnit(viewer: Viewer | null, unitId: string, via: Holder['via']): boolean {
  if (viewer && isForTown(viewer.roles)) return false
  const runs = (role: Role) => role === 'head' || role === 'liaison'
  return via === 'link' || (viewer?.roles.some((held) => held.unitId === unitId && runs(held.role)) ?? false)
}

/** Whoever has the link itself, before its PIN is asked. */
export const linkBearer: Who = {
  name: 'linkBearer',
  shed: 'late',
  includes: () => false,
  async admit(c) {
    const link = await linkAtDoor(c)
    if (link instanceof Response) return link
    c.set('holder', link)
    return undefined
  },
}

/** @throws when the route is not guarded by linkBearer */
export function linkOf(c: Ctx): LinkAtDoor {
  const link = c.var.holder as LinkAtDoor | undefined
  if (!link) throw new Error('linkOf needs a route guarded by linkBearer')
  return link
}

/** @throws when the route is not guarded by unitHolder */
export function holderOf(c: Ctx): Holder {
  const holder = c.var.holder as Holder | undefined
  if (!holder) throw new Error('holderOf needs a route guarded by unitHolder')
  return holder
}

function enter(c: Ctx, holder: Holder | undefined): undefined {
  if (!holder) throw new NotFound()
  c.set('holder', holder)
  return undefined
}

async function signedInHolder(c: Ctx, id: string): Promise<Holder | undefined> {
  const { viewer, db, town } = c.var
  const office = isOffice(viewer)
  const own = viewer?.roles.some(({ unitId }) => unitId === id) ?? false
  const unit = viewer && (office || own) ? await findUnit(db, town.id, id) : undefined
  if (!unit || !viewer) return undefined
  const reporter = { name: viewer.name, phone: '' }
  return { unit, ref: id, via: office ? 'office' : 'sign-in', linkId: null, reporter }
}

/** The open link that the address names; or the answer for one that is typed, or over. */
async function linkAtDoor(c: Ctx): Promise<LinkAtDoor | Response> {
  const { db, town, site } = c.var
  const ref = c.req.param('unit') ?? ''
  const id = linkIdIn(site.keys, town.id, ref)
  const code = codeIn(ref)
  const link = id
    ? await findKept(site.kept, `link:${town.id}:${id}`, () => findLink(db, town.id, id), { forMs: LINK_KEPT_MS })
    : code && (await findLinkByCode(db, town.id, codeHashOf(site.keys, town.id, code)))
  if (!link) throw new NotFound()
  if (link.voidedAt) return voidedPage(c)
  // A typed code only opens the door: from there on addresses carry the signed token.
  return id ? link : redirect(c, `/u/${tokenOf(site.keys, town.id, link.id)}`)
}

const linkHolder = (c: Ctx, ref: string, { id, unit }: LinkAtDoor): Holder => ({
  unit,
  ref,
  via: 'link',
  linkId: id,
  reporter: rememberedReporter(c, id),
})

/** Keeps who reports on this device, sealed: a borrowed phone shows the name and nothing that can be copied out. */
export function rememberReporter(c: Ctx, answer: Response, reporter: Reporter): void {
  const { linkId } = holderOf(c)
  if (!linkId) return
  const sealed = c.var.site.keys.seal(REPORTER, JSON.stringify({ ...reporter, linkId })).toString('base64url')
  answer.headers.append(
    'set-cookie',
    `reporter=${sealed}; Path=${c.var.base}/u/; Max-Age=${REMEMBERED_SECONDS}; HttpOnly; SameSite=Lax${isSecure(c) ? '; Secure' : ''}`,
  )
}

/** On a borrowed phone nothing stays of who reported. */
export function forgetReporter(c: Ctx, answer: Response): void {
  answer.headers.append(
    'set-cookie',
    `reporter=; Path=${c.var.base}/u/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure(c) ? '; Secure' : ''}`,
  )
}

function rememberedReporter(c: Ctx, linkId: string): Reporter | null {
  const sealed = /(?:^|;\s*)reporter=([\w-]+)/.exec(c.req.header('cookie') ?? '')?.[1]
  if (!sealed) return null
  try {
    const kept = JSON.parse(c.var.site.keys.open(REPORTER, Buffer.from(sealed, 'base64url'))) as Reporter & {
      linkId: string
    }
    return kept.linkId === linkId ? { name: kept.name, phone: kept.phone } : null
  } catch {
    // Not ours, or from before the secret was changed: the name is asked again.
    return null
  }
}
