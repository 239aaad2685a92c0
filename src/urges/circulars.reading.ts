import { listStillOwed } from '#campaign/owed.store.ts'
import type { Ctx } from '#people/access.ts'
import type { StillOpen } from '#people/manifest.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { listUnits } from '#units/units.store.ts'
import { mayUrge } from './candidates.ts'
import { type Circular, type CircularLine, findCircular, listCircularLines, listCirculars } from './circulars.store.ts'
import { circularWords } from './circulars.words.ts'

export interface CircularRead {
  circular: Circular
  /** Late now; of an issued circular, those it named. */
  named: CircularLine[]
  /** Reported, waived or closed since: nobody is named for what was put right. */
  settled: CircularLine[]
}

export async function readCircular(db: Db, townId: string, id: string, now: Date): Promise<CircularRead | undefined> {
  const circular = await findCircular(db, townId, id)
  if (!circular) return undefined
  const lines = await listCircularLines(db, townId, id)
  if (circular.issuedAt) {
    return {
      circular,
      named: lines.filter(({ leftOutAt }) => leftOutAt === null),
      settled: lines.filter(({ leftOutAt }) => leftOutAt !== null),
    }
  }
  const units = new Map((await listUnits(db, townId)).map((unit) => [unit.id, unit]))
  const owed = await listStillOwed(
    db,
    townId,
    lines.map(({ assignmentId }) => assignmentId),
    { closedToo: true },
  )
  const isLate = new Set(
    owed.filter((one) => one.dueAt < now && mayUrge(one, units, dayOf(now))).map(({ assignmentId }) => assignmentId),
  )
  const [named, settled] = [true, false].map((late) => lines.filter((line) => isLate.has(line.assignmentId) === late))
  return { circular, named: named!, settled: settled! }
}

/** Drafted by the ladder, and sent out by nobody yet. */
export async function circularsOpen({ var: { db, town } }: Ctx, campaignId: string): Promise<StillOpen[]> {
  const drafts = (await listCirculars(db, town.id, campaignId)).filter(({ issuedAt }) => issuedAt === null)
  return drafts.length > 0 ? [{ text: circularWords.stillOpen(drafts.length), to: '/office/urges/circulars' }] : []
}
