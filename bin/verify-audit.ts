// npm run verify-audit: the audit of every town against its seals, entry by entry; names the one that was altered.
// It also prints each town's newest seal: what the log said of it earlier (`the audit was sealed`) has to be the same.
import { checkAudits } from '#ledger/wholeness.ts'
import { saying } from '#platform/backup/saying.ts'
import { wholeWords as words } from '#platform/backup/words.ts'
import { openDb, openPool } from '#platform/db.ts'
import { superviseDatabase } from '#platform/postgres/database.ts'

await saying(async (say) => {
  const database = await superviseDatabase(process.env)
  const pool = openPool(database.url, { max: 2 })
  try {
    const { faults, good, heads } = await checkAudits(openDb(pool))
    for (const line of [...faults, ...heads]) say(line)
    say(faults.length === 0 ? good : words.bad(faults.length))
    return faults.length === 0 ? 0 : 1
  } finally {
    await pool.end()
    await database.stop()
  }
})
