// npm run backup -- DIR [--keep N]: the database and the uploads into DIR while the app runs on (docs/operate.md).
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '#platform/backup/back-up.ts'
import { keepNewest } from '#platform/backup/keep.ts'
import { momentText } from '#platform/backup/moment.rules.ts'
import { saying } from '#platform/backup/saying.ts'
import { backupWords as words } from '#platform/backup/words.ts'
import { dataFolder } from '#platform/postgres/database.ts'

await saying(async (say) => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } })
  const [place] = positionals
  const keep = Number(values.keep ?? Number.POSITIVE_INFINITY)
  if (!place || !(keep >= 1)) {
    say(words.usage)
    return 2
  }
  const from = Date.now()
  const { manifest, folder, uploads: copied } = await backUp(process.env, place)
  const { uploads, completeAt, database } = manifest
  const pool = 'pool' in uploads ? uploads.pool.length : 0
  say(words.done(folder, pool, copied.fresh, ((Date.now() - from) / 1_000).toFixed(1)))
  for (const sha256 of copied.broken) say(words.broken(sha256))
  if ('bucket' in uploads) say(words.bucket(uploads.bucket))
  say(database === 'embedded' ? words.fromNow(momentText(new Date(completeAt))) : words.dumped)
  say(words.secret(process.env.ANYUE_SECRET ? 'ANYUE_SECRET' : join(dataFolder(process.env), 'keys/secret')))
  const removed = keepNewest(place, keep)
  if (removed.length > 0) say(words.removed(removed))
  return copied.broken.length > 0 ? 1 : 0
})
