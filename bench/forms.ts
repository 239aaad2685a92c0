// Forms as a browser without script fills them in and sends them, for batteries that send the same one again.
import { demoPeople } from '#demo-town/people.ts'
import { recordSession } from '#people/sessions.store.ts'
import { findTown } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'
import type { Door } from './started-town.ts'

export interface Act {
  /** Where the form stands, and where it is sent to, below the town's address. */
  page: string
  action: string
  /** Filled in; `mark` stands in them, and in exactly one row afterwards. */
  fields(mark: string): Record<string, string>
  /** Counts the rows in which the mark stands. */
  rows: string
  cookie?: string
}

export interface Answered {
  status: number
  location: string
  text: string
}

const person = { reporter: '李小满', phone: '13900000000' }

/** Acts of villages by their doors, and of the office. */
export function actsOf(door: Door, taskId: string, officer: string): Record<string, Act> {
  const report = `/u/${door.token}/reports/${door.assignmentId}`
  return {
    report: {
      page: report,
      action: report,
      fields: (mark) => ({ 'figure.places': '3', day: '2023-06-08', words: `贴在村口 ${mark}`, ...person }),
      rows: `select count(*)::int as n from campaign_submission where words like '%' || $1`,
    },
    question: {
      page: `/u/${door.token}/questions`,
      action: `/u/${door.token}/questions`,
      fields: (mark) => ({ task: taskId, text: `贴几处算数？${mark}`, ...person }),
      rows: `select count(*)::int as n from guidance_question where text like '%' || $1`,
    },
    problem: {
      page: `/u/${door.token}/problems/new`,
      action: `/u/${door.token}/problems`,
      fields: (mark) => ({ title: '桥栏杆断了', text: `过桥的人多 ${mark}`, urgency: 'week', ...person }),
      rows: `select count(*)::int as n from problem where text like '%' || $1`,
    },
    announcement: {
      page: '/office/announcements/new',
      action: '/office/announcements',
      fields: (mark) => ({ title: '咨询日', text: `8:30 到文化广场 ${mark}`, kinds: 'village' }),
      rows: `select count(*)::int as n from guidance_announcement where text like '%' || $1`,
      cookie: officer,
    },
  }
}

export async function keyOn(url: string, { page, cookie }: Act): Promise<string> {
  const answer = await fetch(`${url}${page}`, cookie ? { headers: { cookie } } : {})
  const key = /name="_key" value="([^"]+)"/.exec(await answer.text())?.[1]
  if (!key) throw new Error(`no form on ${page}: ${answer.status}`)
  return key
}

export async function send(url: string, act: Act, key: string, fields: Record<string, string>): Promise<Answered> {
  const body = new URLSearchParams({ _key: key, ...fields })
  const headers = act.cookie ? { cookie: act.cookie } : undefined
  const answer = await fetch(`${url}${act.action}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    ...(headers ? { headers } : {}),
  })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

/** The demo town's own. */
export const officerOf = (db: Db, townId: string): Promise<{ id: string }> =>
  db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', townId)
    .where('username', '=', demoPeople.officer.username)
    .executeTakeFirstOrThrow()

export async function officerCookie(db: Db, townId: string): Promise<string> {
  const town = (await findTown(db, 'sudian'))!
  const { id } = await officerOf(db, townId)
  const now = new Date(Date.now() + town.clockShiftMs)
  const session = { personId: id, device: 'battery', address: '', secondFactorAt: new Date() }
  return `session=${await recordSession(db, townId, session, now)}`
}

export const taskOf = async (db: Db, { assignmentId }: Door): Promise<string> =>
  (
    await db
      .selectFrom('campaign_assignment')
      .select('task_id')
      .where('id', '=', assignmentId)
      .executeTakeFirstOrThrow()
  ).task_id
