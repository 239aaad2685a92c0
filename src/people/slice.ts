import { accountRoutes } from './account.routes.tsx'
import type { Slice } from './manifest.ts'
import { secondFactorRoutes } from './second-factor.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'
import { systemRoutes } from './system.routes.tsx'

export const peopleSlice: Slice = {
  name: 'people',
  routes: [...systemRoutes, ...signInRoutes, ...secondFactorRoutes, ...accountRoutes],
}
