import { z } from 'zod'

/** The shapes of /api/v1. Adding a field is no break; taking one away or giving it another meaning is /api/v2. */
const id = z.uuid()
const day = z.iso.date()
const moment = z.iso.datetime()
const count = z.int().min(0)

export const townSchema = z.strictObject({
  id,
  slug: z.string(),
  name: z.string(),
  fullName: z.string(),
  today: day.describe('The Shanghai day it is in the town; figures are as of now.'),
})

export const unitSchema = z.strictObject({
  id,
  parentId: id.nullable(),
  name: z.string(),
  code: z.string().nullable(),
  kinds: z.array(z.string()).describe('The first one is the kind it is counted under.'),
  headcount: count.nullable(),
  households: count.nullable(),
  openedOn: day.nullable(),
  closedOn: day.nullable(),
})

export const campaignSchema = z.strictObject({
  id,
  year: z.int(),
  ordinal: z.int().nullable(),
  title: z.string(),
  theme: z.string(),
  documentNumber: z.string(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  consultDay: day.nullable(),
  issuedAt: moment,
  closedAt: moment.nullable(),
})

export const activitySchema = z.strictObject({
  id,
  campaignId: id,
  position: count,
  marker: z.string().describe('As in the notice: （一）.'),
  heading: z.string(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
})

export const taskSchema = z.strictObject({
  id,
  campaignId: id,
  activityId: id,
  position: count,
  title: z.string(),
  ask: z.string(),
  kinds: z.array(z.string()),
  dueRule: z.enum(['fixed', 'weekly', 'end', 'unknown']),
  dueOn: day.nullable(),
  weekday: z.int().min(1).max(7).nullable().describe('1 Monday to 7 Sunday, for weekly tasks.'),
  reviewed: z.boolean(),
})

const aggregate = z
  .enum(['sum', 'max', 'last'])
  .describe('How the figures of one unit become one: added up, its highest, or its latest. Units are always added up.')

export const metricSchema = z.strictObject({
  id,
  taskId: id,
  code: z.string(),
  name: z.string(),
  counter: z.string().describe('The Chinese unit of measure: 场, 人次.'),
  aggregate,
  pairedWith: z.string().nullable(),
})

export const figureSchema = z.strictObject({
  metricId: id,
  taskId: id,
  activityId: id,
  code: z.string(),
  name: z.string(),
  counter: z.string(),
  aggregate,
  total: z.number(),
  units: count.describe('How many units stand behind the total.'),
  byKind: z.array(z.strictObject({ kind: z.string(), total: z.number(), units: count })),
  byWeek: z.array(z.strictObject({ from: day, to: day, total: z.number() })),
})

export const standingSchema = z.strictObject({
  activityId: id,
  taskId: id,
  kind: z.string(),
  expected: count,
  received: count,
  onTime: count,
  accepted: count,
  waiting: count,
  returned: count,
  late: count,
  waived: count,
})

export const reportSchema = z.strictObject({
  id,
  taskId: id,
  unitId: id,
  period: count.describe('1 for a task that is reported once; of a weekly one the number of its week.'),
  version: z.int().min(1),
  heldOn: day.nullable(),
  sentAt: moment,
  figures: z.record(z.string(), z.number()).describe('By the code of the metric.'),
})

export const errorSchema = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) })

export const one = <T extends z.ZodType>(item: T) => z.strictObject({ townId: id, item })
export const many = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    townId: id,
    items: z.array(item),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  })

export const schemas = {
  Town: townSchema,
  Unit: unitSchema,
  Campaign: campaignSchema,
  Activity: activitySchema,
  Task: taskSchema,
  Metric: metricSchema,
  Figure: figureSchema,
  Standing: standingSchema,
  Report: reportSchema,
  Error: errorSchema,
} as const
