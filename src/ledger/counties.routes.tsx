import { type Ctx, director, get, hasRole, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { findKept } from '#platform/kept.ts'
import { wholeMoment } from './archive.moment.words.ts'
import { readCounty } from './counties.reading.ts'
import { countyAddress, countyAsked } from './counties.rules.ts'
import { listActivitySums, recordCounty } from './counties.store.ts'
import { CountyActivitiesPage, CountyBeginPage, CountyPage } from './counties.views.tsx'
import { countyWords as words } from './counties.words.ts'
import { countyWorkbook } from './counties.workbook.ts'
import { XLSX } from './statistics.workbook.ts'

const isCounty = (c: Ctx): boolean => c.var.town.kind === 'county'
/** The server's: each town below has its own. */
const serverNow = (c: Ctx): Date => c.var.site.clock.now()
const askedIn = (c: Ctx) => countyAsked((name) => c.req.query(name))

export const countyRoutes: Route[] = [
  get('/office/county', readers, async (c) => {
    const { db, town, viewer } = c.var
    const asked = askedIn(c)
    if (!isCounty(c)) return page(c, <CountyBeginPage director={hasRole(viewer, ['director'])} />)
    const read = () => readCounty(db, town.id, serverNow(c), asked)
    // Sums of many towns, for a second the same for everybody; what somebody looks for is looked for.
    const name = `county:${town.id}:${countyAddress(asked)}`
    const county = asked.search ? await read() : await findKept(c.var.site.kept, name, read)
    return page(c, <CountyPage county={county ?? notFound()} asked={asked} />)
  }),

  get('/office/county/activities', readers, async (c) => {
    const { db, town } = c.var
    if (!isCounty(c)) return notFound()
    const read = () => listActivitySums(db, town.id, serverNow(c))
    const activities = await findKept(c.var.site.kept, `county-activities:${town.id}`, read)
    return page(c, <CountyActivitiesPage activities={activities ?? []} />)
  }),

  get('/office/county.xlsx', readers, async (c) => {
    const { db, town, now } = c.var
    if (!isCounty(c)) return notFound()
    const bytes = await countyWorkbook({
      county: town.name,
      moment: wholeMoment(now),
      ...(await readCounty(db, town.id, serverNow(c), askedIn(c), { whole: true })),
      activities: await listActivitySums(db, town.id, serverNow(c)),
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
