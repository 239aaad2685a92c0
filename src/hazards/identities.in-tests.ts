/** A report of 苏店镇 as somebody sent it, with who it was where they said so. */
import { randomBytes } from 'node:crypto'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { giveIdentity, type Identity } from './identities.store.ts'
import { type Queued, recordReport, sealReport } from './reports.store.ts'

export const witness: Identity = { name: '秦识举', phone: '13935550017' }

export async function reportedIn(
  { db, town, parts }: Pick<TownInTest, 'db' | 'town' | 'parts'>,
  { by, day = '2023-06-05' }: { by?: Identity; day?: string } = {},
): Promise<Queued> {
  const sealed = sealReport(parts.keys, {
    lookup: randomBytes(32),
    channel: 'web',
    kind: 'hazard',
    topic: 'exit-locked',
    deaths: false,
    insider: true,
    anonymity: 'anonymous',
    unitId: null,
    receivedOn: day,
    content: { words: '后门锁着', address: '饲料厂', spot: null, atWork: true },
  })
  const queued = await recordReport(db, town.id, sealed)
  if (!queued.isNew) throw new Error('Its lookup was drawn by chance, and is another one’s')
  if (by) {
    const given = { ...by, reportId: queued.reportId, anonymity: 'confidential', day } as const
    await giveIdentity(db, parts.keys, town.id, given)
  }
  return queued
}

export async function idOfPerson(
  { db, town }: Pick<TownInTest, 'db' | 'town'>,
  who: keyof typeof demoPeople,
): Promise<string> {
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', demoPeople[who].username)
    .executeTakeFirstOrThrow()
  return id
}
