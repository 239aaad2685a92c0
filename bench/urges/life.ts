/** What units and office do through the month, the same every time for the same seed. */
import { listOwedUntil } from '#campaign/owed.store.ts'
import { listQueue, recordReview, recordWaiver } from '#campaign/reviews.store.ts'
import { lockStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { addDays, at, dayOf } from '#platform/days.rules.ts'
import { type Db, transact } from '#platform/db.ts'
import { titleOfOwed } from '#urges/messages.words.ts'
import { recordPause } from '#urges/pauses.store.ts'
import type { MonthTown } from './town.ts'

/** mulberry32: small, and the same everywhere. */
export function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const FAR = at('2024-01-01')
const silent = {
  figures: {},
  words: '',
  heldOn: null,
  sure: [],
  byName: '联络员',
  byPhone: '',
  personId: null,
  linkId: null,
}

/** Reports, acceptances, returns with another date, waivers, pauses, a unit that closes. */
export const liveOn = (db: Db, month: MonthTown, now: Date, chance: () => number): Promise<void> =>
  transact(db, async (tx) => {
    const { town, campaignId, officer, units } = month
    const order = new Map(units.map(({ id }, index) => [id, index]))
    const inOrder = <T extends { unitId: string; title: string; period: number }>(all: T[]): T[] =>
      all.sort((a, b) => order.get(a.unitId)! - order.get(b.unitId)! || (titleOfOwed(a) < titleOfOwed(b) ? -1 : 1))
    for (const one of inOrder(await listOwedUntil(tx, town.id, campaignId, at(addDays(dayOf(now), 5))))) {
      const draw = chance()
      if (draw < 0.15) {
        const standing = (await lockStanding(tx, town.id, one.assignmentId))!
        await recordSubmission(tx, town.id, standing, { ...silent, via: 'link' }, { now, reviewed: true })
      } else if (draw < 0.155) {
        await recordWaiver(tx, town.id, { assignmentId: one.assignmentId, reason: '不涉及', by: officer, now })
      } else if (draw < 0.158) {
        const pause = {
          unitId: one.unitId,
          assignmentId: one.assignmentId,
          reason: '在办',
          until: addDays(dayOf(now), 4),
        }
        await recordPause(tx, town.id, pause, { by: officer, now })
      }
    }
    const byName = new Map(units.map((unit) => [unit.name, unit.id]))
    const queue = (await listQueue(tx, town.id, campaignId, 100_000)).map((one) => ({
      ...one,
      unitId: byName.get(one.unit)!,
    }))
    for (const { submissionId, assignmentId } of inOrder(queue)) {
      const draw = chance()
      const review = { submissionId, assignmentId, by: officer, now }
      if (draw < 0.4) await recordReview(tx, town.id, review, { verdict: 'accepted' })
      else if (draw < 0.6)
        await recordReview(tx, town.id, review, {
          verdict: 'returned',
          reason: '缺照片',
          dueAt: at(addDays(dayOf(now), 2 + Math.floor(draw * 10)), '17:00'),
        })
    }
    if (chance() < 0.1) {
      const unit = units[Math.floor(chance() * units.length)]!
      await tx
        .updateTable('unit')
        .set({ closed_on: addDays(dayOf(now), 1) })
        .where('town_id', '=', town.id)
        .where('id', '=', unit.id)
        .where('closed_on', 'is', null)
        .execute()
    }
  })

/** By unit, the titles of what it owes right now: nothing else may be told. */
export async function owedTitles(db: Db, { town, campaignId }: MonthTown): Promise<Map<string, Set<string>>> {
  const owed = new Map<string, Set<string>>()
  for (const one of await listOwedUntil(db, town.id, campaignId, FAR)) {
    owed.set(one.unitId, (owed.get(one.unitId) ?? new Set()).add(titleOfOwed(one)))
  }
  return owed
}
