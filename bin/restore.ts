// npm run restore -- DIR [--to MOMENT]: what npm run backup wrote becomes ANYUE_DATA, which must not hold a town yet.
import { parseArgs } from 'node:util'
import { momentOf, momentText } from '#platform/backup/moment.rules.ts'
import { BackupRefused } from '#platform/backup/refused.ts'
import { saying } from '#platform/backup/saying.ts'
import { backupWords, wholeWords, restoreWords as words } from '#platform/backup/words.ts'
import { restoreAndErase } from './restored.ts'
import { verify } from './verified.ts'

await saying(async (say) => {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { to: text, old: text, secret: text, 'without-secret': { type: 'boolean' } },
  })
  const [place] = positionals
  if (!place) {
    say(words.usage)
    return 2
  }
  const to = values.to === undefined ? undefined : momentOf(values.to)
  if (values.to !== undefined && !to) throw new BackupRefused('not-a-moment', values.to)
  const from = Date.now()
  const restored = await restoreAndErase(process.env, place, {
    to,
    old: values.old,
    secretFile: values.secret,
    withoutSecret: values['without-secret'],
  })
  const { manifest, log, brokenUploads, erasedAgain, keys } = restored
  say(words.from(manifest.name, log?.segments ?? 0))
  if (log?.missing) say(words.gap(log.missing))
  say(words.restored(to ? momentText(to) : words.toEnd, ((Date.now() - from) / 1_000).toFixed(1)))
  say(keys ? words.erased(erasedAgain) : words.noErasure)
  if ('bucket' in manifest.uploads) say(backupWords.bucket(manifest.uploads.bucket))
  for (const sha256 of brokenUploads) say(backupWords.broken(sha256))
  const faults = (await verify(process.env, say)) + brokenUploads.length
  say(faults === 0 ? wholeWords.good : wholeWords.bad(faults))
  say(words.next)
  return faults === 0 ? 0 : 1
})
