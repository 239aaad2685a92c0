import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople, demoPowers } from '#demo-town/people.ts'
import { browserIn } from './in-tests.ts'
import { grantRole, listRoles } from './people.store.ts'
import { separateTown } from './powers.in-tests.ts'
import { powers } from './powers.rules.ts'
import { powerWords as words } from './powers.words.ts'

async function idOf({ db, town }: TownInTest, username: string): Promise<string> {
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return id
}

const choose = async (town: TownInTest, names: Record<(typeof powers)[number], keyof typeof demoPeople>) =>
  Object.fromEntries(
    await Promise.all(powers.map(async (power) => [power, await idOf(town, demoPeople[names[power]].username)])),
  ) as Record<string, string>

const audited = async ({ db, town }: TownInTest) =>
  (
    await db
      .selectFrom('audit_entry')
      .select('act')
      .where('town_id', '=', town.id)
      .where('act', 'like', 'powers.%')
      .execute()
  ).map(({ act }) => act)

async function separated() {
  const town = await demoTown()
  const choice = await separateTown(town)
  return { town, choice }
}

test('the director hands the powers to three people, loses them, and nothing else changes', async () => {
  const town = await demoTown({ as: 'director' })
  expect(await (await town.visit('/office/powers')).text()).toContain(words.is.off)
  const three = await choose(town, { administrator: 'officer', authorizer: 'custodian', auditor: 'observer' })
  expect((await town.submit('/office/powers', three)).status).toBe(303)
  const director = await town.seenBy('director')
  for (const path of [
    '/office/audit',
    '/office/audit/check',
    '/office/people',
    '/office/people/invites',
    '/office/security',
  ])
    expect((await director.visit(path)).status, path).toBe(403)
  expect((await director.visit('/office')).status).toBe(200)
  expect(await (await director.visit('/office/powers')).text()).toContain(words.is.on)
  expect((await listRoles(town.db, town.town.id, three.administrator!)).map(({ role }) => role)).toEqual([
    'administrator',
  ])
  expect(await audited(town)).toEqual(['powers.begin'])
  expect((await director.submit('/office/powers', three)).status).toBe(403)
})

test('nobody is chosen twice, and the last director is not', async () => {
  const town = await demoTown({ as: 'director' })
  const refused = async (three: Record<string, string>) => (await town.submit('/office/powers', three)).text()
  const two = await choose(town, { administrator: 'officer', authorizer: 'officer', auditor: 'observer' })
  expect(await refused(two)).toContain(words.problems.twice)
  const last = await choose(town, { administrator: 'director', authorizer: 'officer', auditor: 'observer' })
  expect(await refused(last)).toContain(words.problems.director)
  expect(await refused({ ...last, auditor: '' })).toContain(words.problems.missing)
  expect(await audited(town)).toEqual([])
})

test('the auditor reads the audit and verifies it, and sees nothing else of the town', async () => {
  const { town } = await separated()
  const auditor = await town.seenBy('auditor')
  expect((await auditor.visit('/office/audit')).status).toBe(200)
  expect((await auditor.visit('/office/audit/check')).status).toBe(200)
  for (const path of [
    '/office',
    '/office/people',
    '/office/security',
    '/office/units',
    '/office/search?q=a',
    '/office/privacy',
  ])
    expect((await auditor.visit(path)).status, path).toBe(403)
})

test('those whom the audit watches do not read it', async () => {
  const { town } = await separated()
  for (const seat of ['administrator', 'authorizer', 'director', 'officer'] as const)
    expect((await (await town.seenBy(seat)).visit('/office/audit')).status, seat).toBe(403)
})

