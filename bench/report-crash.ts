// Kills the app outright while residents report hazards, and now and then every process of its database, whose memory holds
// what is not written yet: every receipt opens its report, every report has the one receipt that its form leads to, and the
// queue is a whole chain.
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { verifyChain } from '#hazards/reports.store.ts'
import { processesWorkingIn, signal, untilGone } from '#platform/postgres/processes.ts'
import { thisCommit } from './figures.ts'
import { ask, digitsIn, filledIn, keyIn, openReport, sendUntilReceipted } from './residents.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

interface Held {
  mark: string
  digits: string
}

export async function reportCrash({ kills, servers, clients }: Record<'kills' | 'servers' | 'clients', number>) {
  const town = await prepareTown()
  try {
    const port = await freePort()
    let app = await startApp(town, port, { TRUST_PROXY: '1' })
    const held: Held[] = []
    const wrong: string[] = []
    let [resent, tries, leaving] = [0, 0, false]
    const resident = async (nth: number) => {
      for (let turn = 0; !leaving && wrong.length === 0; turn++) {
        const mark = `kill-${nth}-${turn}`
        const who = { address: `10.1.${nth}.${turn % 250}` }
        const key = await openReport(app.url, who).catch(() => '')
        if (!key) {
          await pause(100)
          continue
        }
        const fields = filledIn(key, mark)
        try {
          const first = await sendUntilReceipted(app.url, who, fields)
          tries += first.tries
          held.push({ mark, digits: first.digits })
          // now and then the answer was not seen: the same form again
          if (turn % 3 > 0) continue
          const second = await sendUntilReceipted(app.url, who, fields)
          resent += 1
          if (second.digits !== first.digits) wrong.push(`${mark}: another receipt when sent again`)
        } catch (error) {
          wrong.push(`${mark}: ${error}`)
        }
      }
    }
    const residents = Array.from({ length: clients }, (_, nth) => resident(nth))
    for (let kill = 0; kill < kills + servers && wrong.length === 0; kill++) {
      // somebody was receipted since the last one, and others are just under way
      const before = held.length
      for (const until = Date.now() + 30_000; held.length === before && Date.now() < until; ) await pause(10)
      await pause(randomInt(0, 400))
      if ((kill * servers) % (kills + servers) < servers) {
        for (const pid of processesWorkingIn(`${town.dataDir}/postgres/cluster`)) signal(pid, 'SIGKILL')
        continue // the app starts it again
      }
      app.child.kill('SIGKILL')
      await untilGone(app.child.pid!, 5_000)
      app = await startApp(town, port, { TRUST_PROXY: '1' })
    }
    await pause(1_000)
    leaving = true
    await Promise.all(residents)
    const unopened = await notOpening(app.url, held)
    await app.stop()
    const found = await withDatabase(town.dataDir, async (db) => {
      const reports = await db.selectFrom('hazard_report').select('id').where('town_id', '=', town.townId).execute()
      const cases = await db.selectFrom('hazard_case').select('report_id').where('town_id', '=', town.townId).execute()
      return { reports: reports.length, cases: cases.length, chain: await verifyChain(db, town.townId) }
    })
    const receipts = new Set(held.map(({ digits }) => digits)).size
    return { kills, servers, receipts, resent, tries, unopened, ...found, unreceipted: found.reports - receipts, wrong }
  } finally {
    town.remove()
  }
}

/** Receipts behind which the report is not that was receipted. */
async function notOpening(url: string, held: readonly Held[]): Promise<number> {
  let missing = 0
  const waiting = [...held]
  const reading = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const who = { address: `10.2.${randomInt(250)}.${randomInt(250)}` }
      const key = keyIn((await ask(`${url}/hazards/receipt`, who)).html)
      const page = await ask(`${url}/hazards/receipt`, who, { _key: key, receipt: one.digits })
      if (page.status !== 200 || !page.html.includes(one.mark) || digitsIn(page.html) !== one.digits) missing += 1
    }
  }
  await Promise.all(Array.from({ length: 8 }, reading))
  return missing
}

if (import.meta.main) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const { values } = parseArgs({ options: { kills: text('200'), servers: text('40'), clients: text('16') } })
  const outcome = await reportCrash({
    kills: Number(values.kills),
    servers: Number(values.servers),
    clients: Number(values.clients),
  })
  const { unopened, unreceipted, wrong, reports, cases, chain } = outcome
  const failed = unopened + Math.abs(unreceipted) + wrong.length + (reports === cases && 'whole' in chain ? 0 : 1)
  const goal = { unopened: 0, unreceipted: 0 }
  console.log(JSON.stringify({ battery: 'report-crash', ...outcome, goal, failed, commit: thisCommit() }))
  process.exit(failed > 0 ? 1 : 0)
}
