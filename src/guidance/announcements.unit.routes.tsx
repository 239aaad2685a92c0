import { readReporter } from '#campaign/submissions.rules.ts'
import { reporterTexts } from '#campaign/submissions.words.ts'
import { unitPage } from '#campaign/unit-page.answer.ts'
import { type Ctx, get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { holderOf, rememberReporter, unitHolder } from '#units/holder.ts'
import { type Announced, findAnnouncedTo, listAnnouncedTo, recordReading } from './announcements.store.ts'
import { UnitAnnouncementPage, UnitAnnouncementsPage } from './announcements.unit.views.tsx'
import { asksOf } from './questions.unit.routes.tsx'

export const unitAnnouncementRoutes: Route[] = [
  get('/u/:unit/announcements', unitHolder, async (c) => {
    const { db, town } = c.var
    const { unit, ref } = holderOf(c)
    const announced = await listAnnouncedTo(db, town.id, unit.id)
    return unitPage(c, <UnitAnnouncementsPage unit={unit.name} unitRef={ref} announced={announced} />)
  }),

  get('/u/:unit/announcements/:announcement', unitHolder, async (c) => announcedPage(c, await announcedOf(c), [])),

  post('/u/:unit/announcements/:announcement/readings', unitHolder, async (c) => {
    const { town, now, viewer, form } = c.var
    const { unit, ref, via, linkId, reporter } = holderOf(c)
    const one = await announcedOf(c)
    const known = via === 'office' ? null : reporter
    const { name, phone, problems } = readReporter(form)
    if (!known && problems.length > 0)
      return announcedPage(
        c,
        one,
        problems.map((field) => ({ field, text: reporterTexts[field] })),
      )
    const by = known ?? { name, phone }
    const answer = await once(c, `/u/${ref}/announcements/${one.id}`, async (tx) => {
      const latest = (await findAnnouncedTo(tx, town.id, unit.id, one.id)) ?? notFound()
      if (latest.withdrawnAt) throw new Refusal(await announcedPage(c, latest, []))
      const reader = { name: by.name, personId: viewer?.personId ?? null, linkId, via }
      const reading = { announcementId: one.id, unitId: unit.id }
      if (!(await recordReading(tx, town.id, reading, reader, now))) return
      await recordAct(tx, c, { act: 'announcement.read', subject: `announcement/${one.id}`, detail: { via } })
    })
    if (!known && via === 'link' && answer.status === 303) rememberReporter(c, answer, by)
    return answer
  }),
]

/** What was announced to this unit; what went to others only is not there. */
async function announcedOf(c: Ctx): Promise<Announced> {
  const id = c.req.param('announcement')
  return (isId(id) && (await findAnnouncedTo(c.var.db, c.var.town.id, holderOf(c).unit.id, id))) || notFound()
}

function announcedPage(c: Ctx, one: Announced, problems: Problem[]): Promise<Response> {
  const holder = holderOf(c)
  const view = (
    <UnitAnnouncementPage
      unit={holder.unit.name}
      unitRef={holder.ref}
      officeName={c.var.town.officeName}
      one={one}
      asks={asksOf(holder)}
      given={problems.length > 0 ? c.var.form.given() : {}}
      problems={problems}
    />
  )
  return unitPage(c, view, problems.length > 0 ? 422 : 200)
}
