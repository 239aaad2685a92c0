// 500 people visit within the hour, 50 of them report a hazard. Then a thief who has every row, every log and every temporary
// file, and a list of who visited and when, says whose each report is. Whoever guesses is right one time in 500.
import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { settleDay, sweepSettled } from '#hazards/settling.store.ts'
import { recordSession } from '#people/sessions.store.ts'
import { findTown } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { type Attack, attacks, dumpOf, type Visit } from './attacks.ts'
import { thisCommit } from './figures.ts'
import { ask, filledIn, keyIn, openReport, type Resident, sendUntilReceipted } from './residents.ts'
import { freePort, type PreparedTown, prepareTown, startApp, withDatabase } from './started-town.ts'

export async function unlinkable({ visits: count, reports }: { visits: number; reports: number }) {
  const town = await prepareTown({ villages: 60 })
  const temp = mkdtempSync(join(tmpdir(), 'anyue-thief-'))
  mkdirSync(join(temp, 'tmp'), { mode: 0o777 })
  try {
    return await withDatabase(town.dataDir, async (db) => {
      const app = await startApp(town, await freePort(), { TRUST_PROXY: '1', TMPDIR: join(temp, 'tmp') })
      const said: string[] = []
      for (const stream of [app.child.stdout, app.child.stderr]) stream?.on('data', (data) => said.push(String(data)))
      const people = await personsOf(db, town.townId)
      const reporting = new Set<number>()
      while (reporting.size < reports) reporting.add(randomInt(count))
      const visits: Visit[] = []
      for (let nth = 0; nth < count; nth++)
        visits.push(await oneVisit({ db, town, url: app.url, people, nth, reports: reporting.has(nth) }))
      await app.stop()
      const dump = await dumpOf(db, town, { said: said.join(''), temp })
      const results = Object.fromEntries(
        Object.entries(attacks).map(([name, attack]) => [name, hitsOf(attack, dump, visits)]),
      )
      const day = dayOf(new Date(Date.now() + (await findTown(db, 'sudian'))!.clockShiftMs))
      await settleDay(db, town.townId, day)
      await sweepSettled(db)
      const later = await dumpOf(db, town, { said: said.join(''), temp })
      results['onlooker with the disk, the day after'] = hitsOf(attacks['onlooker with the disk']!, later, visits)
      return { visits: count, reports, results, byChance: Number((reports / count).toFixed(2)) }
    })
  } finally {
    rmSync(temp, { recursive: true, force: true, maxRetries: 5 })
    town.remove()
  }
}

interface Visiting {
  db: Db
  town: PreparedTown
  url: string
  people: readonly string[]
  nth: number
  reports: boolean
}

/** Some are signed in, some come by the link of their village and report its month, some only read. */
async function oneVisit({ db, town, url, people, nth, reports }: Visiting): Promise<Visit> {
  const at = Date.now()
  const personId = nth % 3 === 0 ? people[nth % people.length]! : null
  const address = `10.${20 + (nth >> 8)}.${nth & 255}.7`
  const agent = `Visitor/${nth}.${randomInt(1e9)}`
  const session = { personId: personId ?? '', device: agent, address, secondFactorAt: new Date() }
  const token = personId ? await recordSession(db, town.townId, session, new Date()) : null
  const who: Resident = { address, agent, ...(token && { cookie: `session=${token}` }) }
  const door = nth % 3 === 1 ? town.doors[nth % town.doors.length]! : null
  await ask(`${url}/`, who)
  if (door) await reportMonth(url, who, door)
  const key = await openReport(url, who)
  let words = ''
  if (reports) {
    words = `第${nth}个人看见的`
    await sendUntilReceipted(url, who, filledIn(key, words))
  }
  await ask(`${url}/`, who)
  return {
    nth,
    from: at,
    till: Date.now(),
    traces: [address, agent, personId, token, door?.token, door?.linkId, door?.unitId].filter(
      (trace) => typeof trace === 'string',
    ),
    words,
  }
}

async function reportMonth(url: string, who: Resident, door: { token: string; assignmentId: string }): Promise<void> {
  const form = `${url}/u/${door.token}/reports/${door.assignmentId}`
  const page = await ask(form, who)
  const fields = {
    'figure.places': '3',
    day: '2023-06-08',
    words: '贴在村口',
    reporter: '李小满',
    phone: '13900000000',
  }
  await ask(form, who, { _key: keyIn(page.html), ...fields })
}

const personsOf = async (db: Db, townId: string): Promise<string[]> =>
  (await db.selectFrom('person').select('id').where('town_id', '=', townId).execute()).map(({ id }) => id)

/** For each report the attack names visits, the likeliest first; its first guess counts, a tie is a guess. */
function hitsOf(attack: Attack, dump: Parameters<Attack>[0], visits: readonly Visit[]): number {
  let hits = 0
  for (const { reportId, nth } of dump.truth(visits)) {
    const guesses = attack(dump, reportId, visits)
    const guess = guesses.length > 0 ? guesses[randomInt(guesses.length)] : randomInt(visits.length)
    if (guess === nth) hits += 1
  }
  return hits
}

if (import.meta.main) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const { values } = parseArgs({ options: { visits: text('500'), reports: text('50') } })
  const outcome = await unlinkable({ visits: Number(values.visits), reports: Number(values.reports) })
  const { results, reports } = outcome
  // Four of fifty by chance happens once in 60,000 tries.
  const most = 3
  const failed =
    Object.entries(results).filter(([name, hits]) => name.startsWith('thief') && hits > most).length +
    (results.control! >= reports * 0.9 ? 0 : 1)
  console.log(
    JSON.stringify({ battery: 'unlinkable', ...outcome, goal: { thief: `≤ ${most}` }, failed, commit: thisCommit() }),
  )
  process.exit(failed > 0 ? 1 : 0)
}
