import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { type DemoName, demoPassword, demoPeople } from '#demo-town/people.ts'
import { browserIn } from './in-tests.ts'
import { peopleJobs } from './people.jobs.ts'
import { grantRole } from './people.store.ts'
import { signInWords } from './sign-in.words.ts'
import { changeSettings } from './town.store.ts'

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** Everybody's account was opened a year ago, and nobody signed in since. */
async function sleepingTown(as: DemoName | null = null): Promise<TownInTest> {
  const town = await demoTown()
  await changeSettings(town.db, town.town.id, { passwords: 'mlps' })
  await town.db
    .updateTable('person')
    .set({ created_at: daysBefore(town.now, 365) })
    .execute()
  return as ? town.seenBy(as) : town
}

const night = (town: TownInTest, days = 0) =>
  peopleJobs.closeUnused!({}, { ...town.parts, clock: { now: () => new Date(town.now.getTime() + days * 86_400_000) } })

async function openIn({ db, town }: TownInTest): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('username')
    .where('town_id', '=', town.id)
    .where('disabled_at', 'is', null)
    .orderBy('username')
    .execute()
  return rows.map(({ username }) => username!)
}

test('who was not seen for ninety days is closed by night, who was stays; it is in the audit', async () => {
  const town = await sleepingTown('liaison')
  await night(town)
  expect(await openIn(town)).toEqual(['nandong', 'zhuren'])
  const lines = await town.db
    .selectFrom('audit_entry')
    .select('actor')
    .where('act', '=', 'person.unused')
    .where('town_id', '=', town.town.id)
    .execute()
  expect(lines.length).toBe(Object.keys(demoPeople).length - 2)
  expect(new Set(lines.map(({ actor }) => actor))).toEqual(new Set(['machine']))
})

test('the last director stays, and with two of them the one who was seen later', async () => {
  const town = await sleepingTown()
  await night(town)
  expect(await openIn(town)).toEqual(['zhuren'])
  const { id } = await town.db
    .updateTable('person')
    .set({ disabled_at: null, reopened_at: daysBefore(town.now, 100) })
    .where('town_id', '=', town.town.id)
    .where('username', '=', 'anjian')
    .returning('id')
    .executeTakeFirstOrThrow()
  await grantRole(town.db, town.town.id, id, 'director', null, null)
  await night(town)
  expect(await openIn(town)).toEqual(['anjian'])
})

test('a town under the long passwords closes nobody, unless it says so', async () => {
  const town = await sleepingTown()
  await changeSettings(town.db, town.town.id, { passwords: 'asvs' })
  await night(town)
  expect((await openIn(town)).length).toBe(Object.keys(demoPeople).length)
  await changeSettings(town.db, town.town.id, { closeUnused: 180 })
  await night(town)
  expect(await openIn(town)).toEqual(['zhuren'])
})

test('the office sees who was closed and opens again; that counts as used', async () => {
  const town = await sleepingTown('officer')
  await night(town)
  const page = await (await town.visit('/office/people/unused')).text()
  const again = /\/office\/people\/[0-9a-f-]+\/enable/.exec(page)![0]
  expect(page).toContain(demoPeople.otherLiaison.name)
  const person = again.split('/')[3]!
  expect((await town.submit(again, {})).status).toBe(303)
  await night(town)
  await night(town, 89)
  const { disabled_at } = await town.db
    .selectFrom('person')
    .select('disabled_at')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  expect(disabled_at).toBeNull()
  await night(town, 91)
  const later = await town.db.selectFrom('person').select('disabled_at').where('id', '=', person).executeTakeFirst()
  expect(later!.disabled_at).not.toBeNull()
})

test('a liaison does not see who was closed', async () => {
  expect((await (await sleepingTown('liaison')).visit('/office/people/unused')).status).toBe(403)
})

test('who was closed is told so, with the right password only', async () => {
  const town = await sleepingTown()
  await night(town)
  const browser = browserIn(town)
  await browser.open('/sign-in')
  expect((await browser.send('/sign-in', { login: 'nandong', password: 'not it' })).html).toContain(signInWords.wrong)
  const { status, html } = await browser.send('/sign-in', { login: 'nandong', password: demoPassword })
  expect(status).toBe(422)
  expect(html).toContain(signInWords.shut)
})
