import { recordSetUpTown } from '#people/set-up.store.ts'
import type { Parts } from '#people/site.ts'
import { listTowns } from '#people/town.store.ts'
import { transact } from '#platform/db.ts'
import { startWords } from './start.words.ts'

export interface Opened {
  /** One-time way in, while the town is not set up. */
  setUpPath?: string
  logins?: { username: string; what: string }[]
  password?: string
  unitPath?: string
}

/** Fills an empty database: the demo town whole in one transaction, or a town that waits to be set up. */
export async function openTowns(parts: Parts, wanted: 'demo' | 'empty', say: (line: string) => void): Promise<Opened> {
  const towns = await listTowns(parts.db)
  if (wanted === 'empty') {
    if (towns.some((town) => town.setUpAt !== null)) return {}
    const token = await transact(parts.db, (tx) => recordSetUpTown(tx, towns[0], parts.clock.now()))
    return { setUpPath: `/set-up/${token}` }
  }
  if (towns.length > 0 && !towns.some((town) => town.demo)) return {}
  const demo = await import('#demo-town/open.ts')
  if (towns.length === 0) {
    say(startWords.seeding)
    await transact(parts.db, (tx) => demo.seedDemo({ ...parts, db: tx }))
  }
  return demo.waysIn(parts)
}
