import { office } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { batchRoutes } from './batches.routes.tsx'
import { campaignRoutes } from './campaigns.routes.tsx'
import { campaignWords } from './campaigns.words.ts'
import { whileOpen } from './closings.guards.tsx'
import { closingRoutes } from './closings.routes.tsx'
import { committeeRoutes } from './committee.routes.tsx'
import { correctionRoutes } from './corrections.routes.tsx'
import { counterCrontab, counterJobs } from './counters.jobs.ts'
import { draftRoutes } from './drafts.routes.tsx'
import { doubtCrontab, doubtJobs } from './evidence.doubts.jobs.ts'
import { doubtRoutes } from './evidence.doubts.routes.tsx'
import { evidenceRoutes } from './evidence.routes.tsx'
import { issueRoutes } from './issuing.routes.tsx'
import { issueWords } from './issuing.words.ts'
import { keptHereRoutes } from './kept-here.routes.ts'
import { receiptRoutes } from './receipts.routes.tsx'
import { reporterRoutes } from './reporter.routes.tsx'
import { reportingRoutes } from './reporting.routes.tsx'
import { reviewMenu, reviewRoutes } from './reviews.routes.tsx'
import { severalReviewRoutes } from './reviews.several.routes.tsx'
import { waiverRoutes } from './reviews.waivers.routes.tsx'
import { superiorRoutes } from './superior.routes.tsx'
import { taskRoutes } from './tasks.routes.tsx'
import { unitPageRoutes } from './unit-page.routes.tsx'
import { uploadCrontab, uploadJobs } from './uploads.jobs.ts'
import { uploadRoutes } from './uploads.routes.ts'
import { withdrawalRoutes } from './withdrawals.routes.tsx'

const reportRoutes = whileOpen([
  ...unitPageRoutes,
  ...reporterRoutes,
  ...reportingRoutes,
  ...receiptRoutes,
  ...evidenceRoutes,
  ...doubtRoutes,
  ...uploadRoutes,
  ...keptHereRoutes,
  ...severalReviewRoutes,
  ...reviewRoutes,
  ...waiverRoutes,
  ...withdrawalRoutes,
  ...batchRoutes,
])

const planRoutes = whileOpen([
  ...campaignRoutes,
  ...draftRoutes,
  ...correctionRoutes,
  ...superiorRoutes,
  ...taskRoutes,
  ...issueRoutes,
  ...committeeRoutes,
])

export const campaignSlice: Slice = {
  name: 'campaign',
  routes: [...planRoutes, ...closingRoutes, ...reportRoutes],
  jobs: { ...uploadJobs, ...doubtJobs, ...counterJobs },
  crontab: [...uploadCrontab, ...doubtCrontab, ...counterCrontab],
  menu: [
    { to: '/office/campaigns', label: campaignWords.menu, who: office, position: 20, go: 'n' },
    { to: '/office/issue', label: issueWords.menu, who: office, position: 30, go: 'i', often: 7 },
    ...reviewMenu,
  ],
}
