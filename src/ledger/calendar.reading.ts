import { listActivities } from '#campaign/activities.store.ts'
import { listOwed } from '#campaign/assignments.store.ts'
import type { Campaign } from '#campaign/campaign.types.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { listTasksAsked } from '#campaign/issuing.store.ts'
import type { Ctx } from '#people/access.ts'
import type { UnitRow } from '#people/manifest.ts'
import { at } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { type CalendarItem, calendarOf, timesIn } from './calendar.rules.ts'
import { calendarWords as words } from './calendar.words.ts'
import type { IcalEvent } from './ical.rules.ts'

export async function readCalendar(db: Db, townId: string, campaign: Campaign): Promise<CalendarItem[]> {
  const [activities, tasks] = await Promise.all([
    listActivities(db, townId, campaign.id),
    listTasksAsked(db, townId, campaign.id),
  ])
  return calendarOf(campaign, activities, tasks, words)
}

const DOMAIN = 'anyue'

export function eventOf(item: CalendarItem, stamp: Date, address: (place: string) => string): IcalEvent {
  const times = timesIn(item.time)
  const isTimed = times !== undefined && item.from === item.to
  return {
    uid: `${item.kind}-${item.id}@${DOMAIN}`,
    title: item.title,
    place: item.place,
    note: item.time,
    ...(item.activityId ? { url: address(`/activities/${item.activityId}`) } : {}),
    stamp,
    when: isTimed
      ? { at: at(item.from, times.from), ...(times.to ? { to: at(item.from, times.to) } : {}) }
      : { day: item.from, until: item.to },
  }
}

const OPEN = ['issued', 'signed', 'returned']

/** What one unit owes, with a reminder the day before; what is reported says so and reminds no more. */
export async function readDeadlines(
  db: Db,
  townId: string,
  campaign: Campaign,
  unitId: string,
  page: string,
): Promise<IcalEvent[]> {
  const owed = await listOwed(db, townId, unitId, { campaignId: campaign.id })
  return owed
    .filter(({ stage }) => stage !== 'waived')
    .map((one) => ({
      uid: `assignment-${one.assignmentId}@${DOMAIN}`,
      title: words.unitDue(one.title, one.period),
      note: OPEN.includes(one.stage) ? one.ask : words.unitDone,
      url: page,
      stamp: one.sentAt ?? campaign.issuedAt ?? campaign.createdAt,
      when: { at: one.dueAt },
      ...(OPEN.includes(one.stage) ? { remindDays: 1 } : {}),
    }))
}

/** The way from a unit's own page to its feed. */
export async function calendarRows({ var: { db, town } }: Ctx, _unitId: string, ref: string): Promise<UnitRow[]> {
  const campaign = await findShownCampaign(db, town.id)
  // Once it is over there is no day left to be reminded of.
  if (campaign?.closedAt) return []
  return [{ to: `/u/${ref}/calendar.ics`, title: words.unitRow, note: words.unitRowNote }]
}
