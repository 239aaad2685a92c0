import { keysPageWords } from '#platform/html/key-hint/keys.words.ts'
import { accountReaders, auditors, type Ctx, readers } from './access.ts'
import { accessibilityRoutes } from './accessibility.routes.tsx'
import { accountRoutes } from './account.routes.tsx'
import { auditRoutes } from './audit.routes.tsx'
import { auditWords } from './audit.words.ts'
import { clockRoutes } from './clock.routes.ts'
import { galleryRoutes } from './gallery.routes.tsx'
import { inviteRoutes } from './invites.routes.tsx'
import { keyRoutes } from './keys.routes.tsx'
import type { Slice } from './manifest.ts'
import { oidcRoutes } from './oidc.routes.tsx'
import { peopleCrontab, peopleJobs } from './people.jobs.ts'
import { peopleRoutes } from './people.routes.tsx'
import { peopleWords } from './people.words.ts'
import { powerRoutes } from './powers.routes.tsx'
import { resetRoutes } from './resets.routes.tsx'
import { secondFactorRoutes } from './second-factor.routes.tsx'
import { securityRoutes } from './security.routes.tsx'
import { setUpRoutes } from './set-up.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'
import { systemRoutes } from './system.routes.tsx'
import { viewRoutes } from './views.routes.tsx'
import { welcomeRoutes } from './welcome.routes.tsx'

/** Else it stands among the tabs of the people's page. */
const isSeparated = (c: Ctx): boolean => c.var.viewer?.separated === true

export const peopleSlice: Slice = {
  name: 'people',
  routes: [
    ...systemRoutes,
    ...clockRoutes,
    ...setUpRoutes,
    ...signInRoutes,
    ...oidcRoutes,
    ...secondFactorRoutes,
    ...accountRoutes,
    ...welcomeRoutes,
    ...resetRoutes,
    ...inviteRoutes,
    ...securityRoutes,
    ...powerRoutes,
    ...peopleRoutes,
    ...auditRoutes,
    ...accessibilityRoutes,
    ...galleryRoutes,
    ...keyRoutes,
    ...viewRoutes,
  ],
  menu: [
    { to: '/office/people', label: peopleWords.menu, who: accountReaders, position: 80, go: 'm' },
    { to: '/office/audit', label: auditWords.menu, who: auditors, position: 81, shown: isSeparated },
    { to: '/office/keys', label: keysPageWords.menu, who: readers, position: 901, place: 'help' },
  ],
  jobs: peopleJobs,
  crontab: peopleCrontab,
}
