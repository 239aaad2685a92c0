import { readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { menuWords } from './ledger.words.ts'
import { overviewRoutes } from './overview.routes.tsx'

export const ledgerSlice: Slice = {
  name: 'ledger',
  routes: [...overviewRoutes],
  menu: [{ to: '/office', label: menuWords.overview, who: readers, position: 10 }],
}
