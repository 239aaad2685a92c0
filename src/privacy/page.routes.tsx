import { anyone, get, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { PrivacyPage } from './page.views.tsx'

export const pageRoutes: Route[] = [
  get('/privacy', anyone, (c) => {
    const { name, officeName, hotline } = c.var.town
    return page(c, <PrivacyPage office={name + officeName} phone={hotline} erased={c.req.query('done') === 'erased'} />)
  }),
]
