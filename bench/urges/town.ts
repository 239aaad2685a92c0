/** A town with many units, all that they owe in a month, and whom its messages go to. */
import { recordActivity } from '#campaign/activities.store.ts'
import { recordCampaign } from '#campaign/campaigns.store.ts'
import { planIssue } from '#campaign/issuing.rules.ts'
import { recordIssue } from '#campaign/issuing.store.ts'
import { recordTasks, type TaskDrafted } from '#campaign/tasks.store.ts'
import { recordPerson } from '#people/people.store.ts'
import { findTown, recordTown, type Town } from '#people/town.store.ts'
import { at } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { listUnits, recordUnit, type Unit } from '#units/units.store.ts'
import { noContact, recordContact } from '#urges/contacts.store.ts'
import type { ChannelSettings } from '#urges/settings.rules.ts'
import { recordChannels, recordQuiet } from '#urges/settings.store.ts'

export const FIRST_DAY = '2023-05-29'
export const LAST_DAY = '2023-07-05'
const issuedAt = at('2023-05-28', '10:00')

export interface MonthTown {
  town: Town
  units: Unit[]
  campaignId: string
  officer: string
}

const task = (position: number, title: string, due: Partial<TaskDrafted>): Omit<TaskDrafted, 'activityId'> => ({
  id: newId(),
  position,
  topic: '',
  title,
  ask: '',
  howTo: '',
  kinds: ['village'],
  unitIds: [],
  dueRule: 'fixed',
  dueOn: null,
  dueTime: '17:00',
  weekday: null,
  minimum: 1,
  evidence: [],
  reviewed: true,
  metrics: [],
  ...due,
})

export async function makeTown(db: Db, keys: Keys, size: number, channels: ChannelSettings): Promise<MonthTown> {
  const townId = newId()
  await recordTown(db, {
    id: townId,
    slug: 'month',
    name: '试验镇',
    fullName: '试验镇人民政府',
    officeName: '安监站',
    hotline: '0355-0000000',
    setUpAt: new Date(),
  })
  const officer = await recordPerson(db, townId, { name: '试验员' })
  const by = { by: officer, now: issuedAt }
  for (let index = 0; index < size; index++) {
    const number = String(index).padStart(4, '0')
    const contactPhone = index % 5 < 2 ? `1390000${number}` : `0355-810${number}`
    const unit = { name: `第${number}村`, kinds: ['village'], position: index, contactName: '联络员', contactPhone }
    const unitId = await recordUnit(db, townId, unit)
    await recordContact(
      db,
      townId,
      {
        ...noContact(unitId),
        email: index % 5 === 2 ? `unit${number}@month.example` : '',
        phoneOnly: index % 5 === 3,
        leaderName: '支书',
        leaderEmail: index % 3 === 0 ? `leader${number}@month.example` : '',
      },
      by,
    )
  }
  const quiet = { startsAt: '09:00', endsAt: '18:00', weekdaysOff: [7], daysOff: ['2023-06-22'] }
  const leader = { name: '主任', phone: '', email: 'office@month.example' }
  await recordQuiet(db, townId, { quiet, leader }, by)
  await recordChannels(db, townId, keys, channels, by)
  const units = await listUnits(db, townId)
  const campaignId = await issueMonth(db, townId, units)
  return { town: (await findTown(db, 'month'))!, units, campaignId, officer }
}

async function issueMonth(db: Db, townId: string, units: Unit[]): Promise<string> {
  const campaignId = await recordCampaign(db, townId, plainCampaign, { noticeId: null, by: null, now: issuedAt })
  const activityId = newId()
  await recordActivity(db, townId, campaignId, { ...plainActivity, id: activityId })
  const tasks = [
    task(0, '公开举报电话', { dueOn: '2023-06-02' }),
    task(1, '主要负责人宣讲', { dueOn: '2023-06-09' }),
    task(2, '排查隐患', { dueOn: '2023-06-12' }),
    task(3, '咨询日摆摊', { dueOn: '2023-06-16' }),
    task(4, '应急演练', { dueOn: '2023-06-25' }),
    task(5, '总结', { dueOn: '2023-06-30' }),
    task(6, '周报', { dueRule: 'weekly', weekday: 4 }),
  ].map((one) => ({ ...one, activityId }))
  await recordTasks(db, townId, campaignId, tasks)
  const plan = planIssue({
    campaign: { startsOn: '2023-06-01', endsOn: '2023-06-30' },
    tasks: tasks.map((one) => ({ ...one, campaignId, droppedAt: null, metrics: [] })),
    units,
    issued: new Set(),
    unknownFields: 0,
    now: issuedAt,
  })
  await recordIssue(db, townId, campaignId, plan.fresh, null, issuedAt)
  return campaignId
}

const plainCampaign = {
  origin: 'empty' as const,
  year: 2023,
  ordinal: 22,
  title: '安全生产月',
  issuer: '',
  documentNumber: '',
  basis: [],
  theme: '',
  startsOn: '2023-06-01',
  endsOn: '2023-06-30',
  consultDay: '2023-06-16',
  issueDate: null,
  recipients: [],
  recipientKinds: [],
  hotlines: [],
  contacts: [],
  deadlines: [],
  attachments: [],
  committeeName: '',
  committeeOffice: '',
  committeeDuties: [],
}

const plainActivity = {
  position: 0,
  section: '',
  marker: '（一）',
  heading: '各项活动',
  shortName: '',
  body: '',
  kinds: [],
  startsOn: null,
  endsOn: null,
  time: '',
  place: '',
  responsible: [],
  hotlines: [],
  items: [],
}
