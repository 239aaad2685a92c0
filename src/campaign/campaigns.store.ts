import type { Db } from '#platform/db.ts'
import type { Campaign } from './campaign.types.ts'

const campaigns = (db: Db, townId: string) =>
  db
    .selectFrom('campaign')
    .where('town_id', '=', townId)
    .select([
      'id',
      'notice_id as noticeId',
      'origin',
      'year',
      'ordinal',
      'title',
      'issuer',
      'document_number as documentNumber',
      'basis',
      'theme',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'consult_day as consultDay',
      'issue_date as issueDate',
      'recipients',
      'recipient_kinds as recipientKinds',
      'hotlines',
      'committee_name as committeeName',
      'committee_office as committeeOffice',
      'committee_duties as committeeDuties',
      'created_at as createdAt',
      'issued_at as issuedAt',
      'closed_at as closedAt',
      'dropped_at as droppedAt',
    ])
    .$narrowType<{ origin: Campaign['origin'] }>()

export const findCampaign = (db: Db, townId: string, id: string): Promise<Campaign | undefined> =>
  campaigns(db, townId).where('id', '=', id).executeTakeFirst()

/** Issued and not closed; the latest issued when there are several. */
export const findRunningCampaign = (db: Db, townId: string): Promise<Campaign | undefined> =>
  campaigns(db, townId)
    .where('issued_at', 'is not', null)
    .where('closed_at', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Newest first, the dropped ones left out. */
export const listCampaigns = (db: Db, townId: string): Promise<Campaign[]> =>
  campaigns(db, townId).where('dropped_at', 'is', null).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
