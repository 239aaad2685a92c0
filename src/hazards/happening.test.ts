import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { recordMachineAct } from '#people/audit.store.ts'
import { NotFound } from '#platform/http/problems.ts'
import { eventOf, waysTo } from './cases.in-tests.ts'
import { caseOfReport } from './cases.reading.ts'
import type { CaseEvent } from './events.rules.ts'
import { type Acting, happen, officeActor, reporterActor } from './happening.ts'
import { openedCase } from './opened.in-tests.ts'
import { type EventName, eventNames, hats, mayHappen, type Stage, stages } from './stages.rules.ts'

const at = (day: string) => new Date(`${day}T10:00:00+08:00`)
const TODAY = '2026-06-10'
/** After the order's day. */
const LATE = '2026-07-08'

/** 苏店镇 with the people of the rules' examples as its own. */
async function begin() {
  const street = await demoTown()
  const idOf = async (username: string) =>
    (
      await street.db
        .selectFrom('person')
        .select('id')
        .where('town_id', '=', street.town.id)
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
    ).id
  const [officer, director, head] = [
    await idOf(demoPeople.officer.username),
    await idOf(demoPeople.director.username),
    await idOf(demoPeople.head.username),
  ]
  const other = await openedCase(street, { receivedOn: '2026-05-31' })
  const people: Record<string, string> = { li: officer, wang: director, zhang: head, 'case-3': other.caseId }
  const real = (event: CaseEvent): CaseEvent =>
    JSON.parse(JSON.stringify(event), (_, value: unknown) =>
      typeof value === 'string' ? (people[value] ?? value) : value,
    )
  const all = (personId: string): Acting => ({ id: personId, hats, personId, byWhat: 'office' })
  const checks = (name: EventName) => name === 'recheck' || name === 'extend'
  const by = (name: EventName) => all(checks(name) ? officer : head)
  const move = (caseId: string, event: CaseEvent, day: string) =>
    happen({ db: street.db, town: street.town, now: at(day) }, caseId, real(event), by(event.name))
  return { street, move, officer, director, other }
}
type Begun = Awaited<ReturnType<typeof begin>>

async function broughtTo({ street, move }: Begun, stage: Stage) {
  const opened = await openedCase(street, { unit: '看寺村', receivedOn: '2026-06-01' })
  for (const [day, step] of waysTo[stage].entries()) {
    const event = typeof step === 'string' ? eventOf(step) : eventOf(step[0], step[1] as never)
    const { refusals } = await move(opened.caseId, event, event.name === 'escalate' ? LATE : `2026-06-0${day + 1}`)
    expect([stage, event.name, refusals]).toEqual([stage, event.name, []])
  }
  return opened
}

const rowOf = (street: TownInTest, caseId: string) =>
  street.db.selectFrom('hazard_case').where('id', '=', caseId).selectAll().executeTakeFirstOrThrow()

async function undone<T>({ db }: TownInTest, work: () => Promise<T>): Promise<T> {
  await sql`savepoint pair`.execute(db)
  try {
    return await work()
  } finally {
    await sql`rollback to savepoint pair`.execute(db)
  }
}

/** What some events need before they make sense. */
const before: Partial<Record<EventName, EventName[]>> = {
  resume: ['pause'],
  object: ['reply'],
  review: ['reply', 'object'],
}

test.each(stages)('a real case that is %s moves on by what the table allows, and by nothing else', async (stage) => {
  const begun = await begin()
  const { street, move } = begun
  const { caseId } = await broughtTo(begun, stage)
  expect((await rowOf(street, caseId)).stage).toBe(stage)
  for (const name of eventNames)
    await undone(street, async () => {
      const allowed = mayHappen(stage, name)
      if (allowed) for (const first of before[name] ?? []) await move(caseId, eventOf(first), TODAY)
      const was = await rowOf(street, caseId)
      const event =
        stage === 'escalated' && name === 'escalate' ? eventOf(name, { measure: 'file_case' }) : eventOf(name)
      const { refusals, standing } = await move(caseId, event, name === 'escalate' ? LATE : TODAY)
      const row = await rowOf(street, caseId)
      expect([name, refusals.map((one) => one.name)]).toEqual([name, allowed ? [] : ['wrong-stage']])
      expect([name, row.events]).toEqual([name, was.events + (allowed ? 1 : 0)])
      expect([name, row.stage]).toEqual([name, standing.stage])
      const { rows } = await sql<{ count: number }>`select count(*) as count from hazard_event
        where case_id = ${caseId}`.execute(street.db)
      expect(rows[0]?.count).toBe(row.events)
    })
})

