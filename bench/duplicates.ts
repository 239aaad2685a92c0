// The same form sent again and again: by a double tap, by fifty at once, by going back and sending it once more. Each must
// stay one row with one receipt, and another body under the same key must be told plainly.
import { parseArgs } from 'node:util'
import { CompiledQuery } from 'kysely'
import { type Act, actsOf, keyOn, officerCookie, send, taskOf } from './forms.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

export interface Outcome {
  forms: number
  duplicates: number
  /** A form that led to two places, or to none. */
  torn: string[]
  /** Forms of which there is not exactly one row. */
  notOnce: number
  conflicts: number
  /** Another body under a used key that was not refused with a page that keeps what was typed. */
  conflictsMissed: string[]
}

const ways = [
  { name: 'double tap', copies: 2, atOnce: true },
  { name: 'back and sent again', copies: 4, atOnce: false },
  { name: 'fifty at once', copies: 50, atOnce: true },
] as const

export async function duplicates(wanted: number): Promise<Outcome> {
  const town = await prepareTown({ villages: 60 })
  const outcome: Outcome = { forms: 0, duplicates: 0, torn: [], notOnce: 0, conflicts: 0, conflictsMissed: [] }
  const sent: { act: Act; mark: string }[] = []
  try {
    const { officer, task } = await withDatabase(town.dataDir, async (db) => ({
      officer: await officerCookie(db, town.townId),
      task: await taskOf(db, town.doors[0]!),
    }))
    const app = await startApp(town, await freePort())
    try {
      for (let nth = 0; outcome.duplicates < wanted; nth++) {
        const acts = Object.entries(actsOf(town.doors[nth % town.doors.length]!, task, officer))
        const [name, act] = acts[nth % acts.length]!
        const mark = `【${name}${nth}】`
        await sendAgain(app.url, act, mark, ways[nth % ways.length]!, outcome)
        sent.push({ act, mark })
      }
    } finally {
      await app.stop()
    }
    await withDatabase(town.dataDir, async (db) => {
      for (const { act, mark } of sent) {
        const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(act.rows, [mark]))
        if (rows[0]?.n !== 1) outcome.notOnce += 1
      }
    })
    return { ...outcome, forms: sent.length }
  } finally {
    town.remove()
  }
}

async function sendAgain(url: string, act: Act, mark: string, way: (typeof ways)[number], outcome: Outcome) {
  const key = await keyOn(url, act)
  const fields = act.fields(mark)
  const answers = way.atOnce
    ? await Promise.all(Array.from({ length: way.copies }, () => send(url, act, key, fields)))
    : []
  while (answers.length < way.copies) answers.push(await send(url, act, key, fields))
  outcome.duplicates += way.copies - 1
  const places = new Set(answers.map(({ status, location }) => `${status} ${location}`))
  if (places.size > 1 || answers[0]?.status !== 303) outcome.torn.push(`${way.name}: ${[...places].join(', ')}`)
  const other = `${mark} 改过了`
  const refused = await send(url, act, key, act.fields(other))
  outcome.conflicts += 1
  const isPlain = refused.status === 409 && refused.text.includes('已经交过了') && refused.text.includes(other)
  if (!isPlain) outcome.conflictsMissed.push(`${act.action}: ${refused.status}`)
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { duplicates: { type: 'string', default: '10000' } } })
  const outcome = await duplicates(Number(values.duplicates))
  const failed = outcome.torn.length + outcome.notOnce + outcome.conflictsMissed.length
  console.log(JSON.stringify({ battery: 'duplicates', ...outcome, goal: { notOnce: 0, torn: 0 }, failed }))
  process.exit(failed > 0 ? 1 : 0)
}
