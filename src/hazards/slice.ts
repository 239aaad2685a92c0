import { custodian, isOffice, office, readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { dayOf } from '#platform/days.rules.ts'
import { caseRoutes } from './cases.routes.tsx'
import { listWords } from './desk.words.ts'
import { eventRoutes } from './events.routes.tsx'
import { figureRoutes } from './figures.routes.tsx'
import { tellFigures } from './figures.telling.ts'
import { fileRoutes } from './files.routes.tsx'
import { heatRoutes } from './heat.routes.tsx'
import { publicHotlineRoutes } from './hotlines.public.routes.tsx'
import { hotlineRoutes } from './hotlines.routes.tsx'
import { hotlineRows, unitHotlineRoutes } from './hotlines.unit.routes.tsx'
import { hotlineWords } from './hotlines.words.ts'
import { identityRoutes } from './identities.routes.tsx'
import { intakeRoutes } from './intake.routes.tsx'
import { ledgerRoutes } from './ledger.routes.ts'
import { askingRoutes } from './openings.asking.routes.tsx'
import { openingRoutes } from './openings.routes.tsx'
import { countWaiting } from './openings.store.ts'
import { identitiesWords } from './openings.words.ts'
import { orderRoutes } from './orders.routes.tsx'
import { orderNotices, orderRows } from './orders.telling.ts'
import { overdueCrontab, overdueJobs } from './overdue.jobs.ts'
import { countOverdue } from './overdue.store.ts'
import { ownOfficeRoutes } from './own-channels.office.routes.tsx'
import { channelRoutes, channelRows } from './own-channels.routes.tsx'
import { ownPosterRoutes } from './own-posters.routes.ts'
import { ownReportCrontab, ownReportJobs } from './own-reports.jobs.ts'
import { ownReportRoutes } from './own-reports.routes.tsx'
import { hazardPaperRoutes } from './papers.routes.tsx'
import { photoRoutes } from './photos.routes.tsx'
import { receiptRoutes } from './receipts.routes.tsx'
import { reportRoutes } from './reports.routes.tsx'
import { rootCrontab, rootJobs } from './roots.jobs.ts'
import { rootRoutes } from './roots.routes.tsx'
import { settingRoutes } from './settings.routes.tsx'
import { spotMapRoutes } from './spot-map.routes.tsx'
import { hazardUploadRoutes } from './uploads.routes.ts'

/** For the overview: what waits and what is late. */
export { hazardsDue } from './due.telling.ts'
/** For the town's home, whose first screen says where to report. */
export { homeHotlines } from './home.telling.ts'

import { settlingCrontab, settlingJobs } from './settling.jobs.ts'

export const hazardsSlice: Slice = {
  name: 'hazards',
  routes: [
    ...reportRoutes,
    ...receiptRoutes,
    ...identityRoutes,
    ...fileRoutes,
    ...hazardUploadRoutes,
    ...intakeRoutes,
    ...hotlineRoutes,
    ...figureRoutes,
    ...unitHotlineRoutes,
    ...publicHotlineRoutes,
    ...channelRoutes,
    ...ownPosterRoutes,
    ...ownReportRoutes,
    ...rootRoutes,
    ...askingRoutes,
    ...openingRoutes,
    // what has a name of its own stands before what names a case
    ...heatRoutes,
    ...spotMapRoutes,
    ...ownOfficeRoutes,
    ...ledgerRoutes,
    ...settingRoutes,
    ...hazardPaperRoutes,
    ...photoRoutes,
    ...orderRoutes,
    ...caseRoutes,
    ...eventRoutes,
  ],
  menu: [
    {
      to: '/office/hazards',
      label: listWords.menu,
      who: office,
      position: 46,
      go: 'h',
      often: 3,
      waiting: (c) => countOverdue(c.var.db, c.var.town.id, dayOf(c.var.now)),
    },
    // the office comes here from 隐患举报: another entry would break the menu into two lines
    {
      to: '/office/hotlines',
      label: hotlineWords.menu,
      who: readers,
      position: 47,
      shown: (c) => !isOffice(c.var.viewer),
    },
    {
      to: '/office/identities',
      label: identitiesWords.menu,
      who: custodian,
      position: 48,
      waiting: (c) => countWaiting(c.var.db, c.var.town.id),
    },
  ],
  jobs: { ...settlingJobs, ...rootJobs, ...overdueJobs, ...ownReportJobs },
  crontab: [...settlingCrontab, ...rootCrontab, ...overdueCrontab, ...ownReportCrontab],
  unitNotices: orderNotices,
  unitRows: async (c, unitId, ref) => [
    ...(await orderRows(c, unitId, ref)),
    ...(await hotlineRows(c, unitId, ref)),
    ...(await channelRows(c, unitId, ref)),
  ],
  figures: tellFigures,
}
