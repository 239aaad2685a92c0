import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { recordEvent } from './events.store.ts'
import { idOfPerson, reportedIn, witness } from './identities.in-tests.ts'
import { giveIdentity, readIdentity } from './identities.store.ts'
import type { OpeningRead } from './openings.store.ts'
import { listOpenings } from './openings.store.ts'
import { openingProblemWords } from './openings.words.ts'

const reason = '要问清后门是哪一天锁上的'
const shows = (html: string) => ({ name: html.includes(witness.name), phone: html.includes(witness.phone) })

/** A confidential report about which the office asked the custodian. */
async function asked() {
  const town = await demoTown()
  const { caseId, reportId } = await reportedIn(town, { by: witness })
  const [officer, custodian] = [await town.seenBy('officer'), await town.seenBy('custodian')]
  const ask = `/office/hazards/${caseId}/identity`
  const answer = await officer.submit(ask, { report: reportId, reason })
  const opening = async (): Promise<OpeningRead> => (await listOpenings(town.db, town.town.id))[0]!
  const { id } = await opening()
  const keep = `/office/identities/${id}`
  return { town, officer, custodian, caseId, reportId, ask, keep, answer, opening, id }
}

const post = async (town: TownInTest, path: string, fields: Record<string, string> = {}) => {
  const answer = await town.submit(path, fields)
  return { status: answer.status, html: await answer.text() }
}

test('an anonymous report is upgraded and keeps its number and its place; the later words stand', async () => {
  const town = await demoTown()
  const { reportId, number, chain } = await reportedIn(town)
  const giving = { reportId, anonymity: 'named', day: '2023-06-07' } as const
  await giveIdentity(town.db, town.parts.keys, town.town.id, { ...giving, name: '秦识', phone: '' })
  await giveIdentity(town.db, town.parts.keys, town.town.id, { ...giving, ...witness })
  const row = await town.db.selectFrom('hazard_report').selectAll().where('id', '=', reportId).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ number, anonymity: 'named', received_on: '2023-06-05' })
  expect(row.chain.equals(chain)).toBe(true)
  expect(await readIdentity(town.db, town.parts.keys, town.town.id, reportId)).toEqual(witness)
  const [kept] = await town.db.selectFrom('hazard_identity').selectAll().execute()
  for (const secret of [witness.name, witness.phone])
    expect(Buffer.concat([kept!.body, kept!.wrapped_key]).includes(secret)).toBe(false)
})

test('the office asks with a reason; the custodian reads it, grants the telephone, and whoever asked sees that once and no name', async () => {
  const { officer, custodian, ask, keep, answer, id, opening } = await asked()
  expect(answer.status).toBe(303)
  expect(await (await custodian.visit('/office/identities')).text()).toContain(keep)
  expect(await (await custodian.visit(keep)).text()).toContain(reason)
  expect((await officer.submit(`${ask}/${id}/readings`, {})).status).toBe(422)
  expect((await custodian.submit(`${keep}/decisions`, { verdict: 'phone' })).status).toBe(303)
  expect(shows(await (await officer.visit(ask)).text())).toEqual({ name: false, phone: false })
  const first = await post(officer, `${ask}/${id}/readings`)
  expect({ status: first.status, ...shows(first.html) }).toEqual({ status: 200, name: false, phone: true })
  const second = await post(officer, `${ask}/${id}/readings`)
  expect({ status: second.status, ...shows(second.html) }).toEqual({ status: 422, name: false, phone: false })
  expect(second.html).toContain(openingProblemWords['read-already'])
  expect((await opening()).readings).toHaveLength(1)
})

