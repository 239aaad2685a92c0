import { readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { homeRoutes } from './home.routes.tsx'
import { menuWords } from './ledger.words.ts'
import { overviewRoutes } from './overview.routes.tsx'

export const ledgerSlice: Slice = {
  name: 'ledger',
  routes: [...homeRoutes, ...overviewRoutes],
  menu: [{ to: '/office', label: menuWords.overview, who: readers, position: 10 }],
}
