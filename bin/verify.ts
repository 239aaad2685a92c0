// npm run verify: reads every page of the embedded database, every upload and the whole audit again, and names what is
// no longer as it was written. The app may run meanwhile.
import { saying } from '#platform/backup/saying.ts'
import { wholeWords as words } from '#platform/backup/words.ts'
import { verify } from './verified.ts'

await saying(async (say) => {
  const faults = await verify(process.env, say)
  say(faults === 0 ? words.good : words.bad(faults))
  return faults === 0 ? 0 : 1
})
