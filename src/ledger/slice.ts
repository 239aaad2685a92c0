import { whileOpen } from '#campaign/closings.guards.tsx'
import { office, readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { apiRoutes } from './api.routes.ts'
import { tokenRoutes } from './api.tokens.routes.tsx'
import { townsWords } from './api.tokens.words.ts'
import { archiveCrontab, archiveJobs } from './archive.jobs.ts'
import { archiveRoutes } from './archive.routes.tsx'
import { archiveWords } from './archive.words.ts'
import { belongingRoutes } from './belongings.routes.tsx'
import { calendarRows } from './calendar.reading.ts'
import { calendarRoutes } from './calendar.routes.tsx'
import { ledgerOpen } from './closing.reading.ts'
import { countyRoutes } from './counties.routes.tsx'
import { countyWords } from './counties.words.ts'
import { deedRoutes } from './deeds.routes.tsx'
import { feedRoutes } from './feed.routes.ts'
import { homeRoutes } from './home.routes.tsx'
import { menuWords } from './ledger.words.ts'
import { liveRoutes } from './live.routes.ts'
import { overviewRoutes } from './overview.routes.tsx'
import { owedRoutes } from './owed.routes.tsx'
import { severalOwedRoutes } from './owed.several.routes.tsx'
import { publicPaperRoutes } from './papers.public.routes.tsx'
import { paperRoutes } from './papers.routes.tsx'
import { papersPageWords } from './papers.words.ts'
import { photoRoutes } from './photos.routes.tsx'
import { searchRoutes } from './search.routes.tsx'
import { searchWords } from './search.words.ts'
import { statisticsRoutes } from './statistics.routes.tsx'
import { summaryRoutes } from './summary.routes.tsx'
import { fromAbove, townRoutes } from './towns.routes.tsx'

export const ledgerSlice: Slice = {
  name: 'ledger',
  routes: [
    ...homeRoutes,
    ...overviewRoutes,
    ...owedRoutes,
    ...whileOpen(severalOwedRoutes),
    ...liveRoutes,
    ...statisticsRoutes,
    ...summaryRoutes,
    ...paperRoutes,
    ...publicPaperRoutes,
    ...photoRoutes,
    ...deedRoutes,
    ...calendarRoutes,
    ...feedRoutes,
    ...archiveRoutes,
    ...tokenRoutes,
    ...apiRoutes,
    ...townRoutes,
    ...countyRoutes,
    ...belongingRoutes,
    ...searchRoutes,
  ],
  jobs: archiveJobs,
  crontab: archiveCrontab,
  unitRows: calendarRows,
  stillOpen: ledgerOpen,
  menu: [
    { to: '/office', label: menuWords.overview, who: readers, position: 10, go: 'o', often: 1 },
    { to: '/office/statistics', label: menuWords.statistics, who: readers, position: 50, go: 't', often: 8 },
    { to: '/office/summary', label: menuWords.summary, who: readers, position: 60, go: 's' },
    { to: '/office/papers', label: papersPageWords.menu, who: readers, position: 62, go: 'b' },
    { to: '/office/archive', label: archiveWords.menu, who: office, position: 70, go: 'a' },
    {
      to: '/office/county',
      label: countyWords.menu,
      who: readers,
      position: 12,
      go: 'x',
      often: 2,
      shown: (c) => c.var.town.kind === 'county',
    },
    { to: '/office/towns', label: townsWords.menu, who: fromAbove, position: 15, go: 'w', often: 2 },
    { to: '/office/search', label: searchWords.title, who: readers, position: 900, place: 'box' },
  ],
}
