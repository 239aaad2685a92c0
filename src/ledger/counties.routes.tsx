import { type Ctx, director, get, hasRole, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { wholeMoment } from './archive.moment.words.ts'
import { readCounty, readCountyActivities } from './counties.reading.ts'
import { countyAsked, shownTowns } from './counties.rules.ts'
import { recordCounty } from './counties.store.ts'
import { CountyActivitiesPage, CountyBeginPage, CountyPage } from './counties.views.tsx'
import { countyWords as words } from './counties.words.ts'
import { countyWorkbook } from './counties.workbook.ts'
import { XLSX } from './statistics.workbook.ts'

const isCounty = (c: Ctx): boolean => c.var.town.kind === 'county'
const clockOf = (c: Ctx) => (shift: number) => c.var.site.clock.now(shift)
const askedIn = (c: Ctx) => countyAsked((name) => c.req.query(name))

export const countyRoutes: Route[] = [
  get('/office/county', readers, async (c) => {
    const { db, town, viewer } = c.var
    if (!isCounty(c)) return page(c, <CountyBeginPage director={hasRole(viewer, ['director'])} />)
    return page(c, <CountyPage lines={await readCounty(db, town.id, clockOf(c))} asked={askedIn(c)} />)
  }),

  get('/office/county/activities', readers, async (c) => {
    const { db, town } = c.var
    if (!isCounty(c)) return notFound()
    return page(c, <CountyActivitiesPage activities={await readCountyActivities(db, town.id, clockOf(c))} />)
  }),

  get('/office/county.xlsx', readers, async (c) => {
    const { db, town, now } = c.var
    if (!isCounty(c)) return notFound()
    const bytes = await countyWorkbook({
      county: town.name,
      moment: wholeMoment(now),
      lines: shownTowns(await readCounty(db, town.id, clockOf(c)), askedIn(c)),
      activities: await readCountyActivities(db, town.id, clockOf(c)),
    })
    return fileAnswer(bytes, { mediaType: XLSX, saveAs: words.file(town.name, dayOf(now)) })
  }),

  post('/office/county/openings', director, (c) =>
    once(c, '/office/county', async (tx) => {
      await recordCounty(tx, c.var.town.id)
      await recordAct(tx, c, { act: 'county.begin', subject: `town/${c.var.town.id}` })
    }),
  ),
]
