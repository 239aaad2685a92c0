import { anyone, get, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { inTreeOrder } from '#units/tree.rules.ts'
import { isOpenOn } from '#units/units.rules.ts'
import { listUnits } from '#units/units.store.ts'
import { PublicHotlinesPage } from './hotlines.public.views.tsx'
import { listHotlines } from './hotlines.store.ts'

export const publicHotlineRoutes: Route[] = [
  get('/hotlines', anyone, async (c) => {
    const { db, town, now } = c.var
    const [hotlines, units] = await Promise.all([listHotlines(db, town.id), listUnits(db, town.id)])
    const byUnit = Map.groupBy(hotlines, ({ unitId }) => unitId)
    const open = inTreeOrder(units.filter((unit) => isOpenOn(unit, dayOf(now))))
    const view = (
      <PublicHotlinesPage
        town={town}
        own={byUnit.get(null) ?? []}
        units={open.flatMap(({ unit }) => {
          const own = byUnit.get(unit.id)
          return own ? [{ name: unit.name, hotlines: own }] : []
        })}
      />
    )
    return page(c, view)
  }),
]
