import type { Slice } from '#people/manifest.ts'
import { privacyCrontab, privacyJobs } from './privacy.jobs.ts'

export const privacySlice: Slice = {
  name: 'privacy',
  routes: [],
  jobs: privacyJobs,
  crontab: privacyCrontab,
}
