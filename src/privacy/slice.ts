import type { Slice } from '#people/manifest.ts'
import { pageRoutes } from './page.routes.tsx'
import { privacyCrontab, privacyJobs } from './privacy.jobs.ts'

export const privacySlice: Slice = {
  name: 'privacy',
  routes: [...pageRoutes],
  jobs: privacyJobs,
  crontab: privacyCrontab,
}
