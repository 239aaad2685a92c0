import { sql } from 'kysely'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { type DemoName, demoPeople } from '#demo-town/people.ts'
import { orderedCases } from '#hazards/opened.in-tests.ts'
import { recordToken } from '#ledger/api.tokens.store.ts'
import { apiTokenOf, hashOf } from '#ledger/api.tokens.ts'
import { recordCounty } from '#ledger/counties.store.ts'
import type { Route } from '#people/access.ts'
import { recordSession } from '#people/sessions.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { slices } from '#town'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'

/** Every route of every slice, as the app serves them. */
export const routes: readonly Route[] = slices.flatMap((slice) => slice.routes)
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`

/** What each name in an address stands for: a table whose rows have an id, or a word. */
const tables: Record<string, string> = {
  campaign: 'campaign',
  activity: 'campaign_activity',
  task: 'campaign_task',
  assignment: 'campaign_assignment',
  batch: 'campaign_batch',
  submission: 'campaign_submission',
  evidence: 'campaign_evidence',
  upload: 'campaign_upload',
  waiver: 'campaign_waiver',
  correction: 'campaign_correction',
  superior: 'campaign_superior',
  notice: 'campaign_notice',
  metric: 'campaign_metric',
  seat: 'campaign_seat',
  unit: 'unit',
  import: 'unit_import',
  link: 'unit_link',
  person: 'person',
  role: 'person_role',
  session: 'person_session',
  view: 'person_view',
  invite: 'person_invite',
  archive: 'ledger_archive',
  key: 'ledger_token',
  paper: 'ledger_paper',
  watch: 'ledger_watch',
  circular: 'urge_circular',
  question: 'guidance_question',
  problem: 'problem',
  piece: 'problem_file',
  hotline: 'hazard_hotline',
  report: 'hazard_report',
  case: 'hazard_case',
  order: 'hazard_order',
  photo: 'hazard_photo',
  announcement: 'guidance_announcement',
  pause: 'urge_pause',
  opening: 'hazard_opening',
  file: 'hazard_file',
}
const words: Record<string, string> = {
  part: 'AAAAAAAAAAAAAAAAAAAAAA',
  code: 'talks',
  edition: '1',
  section: 'year',
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  kind: 'village',
  event: 'transfer',
  figure: 'reports',
  measure: 'supervise',
  to: 'county',
}

export const paramsOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
export const unknownParams = (path: string): string[] =>
  paramsOf(path).filter((name) => !(name in tables) && !(name in words))

/** Whether the address names something that belongs to a town. */
export const namesARow = (path: string): boolean => paramsOf(path).some((name) => name in tables)

/**
 * The address of something that is really there, of this unit where it belongs to units.
 * `ref` stands for the unit itself: the token of its link, or the unit whose rows are asked for under another's name.
 */
export async function addressOf(
  db: Db,
  townId: string,
  path: string,
  unitId: string,
  ref: string = unitId,
): Promise<string> {
  let address = path
  for (const name of paramsOf(path)) {
    const id = name === 'unit' ? ref : (words[name] ?? (await idIn(db, tables[name]!, townId, unitId)) ?? newId())
    address = address.replace(`:${name}`, id)
  }
  return address
}

async function idIn(db: Db, table: string, townId: string, unitId: string): Promise<string | undefined> {
  const { rows: columns } = await sql<{ name: string }>`select column_name as name
    from information_schema.columns where table_name = ${table} and column_name in ('unit_id', 'username')`.execute(db)
  const has = (column: string) => columns.some(({ name }) => name === column)
  // Among people one whom the office may manage; among what units own, this unit's.
  const wanted = has('username')
    ? sql`and username = ${demoPeople.otherLiaison.username}`
    : has('unit_id') && /^(campaign_|unit_|hazard_order)/.test(table)
      ? sql`and unit_id = ${unitId}`
      : table === 'hazard_photo'
        ? sql`and case_id in (select case_id from hazard_order where unit_id = ${unitId})`
        : sql``
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where town_id = ${townId} ${wanted} order by id limit 1`.execute(db)
  return rows[0]?.id
}

/** 苏店镇 and its neighbour, both with a campaign under way, in one transaction. */
export async function twoTowns(): Promise<{ own: TownInTest; other: TownInTest }> {
  const own = await demoTown()
  const other = await townSeenBy(own.parts, 'qingshi', null, own.now)
  await smallCampaign(own)
  await smallCampaign(other)
  for (const town of [own, other]) await orderedCases(town, [demoPeople.liaison.unit, demoPeople.otherLiaison.unit])
  // else what only a county has opens for nobody
  await recordCounty(own.db, own.town.id)
  return { own, other }
}

/** What the poster of a unit opens. */
export async function tokenFor({ db, town, parts }: TownInTest, unitId: string): Promise<string> {
  return tokenOf(parts.keys, town.id, await recordLink(db, town.id, unitId, null))
}

/** What the office of a town gave to a superior's machine. */
export async function apiTokenFor({ db, town, parts, now }: TownInTest): Promise<string> {
  const id = newId()
  const token = apiTokenOf(parts.keys, town, id)
  const officer = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', demoPeople.officer.username)
    .executeTakeFirstOrThrow()
  await recordToken(db, town.id, { id, holder: '区应急局', hash: hashOf(token), by: officer.id, now })
  return token
}

/** The cookie of somebody signed in to a town. */
export async function cookieOf({ db, town, now }: TownInTest, who: DemoName): Promise<string> {
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', demoPeople[who].username)
    .executeTakeFirstOrThrow()
  const session = { personId: id, device: 'test', address: '', secondFactorAt: now }
  return `session=${await recordSession(db, town.id, session, now)}`
}

export const unitOf = async (town: TownInTest, who: DemoName | null): Promise<string> => {
  const name = (who && demoPeople[who].unit) ?? demoPeople.liaison.unit
  return (await listUnits(town.db, town.town.id)).find((unit) => unit.name === name)!.id
}

export async function neighbourOf(town: TownInTest, unitId: string): Promise<string> {
  const others = (await listUnits(town.db, town.town.id)).filter((unit) => unit.id !== unitId)
  return others.find((unit) => unit.name === demoPeople.otherLiaison.unit)!.id
}

/** All that the answer says, its headers too; what it did is undone. */
export async function saidBy(
  town: TownInTest,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<string> {
  await sql`savepoint seat`.execute(town.db)
  try {
    const asForm = method === 'POST'
    const answer = await (asForm ? town.submit(path, {}, { headers }) : town.visit(path, headers, { method }))
    const told = JSON.stringify([...answer.headers])
    // A page that stays open for news would never end.
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await answer.body?.cancel()
      return told
    }
    return told + Buffer.from(await answer.arrayBuffer()).toString('utf8')
  } finally {
    await sql`rollback to savepoint seat`.execute(town.db)
  }
}
