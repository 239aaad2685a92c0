import { sayFromUnit } from '#hazards/messages.store.ts'
import { openChannel } from '#hazards/own-channels.store.ts'
import { stepOwn } from '#hazards/own-reports.store.ts'
import { lookupOf, receiptOf } from '#hazards/receipts.ts'
import { queueReport, sealReport } from '#hazards/reports.store.ts'
import { hashPassword } from '#people/passwords.ts'
import type { Town } from '#people/town.store.ts'
import { type Db, transact } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { hazardWords, type OwnShown } from './hazards.words.ts'
import { demoPassword } from './people.ts'

interface Seeding {
  db: Db
  keys: Keys
  town: Town
}

/** Enterprises with a channel of their own, and what their workers told them; the code is the demo's password. */
export async function seedOwnChannels(seeding: Seeding, units: ReadonlyMap<string, string>): Promise<void> {
  const codeHash = await hashPassword(demoPassword)
  for (const shown of hazardWords.channels)
    await transact(seeding.db, (tx) => seedChannel({ ...seeding, db: tx }, shown, units.get(shown.unit)!, codeHash))
}

async function seedChannel({ db, keys, town }: Seeding, shown: OwnShown, unitId: string, codeHash: string) {
  const { words, readerName, readerPhone, reward, openedOn } = shown
  const typed = { words, readerName, readerPhone, reward }
  const channelId = await openChannel(db, town.id, { ...typed, unitId, codeHash, on: openedOn })
  for (const [nth, { topic, on, words: said, steps }] of shown.reports.entries()) {
    const lookup = await lookupOf(keys, town.id, receiptOf(keys, town.id, `demo-own-${shown.unit}-${nth}`))
    const matter = { kind: 'hazard', topic, deaths: false, insider: true, anonymity: 'anonymous', unitId } as const
    const content = { words: said, address: '', spot: null, atWork: true }
    const own = { unitId, channelId }
    const report = sealReport(keys, { ...matter, lookup, channel: 'unit', own, receivedOn: on, content })
    const queued = await queueReport(db, town.id, report)
    if (!queued.isNew) continue
    for (const { name, because = null, on: day, said: reply } of steps) {
      const byWhat = because === 'reporter' ? 'reporter' : 'unit'
      const { moved } = await stepOwn(db, town.id, queued.reportId, { name, because, byWhat }, day)
      if (!moved) throw new Error(`${shown.unit}: ${name} could not happen`)
      if (reply) await sayFromUnit(db, keys, town.id, queued.reportId, reply, day)
    }
  }
}
