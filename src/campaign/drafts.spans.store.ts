import type { Db } from '#platform/db.ts'

/** Where in the notice a field was read. `subject` is 'campaign', or the id of an activity, a task or a seat. */
export interface FieldSpan {
  subject: string
  field: string
  start: number
  end: number
  rule: string
}

export async function recordSpans(
  tx: Db,
  townId: string,
  campaignId: string,
  spans: readonly FieldSpan[],
): Promise<void> {
  if (spans.length === 0) return
  await tx
    .insertInto('campaign_span')
    .values(
      spans.map(({ subject, field, start, end, rule }) => ({
        town_id: townId,
        campaign_id: campaignId,
        subject,
        field,
        start_at: start,
        end_at: end,
        rule,
      })),
    )
    .execute()
}

export const listSpans = (db: Db, townId: string, campaignId: string): Promise<FieldSpan[]> =>
  db
    .selectFrom('campaign_span')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .select(['subject', 'field', 'start_at as start', 'end_at as end', 'rule'])
    .orderBy('start_at')
    .orderBy('end_at')
    .execute()

/** The places of another text take the place of those before. */
export async function replaceSpans(
  tx: Db,
  townId: string,
  campaignId: string,
  spans: readonly FieldSpan[],
): Promise<void> {
  await tx.deleteFrom('campaign_span').where('town_id', '=', townId).where('campaign_id', '=', campaignId).execute()
  await recordSpans(tx, townId, campaignId, spans)
}
