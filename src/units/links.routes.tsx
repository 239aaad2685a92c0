import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { originOf } from '#people/passkeys.ts'
import { hashPassword } from '#people/passwords.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { NotFound } from '#platform/http/problems.ts'
import { newId } from '#platform/ids.ts'
import { tokenOf } from './holder.ts'
import { codeShown, isPinWeak, pinIn } from './link-codes.rules.ts'
import { codeHashOf, codeOf } from './link-codes.ts'
import { type LinkWritten, listLinks, listOpenLinks, recordLinks, voidLinks } from './links.store.ts'
import { LinksPage } from './links.views.tsx'
import { linkWords } from './links.words.ts'
import { unitNamed } from './unit.reading.ts'
import { isOpenOn } from './units.rules.ts'
import { listUnits, type Unit } from './units.store.ts'

export const linkRoutes: Route[] = [
  // For all at once, where a town begins: those that have a link keep it.
  post('/office/units/links', office, async (c) => {
    const { town, viewer, now, form } = c.var
    const kind = form.text('kind')
    return once(c, '/office/units/posters', async (tx) => {
      const [units, open] = await Promise.all([listUnits(tx, town.id), listOpenLinks(tx, town.id)])
      const lacking = units.filter((unit) => isAsked(unit, kind, dayOf(now)) && !open.has(unit.id))
      const links = lacking.map((unit) => newLink(c, unit.id, null))
      await recordLinks(tx, town.id, links, viewer!.personId, now)
      await recordAct(tx, c, { act: 'link.issue-all', subject: 'unit', detail: { links: links.length } })
      return `/office/units/posters?kind=${encodeURIComponent(kind)}&issued=${links.length}`
    })
  }),

  get('/office/units/:unit/links', office, async (c) => linksPage(c, await unitNamed(c))),

  post('/office/units/:unit/links', office, async (c) => {
    const { town, viewer, now, form } = c.var
    const unit = await unitNamed(c)
    const typed = form.text('pin')
    const pin = pinIn(typed)
    const text = typed && !pin ? linkWords.problems.pin : pin && isPinWeak(pin) ? linkWords.problems.weakPin : ''
    if (text) return linksPage(c, unit, [{ field: 'pin', text }], 422)
    // Outside the transaction: a hash takes as long as a hundred writes.
    const pinHash = pin ? await hashPassword(pin) : null
    const link = newLink(c, unit.id, pinHash)
    return once(c, `/office/units/${unit.id}/links?done=first`, async (tx) => {
      const voided = await voidLinks(tx, town.id, unit.id, { by: viewer!.personId, now })
      await recordLinks(tx, town.id, [link], viewer!.personId, now)
      const detail = { unit: unit.id, pin: pinHash !== null, voided }
      await recordAct(tx, c, { act: 'link.issue', subject: `link/${link.id}`, detail })
      return voided > 0 ? `/office/units/${unit.id}/links?done=issued` : undefined
    })
  }),

  post('/office/units/:unit/links/:link/void', office, async (c) => {
    const { town, viewer, now } = c.var
    const unit = await unitNamed(c)
    const only = c.req.param('link') ?? ''
    const links = await listLinks(c.var.db, town.id, unit.id)
    if (!links.some(({ id }) => id === only)) throw new NotFound()
    return once(c, `/office/units/${unit.id}/links?done=voided`, async (tx) => {
      // Voided already is as well as voided now.
      if (await voidLinks(tx, town.id, unit.id, { only, by: viewer!.personId, now }))
        await recordAct(tx, c, { act: 'link.void', subject: `link/${only}`, detail: { unit: unit.id } })
    })
  }),
]

/** Units that a poster is made for: open today, and of the kind asked for. */
export const isAsked = (unit: Unit, kind: string, day: string): boolean =>
  isOpenOn(unit, day) && (kind === '' || unit.kinds.includes(kind))

export function newLink(c: Ctx, unitId: string, pinHash: string | null): LinkWritten {
  const { town, site } = c.var
  const id = newId()
  return { id, unitId, pinHash, codeHash: codeHashOf(site.keys, town.id, codeOf(site.keys, town.id, id)) }
}

/** What the link opens, and what can be typed instead; a link from before codes has none. */
export function addressesOf(c: Ctx, link: { id: string; coded: boolean }): { whole: string; typed: string } {
  const { town, site, base } = c.var
  const at = `${originOf(c)}${base}/u/`
  const typed = link.coded ? `${at.replace(/^https?:\/\//, '')}${codeShown(codeOf(site.keys, town.id, link.id))}` : ''
  return { whole: at + tokenOf(site.keys, town.id, link.id), typed }
}

export const openLinkOf = async (c: Ctx, db: Db, unitId: string) =>
  (await listOpenLinks(db, c.var.town.id, unitId)).get(unitId)

async function linksPage(c: Ctx, unit: Unit, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const { db, town } = c.var
  const links = await listLinks(db, town.id, unit.id)
  const open = await openLinkOf(c, db, unit.id)
  const address = open && addressesOf(c, open)
  return page(
    c,
    <LinksPage unit={unit} links={links} address={address} problems={problems} done={c.req.query('done')} />,
    status,
  )
}
