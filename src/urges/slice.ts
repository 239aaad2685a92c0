import { readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { callRoutes } from './calls.routes.tsx'
import { circularsOpen } from './circulars.reading.ts'
import { circularRoutes } from './circulars.routes.tsx'
import { historyRoutes } from './history.routes.tsx'
import { urgeNotices } from './notices.ts'
import { settingRoutes } from './settings.routes.tsx'
import { urgeCrontab, urgeJobs } from './urges.jobs.ts'
import { urgeRoutes } from './urges.routes.tsx'
import { urgesWords } from './urges.words.ts'

/** The ledger's list of who owes what urges several at once. */
export { type HandOutcome, urgeByHand } from './by-hand.ts'
/** What the ledger's circular is made of: who is late with what, since when, and a person's issuing of it. */
export { type CircularRead, readCircular } from './circulars.reading.ts'
export { type Circular, type CircularLine, issueCircular, listCirculars } from './circulars.store.ts'
export { circularTitleLines } from './messages.words.ts'
/** For the ledger's list of who owes what, where somebody may be urged on the spot. */
export { handSaid } from './urges.routes.tsx'

export const urgesSlice: Slice = {
  name: 'urges',
  routes: [...urgeRoutes, ...callRoutes, ...historyRoutes, ...settingRoutes, ...circularRoutes],
  menu: [{ to: '/office/urges', label: urgesWords.menu, who: readers, position: 45, go: 'u', often: 4 }],
  jobs: urgeJobs,
  crontab: urgeCrontab,
  unitNotices: urgeNotices,
  stillOpen: circularsOpen,
}
