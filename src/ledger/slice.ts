import type { Slice } from '#people/manifest.ts'

export const ledgerSlice: Slice = { name: 'ledger', routes: [], menu: [] }
