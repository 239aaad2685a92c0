import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { figureIn, patternOf } from './search.rules.ts'

/** One more than is shown tells that there are more. */
export const MOST_FOUND = 8
const most = sql.lit(MOST_FOUND + 1)

interface Asking {
  townId: string
  terms: readonly string[]
  /** What only the office sees: drafts, contacts, people. */
  office: boolean
}

export interface UnitFound {
  id: string
  name: string
  kind: string
  contact: string
}

/** Every term in one of the columns. */
const inAnyOf = (terms: readonly string[], columns: readonly RawBuilder<unknown>[]): RawBuilder<boolean> =>
  sql.join(
    terms.map((term) => {
      const pattern = patternOf(term)
      return sql`(${sql.join(
        columns.map((column) => sql`${column} ilike ${pattern}`),
        sql` or `,
      )})`
    }),
    sql` and `,
  ) as RawBuilder<boolean>

export async function findUnits(db: Db, { townId, terms, office }: Asking): Promise<UnitFound[]> {
  const columns = [sql`unit.name`, sql`array_to_string(unit.aliases, ' ')`]
  const { rows } = await sql<UnitFound>`
    select unit.id, unit.name, coalesce(kind.name, '') as kind,
           ${office ? sql`unit.contact_name` : sql`''`} as contact
      from unit
      left join unit_kind as kind on kind.town_id = unit.town_id and kind.code = unit.kinds[1]
     where unit.town_id = ${townId}
       and ${inAnyOf(terms, office ? [...columns, sql`unit.contact_name`, sql`unit.contact_phone`] : columns)}
     order by unit.name ilike ${`${terms[0] ?? ''}%`} desc, unit.position, unit.name
     limit ${most}`.execute(db)
  return rows
}

export interface PartFound {
  id: string
  campaignId: string
  year: number
  title: string
  text: string
  running: boolean
}

/** Of issued campaigns; of drafts too for the office. What the desk shows now comes first: the running one, or the last. */
const campaignShown = (office: boolean) =>
  sql`campaign.dropped_at is null ${office ? sql`` : sql`and campaign.issued_at is not null`}`
const isRunning = sql<boolean>`(campaign.id = (select shown.id from campaign as shown
  where shown.town_id = campaign.town_id and shown.issued_at is not null and shown.dropped_at is null
  order by shown.closed_at is null desc, shown.issued_at desc limit 1))`

export async function findTasks(db: Db, { townId, terms, office }: Asking): Promise<PartFound[]> {
  const { rows } = await sql<PartFound>`
    select task.id, task.campaign_id as "campaignId", campaign.year, task.title, task.ask as text, ${isRunning} as running
      from campaign_task as task
      join campaign on campaign.town_id = task.town_id and campaign.id = task.campaign_id
      join campaign_activity as activity on activity.town_id = task.town_id and activity.id = task.activity_id
     where task.town_id = ${townId} and task.dropped_at is null and activity.dropped_at is null
       and ${campaignShown(office)} and ${inAnyOf(terms, [sql`task.title`, sql`task.ask`, sql`task.how_to`])}
     order by running desc, task.title ilike ${patternOf(terms[0] ?? '')} desc, campaign.year desc, task.position
     limit ${most}`.execute(db)
  return rows
}

export async function findActivities(db: Db, { townId, terms, office }: Asking): Promise<PartFound[]> {
  const { rows } = await sql<PartFound>`
    select activity.id, activity.campaign_id as "campaignId", campaign.year,
           activity.marker || activity.heading as title, activity.body as text, ${isRunning} as running
      from campaign_activity as activity
      join campaign on campaign.town_id = activity.town_id and campaign.id = activity.campaign_id
     where activity.town_id = ${townId} and activity.dropped_at is null and ${campaignShown(office)}
       and ${inAnyOf(terms, [sql`activity.heading`, sql`activity.body`])}
     order by running desc, activity.heading ilike ${patternOf(terms[0] ?? '')} desc, campaign.year desc, activity.position
     limit ${most}`.execute(db)
  return rows
}

export interface SubmissionFound {
  id: string
  number: string
  unit: string
  title: string
  words: string
  byName: string
  figures: Record<string, number>
  sentAt: Date
}

/**
 * The latest that `are` found and whose standing `is` so: a walk back over campaign_submission_sent that ends with the last
 * one a page has room for. What a standing says is asked of each that was found, never joined: of 500 towns PostgreSQL takes
 * one town's standings for eight and would begin with all of them.
 */
const submissions = (townId: string, are: RawBuilder<unknown>, is = sql`true`) => sql<SubmissionFound>`
  with found as materialized (
    select * from campaign_submission as submission
     where submission.town_id = ${townId} and ${are} and (
       select campaign.dropped_at is null and ${is}
         from campaign_standing as standing
         join campaign on campaign.town_id = standing.town_id and campaign.id = standing.campaign_id
        where standing.town_id = submission.town_id and standing.assignment_id = submission.assignment_id)
     order by submission.sent_at desc
     limit ${most}
  )
  select found.id, found.number, unit.name as unit, task.title, found.words, found.by_name as "byName", found.figures,
         found.sent_at as "sentAt"
    from found
    join campaign_assignment as assignment on assignment.town_id = found.town_id and assignment.id = found.assignment_id
    join unit on unit.town_id = found.town_id and unit.id = assignment.unit_id
    join campaign_task as task on task.town_id = found.town_id and task.id = assignment.task_id
   order by found.sent_at desc`

/** The latest version of each, by its words, its figures, or who sent it. */
export async function findSubmissions(db: Db, { townId, terms }: Asking): Promise<SubmissionFound[]> {
  const found = sql.join(
    terms.map((term) => {
      const figure = figureIn(term)
      const written = inAnyOf([term], [sql`submission.words`, sql`submission.by_name`])
      return figure === null
        ? written
        : sql`(${written} or exists (
            select from jsonb_each_text(submission.figures) as given where given.value = ${String(figure)}))`
    }),
    sql` and `,
  )
  const { rows } = await submissions(townId, found, sql`standing.submission_id = submission.id`).execute(db)
  return rows
}

/** Any version: a receipt in somebody's hand may be of an earlier one. Numbers are read from their index alone. */
export async function findReceipts(db: Db, { townId, terms }: Asking): Promise<SubmissionFound[]> {
  const numbers = sql`select number from campaign_submission where town_id = ${townId} and ${inAnyOf(terms, [sql`number`])}`
  const { rows } = await submissions(townId, sql`submission.number = any(array(${numbers}))`).execute(db)
  return rows
}

export interface PersonFound {
  id: string
  name: string
  roles: string[]
}

export async function findPeople(db: Db, { townId, terms }: Asking): Promise<PersonFound[]> {
  const columns = [sql`person.name`, sql`person.username`, sql`person.phone`]
  const { rows } = await sql<PersonFound>`
    select person.id, person.name,
           array(select distinct role.role from person_role as role
                  where role.town_id = person.town_id and role.person_id = person.id and role.ended_at is null) as roles
      from person
     where person.town_id = ${townId} and ${inAnyOf(terms, columns)}
     order by person.disabled_at is not null, person.name
     limit ${most}`.execute(db)
  return rows
}
