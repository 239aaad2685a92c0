import type { Ctx } from '#people/access.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { listKinds, listUnits } from '#units/units.store.ts'
import { listActivities } from './activities.store.ts'
import type { Campaign } from './campaign.types.ts'
import { findCampaign } from './campaigns.store.ts'
import { listSeats } from './committee.store.ts'
import { type Answer, listAnswers } from './drafts.answers.store.ts'
import { type Sheet, sheetOf } from './drafts.sheet.ts'
import { listSpans } from './drafts.spans.store.ts'
import type { Names } from './drafts.values.ts'
import { countIssued } from './issuing.store.ts'
import { listTasks } from './tasks.store.ts'

/** The campaign of the address. @throws NotFound */
export async function campaignOf(c: Ctx, db = c.var.db): Promise<Campaign> {
  const id = c.req.param('campaign')
  const campaign = isId(id) ? await findCampaign(db, c.var.town.id, id) : undefined
  return campaign && !campaign.droppedAt ? campaign : notFound()
}

export async function namesOf(db: Db, townId: string): Promise<Names> {
  return { kinds: await listKinds(db, townId), units: await listUnits(db, townId) }
}

export interface DraftLoaded {
  campaign: Campaign
  sheet: Sheet
  answers: Answer[]
  names: Names
}

export async function loadDraft(db: Db, townId: string, campaign: Campaign): Promise<DraftLoaded> {
  const answers = await listAnswers(db, townId, campaign.id)
  const sheet = sheetOf({
    campaign,
    answers,
    seats: await listSeats(db, townId, campaign.id),
    activities: await listActivities(db, townId, campaign.id),
    tasks: await listTasks(db, townId, campaign.id, { dropped: true }),
    spans: await listSpans(db, townId, campaign.id),
    issuedTasks: new Set((await countIssued(db, townId, campaign.id)).keys()),
  })
  return { campaign, sheet, answers, names: await namesOf(db, townId) }
}
