import { anyone, get, type Route } from './access.ts'
import { AccessibilityPage } from './accessibility.views.tsx'
import { page } from './page.tsx'

export const accessibilityRoutes: Route[] = [
  get('/accessibility', anyone, (c) => page(c, <AccessibilityPage phone={c.var.town.hotline} />)),
]