test('the administrator opens an account that may nothing, until the authorizer gives the role', async () => {
  const { town } = await separated()
  const administrator = await town.seenBy('administrator')
  const unit = (
    await town.db
      .selectFrom('unit')
      .select('id')
      .where('town_id', '=', town.town.id)
      .where('name', '=', '南董村')
      .execute()
  )[0]!.id
  const sent = await administrator.submit('/office/people/invites', { name: '申小雨', role: 'liaison', unit })
  const at = sent.headers.get('location')!.replace('/t/sudian', '')
  const link = /\/invite\/[\w-]+/.exec(await (await administrator.visit(at)).text())![0]
  const browser = browserIn(town)
  await browser.open(link)
  expect((await browser.send(link, { username: 'xiaoyu', password: 'Kq7vRw2nTz' })).status).toBe(303)
  const id = await idOf(town, 'xiaoyu')
  expect(await listRoles(town.db, town.town.id, id)).toEqual([])
  expect((await administrator.submit(`/office/people/${id}/roles`, { role: 'liaison', unit })).status).toBe(403)
  const authorizer = await town.seenBy('authorizer')
  expect(await (await authorizer.visit(`/office/people/${id}`)).text()).toContain('邀请时写的岗位')
  expect((await authorizer.submit(`/office/people/${id}/roles`, { role: 'liaison', unit })).status).toBe(303)
  expect((await authorizer.submit(`/office/people/${id}/disable`, {})).status).toBe(403)
  expect((await administrator.submit(`/office/people/${id}/disable`, {})).status).toBe(303)
})

test('nobody holds two of the three, nor one beside another role; the database says so too', async () => {
  const { town, choice } = await separated()
  const authorizer = await town.seenBy('authorizer')
  const grant = async (person: string, role: string) =>
    (await authorizer.submit(`/office/people/${person}/roles`, { role })).status
  expect(await grant(choice.administrator, 'auditor')).toBe(422)
  expect(await grant(choice.auditor, 'officer')).toBe(422)
  expect(await grant(choice.authorizer, 'director')).toBe(422)
  expect(await grant(await idOf(town, demoPeople.officer.username), 'auditor')).toBe(422)
  await expect(grantRole(town.db, town.town.id, choice.administrator, 'auditor', null, null)).rejects.toThrow(
    /person_role_one_power/,
  )
})

test('the last of each stays, and so does the last director', async () => {
  const { town, choice } = await separated()
  const authorizer = await town.seenBy('authorizer')
  const administrator = await town.seenBy('administrator')
  const people = [choice.auditor, choice.authorizer, await idOf(town, demoPeople.director.username)]
  for (const person of people) {
    const [held] = await listRoles(town.db, town.town.id, person)
    expect((await authorizer.submit(`/office/people/${person}/roles/${held!.id}/end`, {})).status).toBe(422)
    expect((await administrator.submit(`/office/people/${person}/disable`, {})).status).toBe(422)
  }
})

test('the powers are joined again only when administrator and authorizer both say so', async () => {
  const { town } = await separated()
  const submit = async (seat: 'administrator' | 'authorizer' | 'auditor' | 'director') =>
    (await town.seenBy(seat)).submit('/office/powers/ends', {})
  expect((await submit('director')).status).toBe(403)
  expect((await submit('auditor')).status).toBe(403)
  await submit('authorizer')
  await submit('authorizer')
  expect((await (await town.seenBy('director')).visit('/office/audit')).status).toBe(403)
  expect((await submit('administrator')).status).toBe(303)
  expect((await (await town.seenBy('director')).visit('/office/audit')).status).toBe(200)
  expect((await (await town.seenBy('auditor')).visit('/office/audit')).status).toBe(403)
  expect(await audited(town)).toEqual(['powers.ask', 'powers.ask', 'powers.end'])
})

test('where they are not separated nobody is given one', async () => {
  const town = await demoTown({ as: 'director' })
  const person = await idOf(town, demoPeople.member.username)
  expect((await town.submit(`/office/people/${person}/roles`, { role: 'auditor' })).status).toBe(422)
  expect((await town.submit('/office/powers/ends', {})).status).toBe(403)
})

test('everybody of the office may see who holds what', async () => {
  const { town } = await separated()
  for (const seat of ['officer', 'auditor'] as const) {
    const html = await (await (await town.seenBy(seat)).visit('/office/powers')).text()
    for (const { name } of Object.values(demoPowers)) expect(html).toContain(name)
  }
  expect((await (await town.seenBy('liaison')).visit('/office/powers')).status).toBe(403)
})
