import { at } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { listUnits, type Unit } from '#units/units.store.ts'
import { recordActivity } from './activities.store.ts'
import { recordCampaign } from './campaigns.store.ts'
import { planIssue } from './issuing.rules.ts'
import { recordIssue } from './issuing.store.ts'
import type { MetricDrafted } from './metrics.store.ts'
import { recordTasks, type TaskDrafted } from './tasks.store.ts'

const figure = (code: string, name: string, counter: string, more: Partial<MetricDrafted> = {}): MetricDrafted => ({
  code,
  name,
  counter,
  aggregate: 'sum',
  pairedWith: null,
  perHead: null,
  plausibleMax: null,
  required: true,
  ...more,
})

const task = (title: string, more: Partial<TaskDrafted>): Omit<TaskDrafted, 'activityId' | 'position'> => ({
  id: newId(),
  topic: '',
  title,
  ask: '各村要组织开展宣讲活动。',
  howTo: '',
  kinds: ['village'],
  unitIds: [],
  dueRule: 'fixed',
  dueOn: '2023-06-12',
  dueTime: '17:00',
  weekday: null,
  minimum: 1,
  evidence: [],
  reviewed: true,
  metrics: [],
  ...more,
})

/** A small campaign that every village owes four things in: a talk with photos, one overdue, one weekly, one unreviewed. */
export async function smallCampaign({ db, town }: { db: Db; town: { id: string } }, issuedAt = at('2023-06-05')) {
  const campaignId = await recordCampaign(db, town.id, { ...empty, title: '安全生产月' }, nobody(issuedAt))
  const activityId = newId()
  await recordActivity(db, town.id, campaignId, { ...emptyActivity, id: activityId, heading: '开展宣讲' })
  const drafted = {
    talk: task('主要负责人宣讲', {
      evidence: [{ kind: 'photo', minimum: 2, note: '' }],
      metrics: [
        figure('talks', '讲了几场', '场', { pairedWith: 'people', plausibleMax: 20 }),
        figure('people', '来了多少人', '人次', { perHead: 1 }),
      ],
    }),
    phone: task('公开举报电话', { dueOn: '2023-06-08', metrics: [figure('places', '贴了几处', '处')] }),
    weekly: task('每周排查', {
      dueRule: 'weekly',
      dueOn: null,
      weekday: 5,
      metrics: [figure('homes', '查了几户', '户', { aggregate: 'last' })],
    }),
    article: task('心得体会', { dueOn: '2023-06-20', reviewed: false }),
  }
  const tasks = Object.values(drafted).map((one, position) => ({ ...one, activityId, position }))
  await recordTasks(db, town.id, campaignId, tasks)
  const units = await listUnits(db, town.id)
  const plan = planIssue({
    campaign: { startsOn: '2023-06-01', endsOn: '2023-06-30' },
    tasks: tasks.map((one) => ({ ...one, campaignId, droppedAt: null, metrics: [] })),
    units,
    issued: new Set(),
    unknownFields: 0,
    now: at('2023-06-01'),
  })
  await recordIssue(db, town.id, campaignId, plan.fresh, null, issuedAt)
  const unitNamed = (name: string): Unit => units.find((unit) => unit.name === name)!
  const assignmentOf = async (which: keyof typeof drafted, unit: string, period = which === 'weekly' ? 2 : 0) => {
    const row = await db
      .selectFrom('campaign_assignment')
      .select('id')
      .where('town_id', '=', town.id)
      .where('task_id', '=', drafted[which].id)
      .where('unit_id', '=', unitNamed(unit).id)
      .where('period', '=', period)
      .executeTakeFirstOrThrow()
    return row.id
  }
  return { campaignId, units, unitNamed, assignmentOf, taskIds: drafted }
}

const nobody = (now: Date) => ({ noticeId: null, by: null, now })

const empty = {
  origin: 'empty' as const,
  year: 2023,
  ordinal: 22,
  title: '',
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

const emptyActivity = {
  position: 0,
  section: '',
  marker: '（一）',
  heading: '',
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
