import type { Slice } from '#people/manifest.ts'

export const unitsSlice: Slice = { name: 'units', routes: [], menu: [] }
