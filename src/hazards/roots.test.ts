import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { faultsInRoots } from './roots.check.ts'
import { rootJobs } from './roots.jobs.ts'
import { signedReceiptOf, townSigner } from './roots.signing.ts'
import { listRoots, makeRoots } from './roots.store.ts'

const chainOf = (number: number): Buffer => createHash('sha256').update(`chain ${number}`).digest()

/** As it stands when it was received; what it says does not matter here. */
async function keepReport({ db, town }: TownInTest, number: number, day: string): Promise<void> {
  const sealed = randomBytes(40)
  await db
    .insertInto('hazard_report')
    .values({
      town_id: town.id,
      id: randomUUID(),
      number,
      chain: chainOf(number),
      lookup: randomBytes(32),
      channel: 'web',
      kind: 'hazard',
      topic: 'other',
      deaths: false,
      insider: false,
      anonymity: 'anonymous',
      received_on: day,
      wrapped_key: sealed,
      body: sealed,
    })
    .execute()
}

/** Eight days after the first of five reports. */
async function fiveReports(): Promise<TownInTest> {
  const town = await demoTown({ now: new Date('2023-06-09T16:30:00Z') })
  const days = ['2023-06-02', '2023-06-02', '2023-06-05', '2023-06-09', '2023-06-10']
  for (const [at, day] of days.entries()) await keepReport(town, at + 1, day)
  return town
}

const night = (town: TownInTest) => rootJobs.makeRoots!({}, town.parts)
const rootsOf = async ({ db, town }: TownInTest) =>
  (await listRoots(db, town.id)).toReversed().map(({ day, reports, through }) => `${day} ${reports} ${through}`)
const receiptOf = ({ parts, town }: TownInTest, number: number, day: string) =>
  signedReceiptOf({ var: { db: parts.db, town, site: parts } } as never, { number, day, chain: chainOf(number) })
const keyOf = ({ parts, town }: TownInTest) => townSigner(parts.keys, town.id).publicKey

test('Every day from the first report to yesterday has one root, days without reports too, and a second night makes none twice', async () => {
  const town = await fiveReports()
  await night(town)
  const made = await listRoots(town.db, town.town.id)
  expect(await rootsOf(town)).toEqual([
    '2023-06-02 2 2',
    '2023-06-03 0 2',
    '2023-06-04 0 2',
    '2023-06-05 1 3',
    '2023-06-06 0 3',
    '2023-06-07 0 3',
    '2023-06-08 0 3',
    '2023-06-09 1 4',
  ])
  await night(town)
  expect(await listRoots(town.db, town.town.id)).toEqual(made)
  expect(await faultsInRoots(town.db, town.town.id, keyOf(town))).toEqual([])
})

test('Where nobody has reported yet, nothing is published', async () => {
  const town = await demoTown()
  await night(town)
  expect(await listRoots(town.db, town.town.id)).toEqual([])
  expect(await (await town.visit('/hazards/roots')).text()).toContain('还没有封存码')
})

test('A report that was written down late, with an earlier day, stands in the next root', async () => {
  const town = await fiveReports()
  await night(town)
  await keepReport(town, 6, '2023-06-03')
  await makeRoots(town.db, town.town.id, '2023-06-10', townSigner(town.parts.keys, town.town.id))
  expect((await rootsOf(town)).at(-1)).toBe('2023-06-10 2 6')
})

test('Anybody reads the roots with their counts, on the page and as data', async () => {
  const town = await fiveReports()
  await night(town)
  const shown = await (await town.visit('/hazards/roots')).text()
  const published = (await (await town.visit('/hazards/roots.json')).json()) as {
    publicKey: string
    roots: { day: string; reports: number; root: string }[]
  }
  expect(published.publicKey).toBe(keyOf(town).toString('hex'))
  expect(published.roots).toHaveLength(8)
  for (const { root } of published.roots) expect(shown).toContain(root)
  expect(shown).not.toContain('少 ')
})

test('A report that somebody takes away before the night is missed on the page; one that is taken away later is found by night', async () => {
  const town = await fiveReports()
  const take = (number: number) => town.db.deleteFrom('hazard_report').where('number', '=', number).execute()
  await take(1)
  await night(town)
  expect(await rootsOf(town)).toContain('2023-06-02 1 2')
  expect(await (await town.visit('/hazards/roots')).text()).toContain('少 1 份')
  await take(3)
  const { id } = town.town
  expect(await faultsInRoots(town.db, id, keyOf(town))).toEqual([
    { day: '2023-06-02', name: 'missing' },
    { day: '2023-06-05', name: 'missing' },
  ])
  await town.db
    .updateTable('hazard_report')
    .set({ chain: chainOf(9) })
    .where('number', '=', 4)
    .execute()
  expect(await faultsInRoots(town.db, id, keyOf(town))).toContainEqual({ day: '2023-06-09', name: 'altered' })
})

test('A receipt pasted whole is the town’s and in its day’s root; before the night it says to come again', async () => {
  const town = await fiveReports()
  const check = async (receipt: string) => {
    const answer = await town.submit('/hazards/receipt/check', { receipt })
    return { status: answer.status, text: await answer.text() }
  }
  const early = await receiptOf(town, 3, '2023-06-05')
  expect(await check(early)).toMatchObject({ status: 200, text: expect.stringContaining('第二天再来抄一份') })
  await night(town)
  const receipt = await receiptOf(town, 3, '2023-06-05')
  const held = await check(receipt)
  expect(held.status).toBe(200)
  expect(held.text).toContain('第 3 号，2023-06-05 收到')
  expect(held.text).toContain('封存码里有这份举报')
  // a root that was made again without it
  await town.db.deleteFrom('hazard_report').where('number', '=', 3).execute()
  await town.db.deleteFrom('hazard_root').execute()
  await night(town)
  expect((await check(receipt)).text).toContain('没有这份举报')
})

test('A changed byte is named by its line, and a receipt of the neighbouring town is refused', async () => {
  const town = await fiveReports()
  const receipt = await receiptOf(town, 3, '2023-06-05')
  const [, hex = ''] = /^顺序码 (\w{8}) /m.exec(receipt)!
  const bent = receipt.replace(
    hex,
    hex.replace(/^./, (first) => (first === '1' ? '2' : '1')),
  )
  const refused = await town.submit('/hazards/receipt/check', { receipt: bent })
  expect(refused.status).toBe(422)
  const said = await refused.text()
  expect(said).toContain('“顺序码”第 1 行抄错了')
  expect(said).toContain(bent.split('\n')[1])
  const neighbour = await demoTown({ slug: 'qingshi' })
  const theirs = await neighbour.submit('/hazards/receipt/check', { receipt })
  expect([theirs.status, (await theirs.text()).includes('不是本镇的钥匙')]).toEqual([422, true])
  expect((await neighbour.submit('/hazards/receipt/check', { receipt: '' })).status).toBe(422)
})
