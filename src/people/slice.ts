import type { Slice } from './manifest.ts'
import { systemRoutes } from './system.routes.tsx'

export const peopleSlice: Slice = { name: 'people', routes: [...systemRoutes] }
