import type { Slice } from '#people/manifest.ts'
import { evidenceRoutes } from './evidence.routes.tsx'
import { receiptRoutes } from './receipts.routes.tsx'
import { reporterRoutes } from './reporter.routes.tsx'
import { reportingRoutes } from './reporting.routes.tsx'
import { reviewMenu, reviewRoutes } from './reviews.routes.tsx'
import { waiverRoutes } from './reviews.waivers.routes.tsx'
import { unitPageRoutes } from './unit-page.routes.tsx'

const reportRoutes = [
  ...unitPageRoutes,
  ...reporterRoutes,
  ...reportingRoutes,
  ...receiptRoutes,
  ...evidenceRoutes,
  ...reviewRoutes,
  ...waiverRoutes,
]

export const campaignSlice: Slice = { name: 'campaign', routes: reportRoutes, menu: reviewMenu }
