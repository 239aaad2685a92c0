import { type Ctx, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { newLink } from './links.routes.tsx'
import type { LinkAct, LinkLeft } from './links.several.rules.ts'
import { listOpenLinks, recordLinks, voidLinks } from './links.store.ts'
import { lockTree } from './tree.store.ts'
import { unitsPage } from './units.routes.tsx'
import { isOpenOn } from './units.rules.ts'
import { listUnits, type Unit } from './units.store.ts'

type Work = (tx: Db, unit: Unit, link: { id: string; hasPin: boolean } | undefined) => Promise<LinkLeft | undefined>

export const severalLinkRoutes: Route[] = [
  post('/office/units/links/reissues', office, (c) =>
    onEach(c, 'reissued', async (tx, unit, link) => {
      const { town, viewer, now } = c.var
      if (!isOpenOn(unit, dayOf(now))) return 'closed'
      // A PIN is told to the unit by word of mouth: nobody can be told it for many at once.
      if (link?.hasPin) return 'pin'
      const voided = await voidLinks(tx, town.id, unit.id, { by: viewer!.personId, now })
      const fresh = newLink(c, unit.id, null)
      await recordLinks(tx, town.id, [fresh], viewer!.personId, now)
      const detail = { unit: unit.id, pin: false, voided }
      await recordAct(tx, c, { act: 'link.issue', subject: `link/${fresh.id}`, detail })
      return undefined
    }),
  ),

  post('/office/units/links/voids', office, (c) =>
    onEach(c, 'voided', async (tx, unit, link) => {
      const { town, viewer, now } = c.var
      if (!link || (await voidLinks(tx, town.id, unit.id, { by: viewer!.personId, now })) === 0) return 'none'
      await recordAct(tx, c, { act: 'link.void', subject: `link/${link.id}`, detail: { unit: unit.id } })
      return undefined
    }),
  ),
]

/** One transaction for the press; each unit's link is an act of its own. */
function onEach(c: Ctx, told: LinkAct, work: Work): Promise<Response> {
  const { town, form } = c.var
  const chosen = [...new Set(form.every('unit'))]
  return once(c, '/office/units', async (tx) => {
    if (chosen.length === 0)
      throw new Refusal(await unitsPage(c, tx, { search: form.text('q'), kind: form.text('kind') }))
    // Two who press at once follow one another, and a unit that closes meanwhile is seen.
    await lockTree(tx, town.id)
    const [units, links] = await Promise.all([listUnits(tx, town.id), listOpenLinks(tx, town.id)])
    const known = chosen.map((id) => units.find((unit) => unit.id === id) ?? notFound())
    const left = new Map<LinkLeft, string[]>()
    for (const unit of known) {
      const why = await work(tx, unit, links.get(unit.id))
      if (why) left.set(why, [...(left.get(why) ?? []), unit.id])
    }
    const back = new URLSearchParams({ pick: '1' })
    for (const name of ['q', 'kind']) if (form.text(name)) back.set(name, form.text(name))
    back.set(told, String(known.length - [...left.values()].flat().length))
    for (const [why, ids] of left) back.set(why, ids.join('.'))
    return `/office/units?${back}`
  })
}
