import { expect, test } from 'vitest'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { reportedIn } from './identities.in-tests.ts'
import { lookupOf } from './receipts.ts'

const [hers, his] = ['111122223333'.repeat(3), '444455556666'.repeat(3)]

/** Two who reported the same back door; the second is handled with the first. */
async function merged() {
  const street = await demoTown()
  const { db, parts, town, now } = street
  const [first, second] = [await reportedIn(street), await reportedIn(street)]
  for (const [digits, { reportId }] of [
    [hers, first],
    [his, second],
  ] as const) {
    const lookup = await lookupOf(parts.keys, town.id, digits)
    await db.updateTable('hazard_report').set({ lookup }).where('id', '=', reportId).execute()
  }
  const desk = await townSeenBy(parts, town.slug, 'officer', now)
  const put = await desk.submit(`/office/hazards/${second.caseId}/merge`, { into: first.caseId })
  expect(put.status).toBe(303)
  const says = async (receipt: string, message: string) => {
    expect((await street.submit('/hazards/receipt/message', { receipt, message })).status).toBe(200)
  }
  const reads = async (receipt: string) => (await street.submit('/hazards/receipt', { receipt })).text()
  const leading = async () => (await desk.visit(`/office/hazards/${first.caseId}`)).text()
  const answers = (fields: Record<string, string>) => desk.submit(`/office/hazards/${first.caseId}/messages`, fields)
  return { first, second, says, reads, leading, answers, street, desk }
}

test('the case that leads shows what each reporter said, under the number of each', async () => {
  const { first, second, says, leading, reads } = await merged()
  await says(hers, '门今天又锁了')
  await says(his, '我愿意带路')
  const page = await leading()
  const at = (text: string) => page.indexOf(text)
  expect(at(`<h3>第 ${first.number} 号</h3>`)).toBeGreaterThan(0)
  const order = [`<h3>第 ${first.number} 号</h3>`, '门今天又锁了', `<h3>第 ${second.number} 号</h3>`, '我愿意带路'].map(
    at,
  )
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(Math.min(...order)).toBeGreaterThan(0)
  expect([(await reads(hers)).includes('我愿意带路'), (await reads(his)).includes('门今天又锁了')]).toEqual([
    false,
    false,
  ])
})

test('one of them is answered alone, all of them together, and nobody of another case', async () => {
  const { second, reads, answers, street } = await merged()
  expect((await answers({ to: second.reportId, message: '不用带路，我们自己找' })).status).toBe(303)
  expect((await answers({ to: '', message: '明天去看' })).status).toBe(303)
  const [she, he] = [await reads(hers), await reads(his)]
  expect([she.includes('自己找'), he.includes('自己找')]).toEqual([false, true])
  expect([she.includes('明天去看'), he.includes('明天去看')]).toEqual([true, true])
  const other = await reportedIn(street)
  expect((await answers({ to: other.reportId, message: '你是谁' })).status).toBe(404)
  const said = await street.db.selectFrom('hazard_message').select('report_id').execute()
  expect(said.filter(({ report_id }) => report_id === other.reportId)).toEqual([])
})

test('an empty answer keeps to whom it was to go', async () => {
  const { second, answers, leading } = await merged()
  const refused = await answers({ to: second.reportId, message: '' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(`value="${second.reportId}" selected`)
  expect(await leading()).toContain('2 个举报人都给')
})
