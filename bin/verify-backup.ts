// npm run verify-backup -- DIR: every byte of a backup folder, and whether the log has a gap.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { momentText } from '#platform/backup/moment.rules.ts'
import { saying } from '#platform/backup/saying.ts'
import { verifyBackup } from '#platform/backup/verify.ts'
import { wholeWords, verifyBackupWords as words } from '#platform/backup/words.ts'
import { keysFrom } from '#platform/keys.ts'
import { dataFolder } from '#platform/postgres/database.ts'
import { readSecret } from '#platform/secret.ts'

await saying(async (say) => {
  const place = process.argv[2]
  if (!place) {
    say(words.usage)
    return 2
  }
  const dataDir = dataFolder(process.env)
  const known = process.env.ANYUE_SECRET || existsSync(join(dataDir, 'keys/secret'))
  const { faults, backups, files, latest, sealed } = verifyBackup(
    place,
    known ? keysFrom(readSecret(process.env, dataDir)) : undefined,
  )
  for (const line of faults) say(line)
  if (!sealed) say(words.noKeys)
  say(faults.length === 0 ? words.good(backups, files, momentText(latest!)) : wholeWords.bad(faults.length))
  return faults.length === 0 ? 0 : 1
})