test('the custodian reads only what was granted, each time written down; the audit says that, not whom', async () => {
  const { town, custodian, keep, opening } = await asked()
  const early = await post(custodian, `${keep}/readings`)
  expect({ status: early.status, ...shows(early.html) }).toEqual({ status: 422, name: false, phone: false })
  await custodian.submit(`${keep}/decisions`, { verdict: 'answer' })
  for (const times of [1, 2]) {
    const read = await post(custodian, `${keep}/readings`)
    expect({ status: read.status, ...shows(read.html) }).toEqual({ status: 200, name: true, phone: true })
    expect((await opening()).readings).toHaveLength(times)
  }
  const lines = await town.db.selectFrom('audit_entry').select(['act', 'subject', 'detail']).orderBy('id').execute()
  expect(lines.map(({ act }) => act)).toEqual(['identity.ask', 'identity.grant', 'identity.read', 'identity.read'])
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${witness.name}|${witness.phone}|${reason}`))
})

test('only an answer is passed on: the custodian calls, writes down what was said, and whoever asked reads that and nothing more', async () => {
  const { town, officer, custodian, ask, keep, id } = await asked()
  await custodian.submit(`${keep}/decisions`, { verdict: 'answer' })
  expect((await custodian.submit(`${keep}/answers`, { answer: '' })).status).toBe(422)
  expect((await custodian.submit(`${keep}/answers`, { answer: '六月一号锁的，钥匙在门卫' })).status).toBe(303)
  expect((await custodian.submit(`${keep}/answers`, { answer: '又说了别的' })).status).toBe(422)
  const page = await (await officer.visit(ask)).text()
  expect(page).toContain('钥匙在门卫')
  expect(shows(page)).toEqual({ name: false, phone: false })
  expect((await officer.submit(`${ask}/${id}/readings`, {})).status).toBe(422)
  const { answer } = await town.db.selectFrom('hazard_opening').select('answer').executeTakeFirstOrThrow()
  expect(answer!.includes('门卫')).toBe(false)
})

test('a refusal stands, and another request may follow it; while one waits there is no second', async () => {
  const { officer, custodian, ask, keep, reportId, opening } = await asked()
  expect(await post(officer, ask, { report: reportId, reason })).toMatchObject({ status: 422 })
  expect((await custodian.submit(`${keep}/decisions`, { verdict: '' })).status).toBe(422)
  await custodian.submit(`${keep}/decisions`, { verdict: 'refuse' })
  expect((await custodian.submit(`${keep}/decisions`, { verdict: 'name' })).status).toBe(422)
  expect(await opening()).toMatchObject({ granted: false, scope: null })
  expect((await custodian.submit(`${keep}/readings`, {})).status).toBe(422)
  expect((await officer.submit(ask, { report: reportId, reason })).status).toBe(303)
})

test('without a reason, or where nobody left a name, there is nothing to ask for', async () => {
  const { officer, ask, reportId, town } = await asked()
  const short = await post(await town.seenBy('director'), ask, { report: reportId, reason: '看看' })
  expect(short.html).toContain(openingProblemWords.reason)
  const anonymous = await reportedIn(town)
  const nobody = `/office/hazards/${anonymous.caseId}/identity`
  expect((await officer.submit(nobody, { report: anonymous.reportId, reason })).status).toBe(422)
  // nor by the door of another case
  expect((await officer.submit(nobody, { report: reportId, reason })).status).toBe(422)
})

test('who verifies the matter learns no name: not by asking, and not by becoming custodian later', async () => {
  const { town, officer, custodian, caseId, ask, keep, id } = await asked()
  await custodian.submit(`${keep}/decisions`, { verdict: 'name' })
  const verifiers = [await idOfPerson(town, 'officer'), await idOfPerson(town, 'custodian')].map((person) => ({
    id: person,
    unitIds: [],
    custodian: false,
  }))
  await recordEvent(town.db, town.town.id, {
    caseId,
    position: 1,
    event: { name: 'assign', detail: { verifiers } },
    on: '2023-06-06',
    byPerson: null,
    byWhat: 'office',
  })
  for (const [who, place] of [
    [officer, `${ask}/${id}/readings`],
    [custodian, `${keep}/readings`],
  ] as const) {
    const refused = await post(who, place)
    expect({ status: refused.status, ...shows(refused.html) }).toEqual({ status: 422, name: false, phone: false })
  }
})

test('what one officer was granted another does not read, nor by another case', async () => {
  const { town, custodian, ask, keep, id, officer } = await asked()
  await custodian.submit(`${keep}/decisions`, { verdict: 'name' })
  const other = await reportedIn(town)
  expect((await (await town.seenBy('director')).submit(`${ask}/${id}/readings`, {})).status).toBe(422)
  expect((await officer.submit(`/office/hazards/${other.caseId}/identity/${id}/readings`, {})).status).toBe(404)
  const read = await post(officer, `${ask}/${id}/readings`)
  expect(shows(read.html)).toEqual({ name: true, phone: true })
})
