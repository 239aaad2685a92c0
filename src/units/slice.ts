import { readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { importRoutes } from './imports.routes.tsx'
import { kindRoutes } from './kinds.routes.tsx'
import { linkRoutes } from './links.routes.tsx'
import { severalLinkRoutes } from './links.several.routes.tsx'
import { pinRoutes } from './pins.routes.tsx'
import { posterRoutes } from './posters.routes.tsx'
import { unitCrontab, unitJobs } from './units.jobs.ts'
import { unitListRoutes } from './units.routes.tsx'
import { unitWords } from './units.words.ts'

export const unitsSlice: Slice = {
  name: 'units',
  // Words before names: /office/units/kinds is no unit.
  routes: [
    ...kindRoutes,
    ...importRoutes,
    ...severalLinkRoutes,
    ...linkRoutes,
    ...posterRoutes,
    ...unitListRoutes,
    ...pinRoutes,
  ],
  jobs: unitJobs,
  crontab: unitCrontab,
  menu: [{ to: '/office/units', label: unitWords.menu, who: readers, position: 70, go: 'd' }],
}
