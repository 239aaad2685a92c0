// npm run purge [-- --dry-run [--days N]]: what goes by itself because its time is over, town by town. The app does it
// every night; --dry-run takes nothing and lists exactly what would go, --days N as if it were N days later.
import { listTowns } from '#people/town.store.ts'
import { databaseClock } from '#platform/clock.ts'
import { openDb, openPool } from '#platform/db.ts'
import { superviseDatabase } from '#platform/postgres/database.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { listDue, purge } from '#privacy/purge.store.ts'

const words = process.argv.slice(2)
const dry = words.includes('--dry-run')
const days = Number(words[words.indexOf('--days') + 1] ?? 0)
if (words.includes('--days') && (!dry || !(days >= 0))) {
  console.error('usage: npm run purge -- [--dry-run [--days N]]')
  process.exit(2)
}
const ahead = words.includes('--days') ? days * 86_400_000 : 0
const database = await superviseDatabase(process.env)
try {
  await migrate(database.url)
  const pool = openPool(database.url, { max: 2 })
  const db = openDb(pool)
  const clock = databaseClock(db)
  await clock.ask()
  for (const town of await listTowns(db)) {
    const clocks = { now: clock.now(town.clockShiftMs + ahead), serverNow: clock.now(ahead) }
    const lines = await listDue(db, town.id, clocks)
    for (const { table, columns, count, oldest } of lines)
      console.log([town.slug, table, columns.join(',') || '*', count, oldest.toISOString().slice(0, 10)].join('\t'))
    if (!dry) await purge(db, town.id, clocks)
    const rows = lines.reduce((sum, { count }) => sum + count, 0)
    console.log(`${town.slug}: ${dry ? `${rows} would go 会清理` : `${rows} gone 已清理`}`)
  }
  await pool.end()
} finally {
  await database.stop()
}
