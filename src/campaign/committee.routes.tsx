import { anyone, get, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { findShownCampaign } from './campaigns.store.ts'
import { listSeats } from './committee.store.ts'
import { CommitteePage } from './committee.views.tsx'

export const committeeRoutes: Route[] = [
  get('/committee', anyone, async (c) => {
    const { db, town } = c.var
    const campaign = await findShownCampaign(db, town.id)
    const seats = campaign ? await listSeats(db, town.id, campaign.id) : []
    return page(c, <CommitteePage campaign={campaign} seats={seats} />)
  }),
]
