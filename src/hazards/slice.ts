import type { Slice } from '#people/manifest.ts'

export const hazardsSlice: Slice = {
  name: 'hazards',
  routes: [],
}
