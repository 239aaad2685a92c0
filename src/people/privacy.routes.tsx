import { anyone, get, type Route } from './access.ts'
import { page } from './page.tsx'
import { AccessibilityPage, PrivacyPage } from './privacy.views.tsx'

export const privacyRoutes: Route[] = [
  get('/privacy', anyone, (c) => {
    const { name, officeName, hotline } = c.var.town
    return page(c, <PrivacyPage office={name + officeName} phone={hotline} />)
  }),

  get('/accessibility', anyone, (c) => page(c, <AccessibilityPage phone={c.var.town.hotline} />)),
]
