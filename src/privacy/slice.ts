import { type Ctx, office } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { formRoutes } from './forms.routes.tsx'
import { officeRoutes } from './office.routes.tsx'
import { officeWords } from './office.words.ts'
import { ownRoutes } from './own.routes.tsx'
import { pageRoutes } from './page.routes.tsx'
import { privacyCrontab, privacyJobs } from './privacy.jobs.ts'

/** Else it stands among the tabs of the people's page, which the office no longer has. */
const isSeparated = (c: Ctx): boolean => c.var.viewer?.separated === true

export const privacySlice: Slice = {
  name: 'privacy',
  routes: [...pageRoutes, ...ownRoutes, ...officeRoutes, ...formRoutes],
  menu: [{ to: '/office/privacy', label: officeWords.title, who: office, position: 80, shown: isSeparated }],
  jobs: privacyJobs,
  crontab: privacyCrontab,
}
