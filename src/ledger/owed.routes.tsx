import { batchIn } from '#campaign/batches.routes.tsx'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { asOf } from '#campaign/closings.rules.ts'
import { listUrgent } from '#campaign/counts.store.ts'
import { type Ctx, get, isOffice, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/http/problems.ts'
import { handSaid } from '#urges/slice.ts'
import { columnOf, columns } from './overview.rules.ts'
import type { SeveralOwed } from './owed.several.views.tsx'
import { OwedPage } from './owed.views.tsx'

const MOST_OWED = 500

export const owedRoutes: Route[] = [get('/office/owed', readers, (c) => owedPage(c, c.var.db))]

/** All that is overdue or returned; a refused form is shown again with what was in it. */
export async function owedPage(c: Ctx, db: Db, refused?: SeveralOwed): Promise<Response> {
  const { town, viewer } = c.var
  const campaign = (await findShownCampaign(db, town.id)) ?? notFound()
  const now = asOf(campaign, c.var.now)
  const column = columns.find((one) => one === c.req.query('column')) ?? null
  const all = await listUrgent(db, town.id, campaign.id, now, MOST_OWED)
  const rows = all.filter(({ kind }) => column === null || columnOf(kind) === column)
  const ticked = c.req.query('all') === '1' ? rows.map(({ assignmentId }) => assignmentId) : []
  const view = (
    <OwedPage
      rows={rows}
      column={column}
      several={refused ?? { chosen: ticked, problems: [], reason: '' }}
      batch={await batchIn(c, db)}
      said={await handSaid(c)}
      watches={!isOffice(viewer) || campaign.closedAt !== null}
      now={now}
    />
  )
  return page(c, view, refused ? 422 : 200)
}
