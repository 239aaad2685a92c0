import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { type Ctx, get, office, type Route } from '#people/access.ts'
import { redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { addressesOf, isAsked } from './links.routes.tsx'
import { listOpenLinks } from './links.store.ts'
import { type Layout, posterPdf } from './posters.ts'
import { PostersPage } from './posters.views.tsx'
import { posterWords as words } from './posters.words.ts'
import { inTreeOrder } from './tree.rules.ts'
import { unitNamed } from './unit.reading.ts'
import { listKinds, listUnits, type Unit } from './units.store.ts'

/** As many as a minute makes; a town has fewer, a county prints kind by kind. */
const MOST = 2000

type Printed = Unit & { link: { id: string; hasPin: boolean; coded: boolean } }

export const posterRoutes: Route[] = [
  get('/office/units/posters', office, async (c) => {
    const { db, town } = c.var
    const kind = c.req.query('kind') ?? ''
    const [kinds, { ready, lacking }] = await Promise.all([listKinds(db, town.id), unitsToPrint(c, kind)])
    const issued = c.req.query('issued')
    const view = (
      <PostersPage
        kinds={kinds}
        kind={kind}
        ready={ready.length}
        lacking={lacking}
        most={MOST}
        issued={issued === undefined ? undefined : Number(issued) || 0}
      />
    )
    return page(c, view)
  }),

  get('/office/units/posters.pdf', office, async (c) => {
    const kind = c.req.query('kind') ?? ''
    const { ready } = await unitsToPrint(c, kind)
    // Said on the page that the links to here stand on.
    if (ready.length === 0 || ready.length > MOST)
      return redirect(c, `/office/units/posters?kind=${encodeURIComponent(kind)}`)
    const layout = c.req.query('layout') === 'cut' ? 'cut' : 'a4'
    const named = (await listKinds(c.var.db, c.var.town.id)).find(({ code }) => code === kind)
    return paper(c, named?.name ?? words.many, layout, ready)
  }),

  get('/office/units/:unit/poster.pdf', office, async (c) => {
    const unit = await unitNamed(c)
    const link = (await listOpenLinks(c.var.db, c.var.town.id, unit.id)).get(unit.id)
    return link ? paper(c, unit.name, 'a4', [{ ...unit, link }]) : redirect(c, `/office/units/${unit.id}/links`)
  }),
]

async function unitsToPrint(c: Ctx, kind: string): Promise<{ ready: Printed[]; lacking: number }> {
  const { db, town, now } = c.var
  const [units, links] = await Promise.all([listUnits(db, town.id), listOpenLinks(db, town.id)])
  const asked = inTreeOrder(units)
    .map(({ unit }) => unit)
    .filter((unit) => isAsked(unit, kind, dayOf(now)))
  const ready = asked.flatMap((unit) => {
    const link = links.get(unit.id)
    return link ? [{ ...unit, link }] : []
  })
  return { ready, lacking: asked.length - ready.length }
}

async function paper(c: Ctx, name: string, layout: Layout, units: readonly Printed[]): Promise<Response> {
  const { db, town } = c.var
  const posters = units.map((unit) => ({
    name: unit.name,
    address: addressesOf(c, unit.link),
    hasPin: unit.link.hasPin,
    hotline: unit.hotline || town.hotline,
  }))
  const campaign = await findShownCampaign(db, town.id)
  const pdf = await posterPdf({ title: words.file(name), town, campaign, layout, posters })
  return fileAnswer(pdf, { mediaType: 'application/pdf', saveAs: words.file(name) })
}
