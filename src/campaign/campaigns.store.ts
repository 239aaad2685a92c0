import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
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
      'contacts',
      'deadlines',
      'attachments',
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

/** What is read: the running one, and after it closed the last that ran, until a next one is issued. */
export const findShownCampaign = async (db: Db, townId: string): Promise<Campaign | undefined> =>
  (await findRunningCampaign(db, townId)) ??
  campaigns(db, townId)
    .where('issued_at', 'is not', null)
    .where('dropped_at', 'is', null)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Newest first, the dropped ones left out. */
export const listCampaigns = (db: Db, townId: string): Promise<Campaign[]> =>
  campaigns(db, townId).where('dropped_at', 'is', null).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()

export type CampaignDrafted = Omit<Campaign, 'id' | 'noticeId' | 'createdAt' | 'issuedAt' | 'closedAt' | 'droppedAt'>

export async function recordCampaign(
  tx: Db,
  townId: string,
  campaign: CampaignDrafted,
  { noticeId, by, now }: { noticeId: string | null; by: string | null; now: Date },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('campaign')
    .values({
      town_id: townId,
      id,
      notice_id: noticeId,
      origin: campaign.origin,
      year: campaign.year,
      ...columnsOf(campaign),
      created_by: by,
      created_at: now,
    })
    .execute()
  return id
}

export async function changeCampaign(
  tx: Db,
  townId: string,
  id: string,
  change: Partial<CampaignDrafted>,
): Promise<void> {
  const columns = columnsOf(change)
  if (Object.keys(columns).length === 0) return
  await tx.updateTable('campaign').set(columns).where('town_id', '=', townId).where('id', '=', id).execute()
}

/** A draft that is not wanted stays, marked, and can be found again. */
export async function markCampaignDropped(tx: Db, townId: string, id: string, at: Date | null): Promise<void> {
  await tx.updateTable('campaign').set({ dropped_at: at }).where('town_id', '=', townId).where('id', '=', id).execute()
}

const columnsOf = (campaign: Partial<CampaignDrafted>) =>
  withoutMissing({
    year: campaign.year,
    ordinal: campaign.ordinal,
    title: campaign.title,
    issuer: campaign.issuer,
    document_number: campaign.documentNumber,
    basis: campaign.basis,
    theme: campaign.theme,
    starts_on: campaign.startsOn,
    ends_on: campaign.endsOn,
    consult_day: campaign.consultDay,
    issue_date: campaign.issueDate,
    recipients: campaign.recipients,
    recipient_kinds: campaign.recipientKinds,
    hotlines: campaign.hotlines,
    contacts: campaign.contacts,
    deadlines: campaign.deadlines,
    attachments: campaign.attachments,
    committee_name: campaign.committeeName,
    committee_office: campaign.committeeOffice,
    committee_duties: campaign.committeeDuties,
  })

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
/** A patch names only what it changes. */
export const withoutMissing = <T extends object>(columns: T): Given<T> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Given<T>
