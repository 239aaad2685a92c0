// npm run check-counters [-- --mend]: counts every standing anew, town by town, and names each counter that says otherwise.
// Exit code 1 when one does. --mend puts them right; the app does both every night.
import { compareCounters, mendCounters } from '#campaign/counters.store.ts'
import { listTowns } from '#people/town.store.ts'
import { openDb, openPool, transact } from '#platform/db.ts'
import { superviseDatabase } from '#platform/postgres/database.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { countAnew, differingCounts } from '../src/hazards/counts.store.ts'

const words = process.argv.slice(2)
const mend = words.includes('--mend')
if (words.some((word) => word !== '--mend')) {
  console.error('usage: npm run check-counters -- [--mend]')
  process.exit(2)
}
let differing = 0
const database = await superviseDatabase(process.env)
try {
  await migrate(database.url)
  const pool = openPool(database.url, { max: 2 })
  const db = openDb(pool)
  const towns = await listTowns(db)
  for (const { id, slug } of towns) {
    const faults = await compareCounters(db, id)
    differing += faults.length
    for (const { campaignId, taskId, dueAt, weekly, counted, says, is } of faults)
      console.log(
        [slug, campaignId, taskId ?? 'day', dueAt.toISOString(), weekly ? 'weekly' : 'once', counted, says, is].join(
          '\t',
        ),
      )
    if (mend && faults.length > 0) await mendCounters(db, id)
    const hazards = await differingCounts(db, id)
    differing += hazards.length
    for (const { unitId, day, says, is } of hazards) console.log([slug, 'hazards', unitId, day, says, is].join('\t'))
    if (mend && hazards.length > 0) await transact(db, (tx) => countAnew(tx, id))
  }
  console.log(
    `${towns.length} towns, ${differing} counters differ 不符${mend && differing > 0 ? ', mended 已改正' : ''}`,
  )
  await pool.end()
} finally {
  await database.stop()
}
process.exit(differing > 0 && !mend ? 1 : 0)
