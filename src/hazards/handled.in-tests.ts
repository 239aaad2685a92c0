/** 苏店镇 with a report of a locked back door, told by phone, and the people who handle it. */
import sharp from 'sharp'
import { demoTown, type Fields, townSeenBy } from '#demo-town/in-tests.ts'
import { type DemoName, demoPeople } from '#demo-town/people.ts'
import { randomId } from '#platform/ids.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'
import { type NewReport, recordReport, sealReport } from './reports.store.ts'

export const told = '我是装配车间的，后门从外面用铁链锁着，晚上里面有人加班'

export async function photo(): Promise<File> {
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a8' } })
  const bytes = await picture
    .withExif({ IFD0: { Make: 'Huawei', Model: 'P8' } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'IMG_1.jpg', { type: 'image/jpeg' })
}

export async function handled(more: Partial<NewReport> = {}) {
  const street = await demoTown()
  const { db, town, parts, now } = street
  const units = await listUnits(db, town.id)
  const unitNamed = (name: string) => units.find((unit) => unit.name === name)!
  const foundry = unitNamed(demoPeople.head.unit)
  const report: NewReport = {
    lookup: Buffer.from(randomId()),
    channel: 'phone',
    kind: 'hazard',
    topic: 'exit-locked',
    deaths: false,
    insider: true,
    anonymity: 'anonymous',
    unitId: foundry.id,
    receivedOn: '2023-06-10',
    content: { words: told, address: '铸造公司西院', spot: null, atWork: true },
    ...more,
  }
  const queued = await recordReport(db, town.id, sealReport(parts.keys, report))
  if (!queued.isNew) throw new Error('reported before')
  const personIds = Object.fromEntries(
    (await db.selectFrom('person').select(['id', 'username']).where('town_id', '=', town.id).execute()).map(
      ({ id, username }) => [username, id],
    ),
  )
  const idOf = (who: DemoName) => personIds[demoPeople[who].username]!
  const linkOf = async (unit: string) =>
    `/u/${tokenOf(parts.keys, town.id, await recordLink(db, town.id, unitNamed(unit).id, null))}`
  const [officer, director] = [await street.seenBy('officer'), await street.seenBy('director')]
  const desk = `/office/hazards/${queued.caseId}`
  const press = (event: string, fields: Fields, who = officer) => who.submit(`${desk}/${event}`, fields)
  const later = async (as: DemoName, day: string) => {
    const at = new Date(`${day}T10:00:00+08:00`)
    return townSeenBy({ ...parts, clock: { now: () => at } }, town.slug, as, at)
  }
  const own = await linkOf(foundry.name)
  return { ...queued, street, officer, director, desk, press, idOf, own, linkOf, foundry, later, now }
}
export type Handled = Awaited<ReturnType<typeof handled>>

/** By the office's pages as far as the order. */
export async function ordered(t: Handled, { grade = 'general', item = '' } = {}): Promise<string> {
  const people = [t.idOf('officer'), t.idOf('director')]
  const steps: [string, Fields][] = [
    ['accept', { target: '1', facts: '1' }],
    ['assign', { verifiers: people, brief: '去西院看后门能不能打开。' }],
    [
      'conclude',
      {
        outcome: 'substantiated',
        grade,
        items: ['fire-law:28-exits'],
        item,
        words: '两人去看，门锁着。',
        signers: people,
        photo: await photo(),
        nobody: '1',
      },
    ],
    ['order', { ...order, ...(grade === 'major' && { entrustment: '上应急委〔2023〕1号' }) }],
  ]
  for (const [event, fields] of steps) {
    const answer = await t.press(event, fields)
    if (answer.status !== 303) throw new Error(`${event}: ${answer.status} ${await answer.text()}`)
  }
  const row = await t.street.db
    .selectFrom('hazard_order')
    .select('id')
    .where('case_id', '=', t.caseId)
    .executeTakeFirstOrThrow()
  return row.id
}

export const order = {
  what: '西院疏散门上了链锁，不能从里面打开。',
  place: '铸造公司西院',
  demands: '拆掉链锁，换成推闩门锁。',
  dueOn: '2023-06-20',
  signedBy: '王镇长',
  number: '苏改〔2023〕1号',
}
