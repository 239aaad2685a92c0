import { accountReaders, get, isOffice, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { readSearch } from './search.reading.ts'
import { askedOf } from './search.rules.ts'
import { SearchPage } from './search.views.tsx'

export const searchRoutes: Route[] = [
  get('/office/search', readers, async (c) => {
    const asked = askedOf(c.req.query('q'))
    const groups = await readSearch(
      c.var.db,
      c.var.town.id,
      asked,
      isOffice(c.var.viewer),
      accountReaders.includes(c.var.viewer),
    )
    return page(c, <SearchPage asked={asked} groups={groups} />)
  }),
]
