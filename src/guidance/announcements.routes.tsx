import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { listKinds, listUnits } from '#units/units.store.ts'
import { readAnnouncement } from './announcements.rules.ts'
import {
  type Announcement,
  findAnnouncement,
  listAddressees,
  listAnnouncements,
  recordAnnouncement,
  withdrawAnnouncement,
} from './announcements.store.ts'
import { AnnouncementFormPage, AnnouncementPage, AnnouncementSheet, AnnouncementsPage } from './announcements.views.tsx'
import { announcementProblemText } from './announcements.words.ts'

export const announcementRoutes: Route[] = [
  get('/office/announcements', readers, async (c) => {
    const announcements = await listAnnouncements(c.var.db, c.var.town.id)
    return page(c, <AnnouncementsPage announcements={announcements} office={isOffice(c.var.viewer)} />)
  }),

  get('/office/announcements/new', office, (c) => formPage(c, [])),

  post('/office/announcements', office, async (c) => {
    const { db, town, now, viewer, form } = c.var
    const { read, problems } = readAnnouncement(form, await listUnits(db, town.id), dayOf(now))
    if (problems.length > 0)
      return formPage(
        c,
        problems.map((problem) => ({ field: problem.field, text: announcementProblemText(problem) })),
      )
    return once(c, '/office/announcements', async (tx) => {
      // the guard lets nobody in without a name
      const id = await recordAnnouncement(tx, town.id, read, { by: viewer!.personId, now })
      const detail = { units: read.unitIds.length, confirm: read.confirm }
      await recordAct(tx, c, { act: 'announcement.make', subject: `announcement/${id}`, detail })
      return `/office/announcements/${id}?fresh=1`
    })
  }),

  get('/office/announcements/:announcement', readers, async (c) => {
    const announcement = await announcementOf(c)
    const view = (
      <AnnouncementPage
        announcement={announcement}
        addressees={await listAddressees(c.var.db, c.var.town.id, announcement.id)}
        office={isOffice(c.var.viewer)}
        fresh={c.req.query('fresh') === '1'}
      />
    )
    return page(c, view)
  }),

  get('/office/announcements/:announcement/print', readers, async (c) => {
    const { db, town } = c.var
    const announcement = await announcementOf(c)
    const addressees = await listAddressees(db, town.id, announcement.id)
    const host = `${town.name}${town.officeName}`
    return page(c, <AnnouncementSheet announcement={announcement} addressees={addressees} town={host} />)
  }),

  post('/office/announcements/:announcement/withdrawals', office, async (c) => {
    const { town, now, viewer } = c.var
    const { id } = await announcementOf(c)
    return once(c, `/office/announcements/${id}`, async (tx) => {
      if (!(await withdrawAnnouncement(tx, town.id, id, { by: viewer!.personId, now }))) return
      await recordAct(tx, c, { act: 'announcement.withdraw', subject: `announcement/${id}` })
    })
  }),
]

async function announcementOf(c: Ctx): Promise<Announcement> {
  const id = c.req.param('announcement')
  return (isId(id) && (await findAnnouncement(c.var.db, c.var.town.id, id))) || notFound()
}

async function formPage(c: Ctx, problems: Problem[]): Promise<Response> {
  const kinds = await listKinds(c.var.db, c.var.town.id)
  const refused = problems.length > 0
  const view = (
    <AnnouncementFormPage
      kinds={kinds}
      given={refused ? c.var.form.given() : {}}
      chosen={refused ? c.var.form.every('kinds') : []}
      problems={problems}
    />
  )
  return page(c, view, refused ? 422 : 200)
}