test('what is refused is refused by the roles a person holds, not by what they press', async () => {
  const begun = await begin()
  const { street, officer } = begun
  const { caseId } = await broughtTo(begun, 'verifying')
  const roles = (...held: ('officer' | 'custodian' | 'observer' | 'director')[]) =>
    officeActor({ personId: officer, roles: held.map((role) => ({ role, unitId: null })) } as never)
  const tried = (actor: Acting, event: CaseEvent) =>
    happen({ db: street.db, town: street.town, now: at(TODAY) }, caseId, event, actor)
  for (const [actor, event] of [
    [roles('observer'), eventOf('transfer')],
    [roles('officer'), eventOf('extend')],
    [reporterActor, eventOf('transfer')],
  ] as const)
    expect((await tried(actor, event)).refusals.map(({ name }) => name)).toEqual(['not-yours'])
  expect(roles('officer', 'custodian').hats).not.toContain('verifier')
  expect((await tried(reporterActor, eventOf('withdraw'))).refusals).toEqual([])
})

test('reports of one matter are handled as one: a death in the second forces the first away', async () => {
  const begun = await begin()
  const { street, move, other } = begun
  const second = await openedCase(street, { deaths: true, receivedOn: '2026-06-01' })
  expect((await move(second.caseId, eventOf('merge'), TODAY)).refusals).toEqual([])
  const read = await caseOfReport(street.db, street.town.id, second.reportId)
  expect([read?.standing.stage, read?.leading?.caseId]).toEqual(['merged', other.caseId])
  expect((await move(other.caseId, eventOf('accept'), TODAY)).refusals.map(({ name }) => name)).toEqual([
    'must-transfer-deaths',
  ])
})

test('where the other case stands is read anew: one that has ended meanwhile takes nothing in, nor does a made-up one', async () => {
  const begun = await begin()
  const { street, move, other } = begun
  const { caseId } = await openedCase(street, { receivedOn: '2026-06-01' })
  await move(other.caseId, eventOf('refuse'), TODAY)
  for (const into of [other.caseId, caseId, 'nowhere', '018f0000-0000-7000-8000-000000000000'])
    expect((await move(caseId, eventOf('merge', { into, intoStage: 'accepted' }), TODAY)).refusals).not.toEqual([])
  expect((await rowOf(street, caseId)).merged_into).toBeNull()
})

test('what a reporter did stands in no line of the audit, and its key tells no minute; what the office did stands there without content', async () => {
  const { street, officer } = await begin()
  const { caseId } = await openedCase(street, { receivedOn: '2026-06-01' })
  const lines = async () =>
    street.db
      .selectFrom('audit_entry')
      .select(['act', 'detail'])
      .where('subject', '=', `hazard-case/${caseId}`)
      .execute()
  const there = { db: street.db, town: street.town, now: at(TODAY) }
  const withdrawn = await happen(there, caseId, eventOf('withdraw', { reason: '怕人知道' }), reporterActor)
  // the version of a random key
  expect('eventId' in withdrawn && withdrawn.eventId.charAt(14)).toBe('4')
  expect(await lines()).toEqual([])
  const viewer = { personId: officer, roles: [{ role: 'officer', unitId: null }] } as never
  const audit = (act: { act: string; subject: string }) => recordMachineAct(street.db, street.town.id, act)
  await happen(there, caseId, eventOf('continue', { reason: '电线还露着' }), officeActor(viewer, audit))
  expect(await lines()).toEqual([{ act: 'hazard.continue', detail: {} }])
})

test('another town moves nothing here', async () => {
  const { street } = await begin()
  const { caseId } = await openedCase(street)
  const elsewhere = await townSeenBy(street.parts, 'qingshi', null, street.now)
  const tried = happen(
    { db: street.db, town: elsewhere.town, now: street.now },
    caseId,
    eventOf('accept'),
    reporterActor,
  )
  await expect(tried).rejects.toThrow(NotFound)
})
