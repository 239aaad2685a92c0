import type { Slice } from '#people/manifest.ts'
import { formRoutes } from './forms.routes.tsx'
import { officeRoutes } from './office.routes.tsx'
import { ownRoutes } from './own.routes.tsx'
import { pageRoutes } from './page.routes.tsx'
import { privacyCrontab, privacyJobs } from './privacy.jobs.ts'

export const privacySlice: Slice = {
  name: 'privacy',
  routes: [...pageRoutes, ...ownRoutes, ...officeRoutes, ...formRoutes],
  jobs: privacyJobs,
  crontab: privacyCrontab,
}
