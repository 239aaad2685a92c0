import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { apiTokenFor } from '../in-tests.ts'

/** 区应急局 signed in at 苏店镇, and 青石镇 beside it; both with a month under way. */
async function neighbours(): Promise<{ superior: TownInTest; qingshi: TownInTest }> {
  const superior = await demoTown({ as: 'observer' })
  const qingshi = await townSeenBy(superior.parts, 'qingshi', 'officer', superior.now)
  await smallCampaign(superior)
  await smallCampaign(qingshi)
  return { superior, qingshi }
}

const pageOf = async (town: TownInTest): Promise<string> => (await town.visit('/office/towns')).text()

test('a superior who was given the token of another town sees both in one table, with a way into each', async () => {
  const { superior, qingshi } = await neighbours()
  const sent = await superior.submit('/office/towns', { token: await apiTokenFor(qingshi) })
  expect(sent.status).toBe(303)
  const html = await pageOf(superior)
  expect(html).toContain('href="/t/sudian/office"')
  expect(html).toContain('href="/t/qingshi/office"')
  expect(html.match(/（一）开展宣讲/g)).toHaveLength(2)
})

test('an observer of one town alone never sees another', async () => {
  const { superior } = await neighbours()
  const html = await pageOf(superior)
  expect(html).toContain('苏店镇')
  expect(html).not.toMatch(/青石镇|qingshi/)
})

test('what one superior was given, another person of the same town does not see', async () => {
  const { superior, qingshi } = await neighbours()
  await superior.submit('/office/towns', { token: await apiTokenFor(qingshi) })
  expect(await pageOf(await superior.seenBy('director'))).not.toContain('青石镇')
  // nor does it open anything in the other town itself
  const there = await townSeenBy(superior.parts, 'qingshi', null, superior.now)
  expect((await there.visit('/office')).status).toBe(303)
})

test('a town that voids its token is seen no more, by name only until it is put away', async () => {
  const { superior, qingshi } = await neighbours()
  await superior.submit('/office/towns', { token: await apiTokenFor(qingshi) })
  const { id } = await qingshi.db
    .selectFrom('ledger_token')
    .select('id')
    .where('town_id', '=', qingshi.town.id)
    .executeTakeFirstOrThrow()
  await qingshi.submit(`/office/tokens/${id}/void`, {})
  const html = await pageOf(superior)
  expect(html).toContain('凭证已作废，看不到了')
  expect(html.match(/（一）开展宣讲/g)).toHaveLength(1)
  // a new token opens it again
  expect((await superior.submit('/office/towns', { token: await apiTokenFor(qingshi) })).status).toBe(303)
  expect((await pageOf(superior)).match(/（一）开展宣讲/g)).toHaveLength(2)
})

test('the other town reads when its token was taken into use', async () => {
  const { superior, qingshi } = await neighbours()
  const token = await apiTokenFor(qingshi)
  expect(await (await qingshi.visit('/office/tokens')).text()).toContain('还没用过')
  await superior.submit('/office/towns', { token })
  expect(await (await qingshi.visit('/office/tokens')).text()).not.toContain('还没用过')
})

test('a wrong token, an own one and one twice are told, and what was typed stays', async () => {
  const { superior, qingshi } = await neighbours()
  const token = await apiTokenFor(qingshi)
  await superior.submit('/office/towns', { token })
  const told: [string, string][] = [
    ['', '还没填凭证。'],
    ['abc', '凭证不对'],
    [`nowhere.${'A'.repeat(22)}${'0'.repeat(32)}`, '凭证不对'],
    [`qingshi.${'A'.repeat(22)}${'0'.repeat(32)}`, '凭证不对'],
    [await apiTokenFor(superior), '这是本镇的凭证'],
    [token, '这个镇已经在表里。'],
  ]
  for (const [given, sentence] of told) {
    const answer = await superior.submit('/office/towns', { token: given })
    expect(answer.status, given).toBe(422)
    const html = await answer.text()
    expect(html).toContain(sentence)
    if (given) expect(html).toContain(`value="${given}"`)
  }
})

test('a superior puts a town away; nobody else can', async () => {
  const { superior, qingshi } = await neighbours()
  await superior.submit('/office/towns', { token: await apiTokenFor(qingshi) })
  const { id } = await superior.db.selectFrom('ledger_watch').select('id').executeTakeFirstOrThrow()
  expect((await (await superior.seenBy('director')).submit(`/office/towns/${id}/end`, {})).status).toBe(404)
  expect(await pageOf(superior)).toContain('青石镇')
  expect((await superior.submit(`/office/towns/${id}/end`, {})).status).toBe(303)
  expect(await pageOf(superior)).not.toContain('青石镇')
})

test.each(['liaison', 'head', 'custodian', null] as const)('%s may not look across towns', async (who) => {
  const { superior, qingshi } = await neighbours()
  const town = await superior.seenBy(who)
  expect([303, 403]).toContain((await town.visit('/office/towns')).status)
  await town.submit('/office/towns', { token: await apiTokenFor(qingshi) })
  expect(await town.db.selectFrom('ledger_watch').select('id').execute()).toEqual([])
})
