import { get, isOffice, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { isOpenOn } from '#units/units.rules.ts'
import { listUnits } from '#units/units.store.ts'
import { OwnChannelsPage } from './own-channels.office.views.tsx'
import { mayHaveChannel } from './own-channels.rules.ts'
import { daysToHandle } from './own-choice.ts'
import { countByChannel } from './own-counts.store.ts'

export const ownOfficeRoutes: Route[] = [
  get('/office/hazards/own-channels', readers, async (c) => {
    const { db, town, now, viewer } = c.var
    const counts = await countByChannel(db, town.id)
    const open = new Set(counts.flatMap(({ unitId, openedOn }) => (openedOn ? [unitId] : [])))
    const lacking = (await listUnits(db, town.id))
      .filter((unit) => mayHaveChannel(unit) && isOpenOn(unit, dayOf(now)) && !open.has(unit.id))
      .map(({ name }) => name)
    const days = await daysToHandle(c)
    return page(c, <OwnChannelsPage {...{ counts, lacking, days }} office={isOffice(viewer)} />)
  }),
]
