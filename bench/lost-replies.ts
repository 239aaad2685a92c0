// A line that takes the form to the server and loses the answer, after the act was done: sent again, the form must lead to
// the receipt of the first time.
import { connect, createServer, type Server } from 'node:net'
import { parseArgs } from 'node:util'
import { CompiledQuery } from 'kysely'
import { type Act, actsOf, keyOn, officerCookie, send, taskOf } from './forms.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

export interface Outcome {
  lostReplies: number
  /** Sent again, and not led to a receipt. */
  unanswered: string[]
  /** Not exactly one row, or a receipt of another. */
  wrong: string[]
}

const CLIENTS = 16

/** Hands on what it is sent, and cuts the line as soon as the answer comes. */
function losingLine(port: number, onLost: () => void): Server {
  return createServer((caller) => {
    const server = connect(port, '127.0.0.1')
    caller.pipe(server)
    server.once('data', () => {
      onLost()
      caller.resetAndDestroy()
      server.destroy()
    })
    for (const [one, other] of [
      [caller, server],
      [server, caller],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
  })
}

export async function lostReplies(wanted: number): Promise<Outcome> {
  const town = await prepareTown({ villages: 60 })
  const outcome: Outcome = { lostReplies: 0, unanswered: [], wrong: [] }
  const receipts: { act: Act; mark: string; location: string }[] = []
  try {
    const { officer, task } = await withDatabase(town.dataDir, async (db) => ({
      officer: await officerCookie(db, town.townId),
      task: await taskOf(db, town.doors[0]!),
    }))
    const [port, losing] = [await freePort(), await freePort()]
    const app = await startApp(town, port)
    const line = losingLine(port, () => {
      outcome.lostReplies += 1
    })
    await new Promise<void>((resolve) => line.listen(losing, '127.0.0.1', resolve))
    const throughLine = app.url.replace(`:${port}`, `:${losing}`)
    let nth = 0
    const client = async () => {
      while (nth < wanted) {
        const own = nth++
        const acts = Object.entries(actsOf(town.doors[own % town.doors.length]!, task, officer))
        const [name, act] = acts[own % acts.length]!
        const mark = `【${name}${own}】`
        const key = await keyOn(app.url, act)
        const first = await send(throughLine, act, key, act.fields(mark)).catch(() => undefined)
        if (first) outcome.wrong.push(`${mark}: the line answered ${first.status}`)
        const { status, location } = await send(app.url, act, key, act.fields(mark))
        if (status === 303) receipts.push({ act, mark, location })
        else outcome.unanswered.push(`${mark}: ${status}`)
      }
    }
    try {
      await Promise.all(Array.from({ length: CLIENTS }, client))
    } finally {
      line.close()
      await app.stop()
    }
    await withDatabase(town.dataDir, async (db) => {
      for (const { act, mark, location } of receipts) {
        const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(act.rows, [mark]))
        if (rows[0]?.n !== 1) outcome.wrong.push(`${mark}: ${rows[0]?.n} rows`)
        const id = /[0-9a-f]{8}-[0-9a-f-]{27}$/.exec(location.split('?')[0]!)?.[0]
        if (!id) continue
        const own = act.rows.replace('count(*)::int as n', 'id')
        const kept = await db.executeQuery<{ id: string }>(CompiledQuery.raw(own, [mark]))
        if (kept.rows[0]?.id !== id) outcome.wrong.push(`${mark}: the receipt is of another row`)
      }
    })
    return outcome
  } finally {
    town.remove()
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { replies: { type: 'string', default: '2000' } } })
  const outcome = await lostReplies(Number(values.replies))
  const failed = outcome.unanswered.length + outcome.wrong.length
  console.log(JSON.stringify({ battery: 'lost-replies', ...outcome, goal: { unanswered: 0, wrong: 0 }, failed }))
  process.exit(failed > 0 ? 1 : 0)
}
