import { type Ctx, get, office, type Route } from '#people/access.ts'
import { redirect } from '#people/once.ts'
import { originOf } from '#people/passkeys.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { listKinds } from '#units/units.store.ts'
import { type HotlinePoster, hotlinePosterPdf } from './hotline-posters.ts'
import { hotlinePaperWords as paper, hotlinePosterWords as words } from './hotline-posters.words.ts'
import { readRegistry } from './hotlines.reading.ts'
import { type Hotline, listHotlines } from './hotlines.store.ts'

/** As many as a minute makes; a county prints kind by kind. */
const MOST = 2000

export const hotlinePosterRoutes: Route[] = [
  get('/office/hotlines/posters.pdf', office, async (c) => {
    const { db, town } = c.var
    const [unitId, kind] = [c.req.query('unit') ?? '', c.req.query('kind') ?? '']
    const registry = await readRegistry(c)
    const asked = registry.units.filter(
      ({ unit }) => unit && (unitId ? unit.id === unitId : kind === '' || unit.kinds.includes(kind)),
    )
    if (asked.length === 0 || asked.length > MOST) return redirect(c, '/office/hotlines')
    const posters = asked.map(({ unit, hotlines }) =>
      posterOf(c, { id: unit!.id, name: unit!.name }, hotlines, registry.town.hotlines),
    )
    const named = (await listKinds(db, town.id)).find(({ code }) => code === kind)
    return pdf(c, unitId ? posters[0]!.name : (named?.name ?? words.many), posters)
  }),

  get('/u/:unit/hotline-poster.pdf', unitHolder, async (c) => {
    const { db, town } = c.var
    const { unit } = holderOf(c)
    const all = await listHotlines(db, town.id)
    const own = all.filter(({ unitId }) => unitId === unit.id)
    const ofTown = all.filter(({ unitId }) => unitId === null)
    return pdf(c, unit.name, [posterOf(c, unit, own, ofTown)])
  }),
]

/** A unit without a number of its own prints the town's. */
function posterOf(
  c: Ctx,
  unit: { id: string; name: string },
  own: readonly Pick<Hotline, 'phone' | 'hours'>[],
  ofTown: readonly Pick<Hotline, 'phone' | 'hours'>[],
): HotlinePoster {
  const { town, base } = c.var
  const told = own.length > 0 ? own : ofTown
  const phones = told.length > 0 ? told.map(({ phone }) => phone) : [town.hotline].filter(Boolean)
  return {
    name: unit.name,
    phones: phones.length > 0 ? phones : ['12350'],
    hours: told[0]?.hours || paper.unanswered,
    address: `${originOf(c)}${base}/hazards/new?unit=${unit.id}`,
  }
}

async function pdf(c: Ctx, name: string, posters: readonly HotlinePoster[]): Promise<Response> {
  const typed = `${originOf(c)}${c.var.base}/hazards`.replace(/^https?:\/\//, '')
  const bytes = await hotlinePosterPdf({ title: words.file(name), town: c.var.town, typed, posters })
  return fileAnswer(bytes, { mediaType: 'application/pdf', saveAs: words.file(name) })
}
