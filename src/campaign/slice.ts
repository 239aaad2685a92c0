import type { Slice } from '#people/manifest.ts'

export const campaignSlice: Slice = { name: 'campaign', routes: [], menu: [] }
