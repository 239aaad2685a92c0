import type { Slice } from './manifest.ts'
import { signInRoutes } from './sign-in.routes.tsx'
import { systemRoutes } from './system.routes.tsx'

export const peopleSlice: Slice = { name: 'people', routes: [...systemRoutes, ...signInRoutes] }
