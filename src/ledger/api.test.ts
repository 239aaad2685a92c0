import { expect, test } from 'vitest'
import { z } from 'zod'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { lockStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { apiTokenFor } from '../in-tests.ts'
import { endpoints } from './api.routes.ts'
import { pageOf } from './api.rules.ts'
import { schemas } from './api.schemas.ts'
import { MOST_A_MINUTE } from './api.tokens.ts'

/** 南董村 told of 3 talks with 80 people; nobody has to look at articles. */
async function townWithFigures() {
  const town = await demoTown()
  const campaign = await smallCampaign(town)
  const { db, now } = town
  const assignmentId = await campaign.assignmentOf('talk', '南董村')
  const standing = await lockStanding(db, town.town.id, assignmentId)
  const written = { figures: { talks: 3, people: 80 }, words: '机密的话', heldOn: null, sure: [], byName: '王秀英' }
  const by = { byPhone: '13835500000', personId: null, linkId: null, via: 'link' as const }
  await recordSubmission(db, town.town.id, standing!, { ...written, ...by }, { now, reviewed: false })
  return { town, campaign, asked: asking(town, await apiTokenFor(town)) }
}

const asking =
  (town: TownInTest, token: string) =>
  (path: string, headers: Record<string, string> = {}) =>
    town.visit(path, { authorization: `Bearer ${token}`, ...headers })

const addressOf = (path: string, campaignId: string) => path.replace(':campaign', campaignId)

test('a superior reads the total of every figure, by kind of unit and by week', async () => {
  const { town, campaign, asked } = await townWithFigures()
  const answer = await (await asked(`/api/v1/campaigns/${campaign.campaignId}/figures`)).json()
  expect(answer.townId).toBe(town.town.id)
  const people = answer.items.find((one: { code: string }) => one.code === 'people')
  expect(people).toMatchObject({ name: '来了多少人', counter: '人次', total: 80, units: 1 })
  expect(people.byKind).toEqual([{ kind: 'village', total: 80, units: 1 }])
  expect(people.byWeek).toContainEqual({ from: '2023-06-05', to: '2023-06-11', total: 80 })
})

test('how far each kind of unit is, is counted as the overview counts it', async () => {
  const { campaign, asked } = await townWithFigures()
  const { items } = await (await asked(`/api/v1/campaigns/${campaign.campaignId}/standings`)).json()
  const talk = items.find((one: { taskId: string }) => one.taskId === campaign.taskIds.talk.id)
  expect(talk).toMatchObject({ kind: 'village', received: 1, accepted: 1, waiting: 0 })
  expect(talk.expected).toBeGreaterThan(1)
})

test('every answer is what the OpenAPI document promises, and every promise is asked for', async () => {
  const { town, campaign, asked } = await townWithFigures()
  const document = await (await town.visit('/api/v1/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const paths = Object.keys(document.paths)
  expect(paths).toEqual(endpoints.map(({ path }) => path.replace(':campaign', '{campaign}')))
  for (const path of paths) {
    const answer = await asked(path.replace('{campaign}', campaign.campaignId))
    expect(answer.status, path).toBe(200)
    const { $ref } = document.paths[path].get.responses['200'].content['application/json'].schema
    const content = await answer.json()
    const problems = promised(document, $ref).safeParse(content).error
    expect(problems, `${path}: ${problems?.message}`).toBeUndefined()
    if ('items' in content) expect(content.items.length, path).toBeGreaterThan(0)
  }
  for (const name of Object.keys(schemas)) expect(document.components.schemas).toHaveProperty(name)
})

/** The schema as the document says it, not as the code has it. */
function promised(document: { components: { schemas: object } }, ref: string) {
  const moved = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/$defs/'))
  return z.fromJSONSchema(moved({ $ref: ref, $defs: document.components.schemas }))
}

test('a promise that is broken would be seen', async () => {
  const { town } = await townWithFigures()
  const document = await (await town.visit('/api/v1/openapi.json')).json()
  const unit = promised(document, '#/components/schemas/OneTown')
  expect(unit.safeParse({ townId: town.town.id, item: { name: '苏店镇' } }).success).toBe(false)
})

test('nothing that a person wrote, and no phone number, is among the figures', async () => {
  const { campaign, asked } = await townWithFigures()
  for (const { path } of endpoints) {
    const text = await (await asked(addressOf(path, campaign.campaignId))).text()
    expect(text, path).not.toMatch(/机密|王秀英|13835500000|8255100/)
  }
})

test('what has not changed is not sent again', async () => {
  const { asked } = await townWithFigures()
  const first = await asked('/api/v1/units')
  const etag = first.headers.get('etag')!
  expect((await asked('/api/v1/units', { 'if-none-match': etag })).status).toBe(304)
  expect((await asked('/api/v1/campaigns', { 'if-none-match': etag })).status).toBe(200)
})

test('long lists come in pages that add up to the whole', async () => {
  const { asked } = await townWithFigures()
  const whole = (await (await asked('/api/v1/units?limit=500')).json()).items
  const gathered: unknown[] = []
  for (let after: string | null = '0'; after !== null; ) {
    const part: { items: unknown[]; next: string | null } = await (
      await asked(`/api/v1/units?limit=7&after=${after}`)
    ).json()
    expect(part.items.length).toBeLessThanOrEqual(7)
    gathered.push(...part.items)
    after = part.next
  }
  expect(gathered).toEqual(whole)
})

test('accepted reports come unit by unit, in the order they were sent, in pages that add up to the whole', async () => {
  const { town, campaign, asked } = await townWithFigures()
  const { db, now } = town
  for (const unit of ['苏店村', '西贾村', '东贾村']) {
    const standing = await lockStanding(db, town.town.id, await campaign.assignmentOf('talk', unit))
    const written = { figures: { talks: 1, people: 20 }, words: '', heldOn: '2023-06-08', sure: [], byName: '王秀英' }
    const by = { byPhone: '', personId: null, linkId: null, via: 'link' as const }
    const reviewed = unit === '东贾村' // sent, and not looked at: it does not count
    await recordSubmission(db, town.town.id, standing!, { ...written, ...by }, { now, reviewed })
  }
  const path = `/api/v1/campaigns/${campaign.campaignId}/reports`
  const whole = await (await asked(path)).json()
  expect(whole.items).toHaveLength(3)
  expect(whole.next).toBeNull()
  expect(whole.items[0]).toMatchObject({ taskId: campaign.taskIds.talk.id, figures: { talks: 3, people: 80 } })
  const first = await (await asked(`${path}?limit=2`)).json()
  const rest = await (await asked(`${path}?limit=2&after=${first.next}`)).json()
  expect([...first.items, ...rest.items]).toEqual(whole.items)
  expect(rest.next).toBeNull()
  for (const query of ['limit=0', 'after=7']) expect((await asked(`${path}?${query}`)).status).toBe(400)
})

test.each(['limit=0', 'limit=501', 'limit=x', 'after=-1', 'after=x', 'after=99999'])(
  '%s is told as wrong',
  async (query) => {
    const { asked } = await townWithFigures()
    const answer = await asked(`/api/v1/units?${query}`)
    expect(answer.status).toBe(400)
    expect((await answer.json()).error.code).toBe(query.split('=')[0])
  },
)

test('the last page says that it is the last', () => {
  expect(pageOf([1, 2, 3], { limit: '2', after: '2' })).toEqual({ items: [3], next: null })
  expect(pageOf([1, 2], { limit: '2' })).toEqual({ items: [1, 2], next: null })
})

test('without a token, with a made-up one, a voided one or one of another town nothing is read', async () => {
  const { town } = await townWithFigures()
  const other = await townSeenBy(town.parts, 'qingshi', null, town.now)
  const officer = await town.seenBy('officer')
  const voided = await apiTokenFor(town)
  const { id } = await town.db
    .selectFrom('ledger_token')
    .select('id')
    .where('town_id', '=', town.town.id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect((await officer.submit(`/office/tokens/${id}/void`, {})).status).toBe(303)
  const made = `sudian.${'A'.repeat(22)}${'0'.repeat(32)}`
  for (const token of ['', 'x', made, voided, await apiTokenFor(other)]) {
    const answer = await asking(town, token)('/api/v1/units')
    expect(answer.status, token).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    expect(Object.keys(await answer.json())).toEqual(['error'])
  }
  // nor by being signed in: a browser is no machine
  expect((await officer.visit('/api/v1/units')).status).toBe(401)
})

test('a campaign of another town, a draft and a made-up one are not there', async () => {
  const { town, asked } = await townWithFigures()
  const other = await townSeenBy(town.parts, 'qingshi', null, town.now)
  const { campaignId } = await smallCampaign(other)
  for (const id of [campaignId, 'x', '0190a5d0-0000-7000-8000-000000000000'])
    expect((await asked(`/api/v1/campaigns/${id}/figures`)).status).toBe(404)
})

test('too many questions within a minute are put off, and go on after it', async () => {
  const { town, asked } = await townWithFigures()
  await asked('/api/v1/town')
  await town.db.updateTable('ledger_token').set({ minute_count: MOST_A_MINUTE }).execute()
  const answer = await asked('/api/v1/town')
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  town.parts.clock.now = () => new Date(town.now.getTime() + 61_000)
  expect((await asked('/api/v1/town')).status).toBe(200)
})

test('the office gives a token to a superior, who sees it once, and reads when it was used', async () => {
  const officer = await demoTown({ as: 'officer' })
  const sent = await officer.submit('/office/tokens', { holder: '上党区应急管理局' })
  const path = sent.headers.get('location')!.replace('/t/sudian', '')
  const token = /sudian\.[\w-]+/.exec(await (await officer.visit(path)).text())![0]
  // kept as a hash only
  expect(JSON.stringify(await officer.db.selectFrom('ledger_token').selectAll().execute())).not.toContain(token)
  expect(await (await (await officer.seenBy('director')).visit(path)).text()).not.toContain(token)
  expect((await asking(officer, token)('/api/v1/town')).status).toBe(200)
  const page = await (await officer.visit(path)).text()
  expect(page).not.toContain(token)
  expect(page).toContain('丢了就作废')
  expect(await (await officer.visit('/office/tokens')).text()).toContain('2023-06-10 09:00')
})

test('a token for nobody is not given, and what was typed stays', async () => {
  const officer = await demoTown({ as: 'officer' })
  const answer = await officer.submit('/office/tokens', { holder: '局'.repeat(90) })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('局'.repeat(90))
  expect(await (await officer.submit('/office/tokens', { holder: ' ' })).text()).toContain('还没写发给哪个单位。')
})

test.each(['observer', 'liaison', null] as const)('%s may not give tokens', async (who) => {
  const town = await demoTown({ as: who })
  await town.submit('/office/tokens', { holder: '某局' })
  expect(await town.db.selectFrom('ledger_token').select('id').execute()).toEqual([])
})
