/** Drives the clock of a town through a month while its worker is killed, and tells what came of it. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { addDays, at, dayOf } from '#platform/days.rules.ts'
import { type Db, openDb, openPool } from '#platform/db.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { keysFrom } from '#platform/keys.ts'
import { fakeMailServer } from '#urges/channels/email.fake.ts'
import { fakeGateway } from '#urges/channels/gateway.fake.ts'
import { Killable, type Moment } from './killable.ts'
import { chanceFrom, liveOn, owedTitles } from './life.ts'
import { FIRST_DAY, LAST_DAY, type MonthTown, makeTown } from './town.ts'
import { findings, type MonthFound } from './verdict.ts'

export interface MonthAsked {
  /** Of a migrated database; the town `month` is made in it. */
  url: string
  units: number
  kills: number
  seed?: number
  firstDay?: string
  lastDay?: string
  say?: (line: string) => void
}

/** Too early; when the day's messages go out; in between, when people report. */
const TIMES = ['08:00', '09:00', '13:00']
const MORNING = TIMES.indexOf('09:00')
const NOON = TIMES.indexOf('13:00')
const secret = Buffer.alloc(32, 7)

export async function driveMonth(asked: MonthAsked): Promise<MonthFound> {
  const { url, units, kills, seed = 1, firstDay = FIRST_DAY, lastDay = LAST_DAY, say = () => {} } = asked
  const db = openDb(openPool(url, { max: 4 }))
  const [mails, gateway] = [await fakeMailServer(), await fakeGateway()]
  const worker = new Killable({ DATABASE_URL: url, SECRET: secret.toString('hex') })
  try {
    const month = await makeTown(db, keysFrom(secret), units, {
      email: {
        host: '127.0.0.1',
        port: mails.port,
        security: 'plain',
        user: '',
        password: '',
        from: 'a@month.example',
      },
      sms: { url: `${gateway.url}/sms`, token: 't', signature: '' },
      webhook: { kind: 'wecom', url: `${gateway.url}/cgi-bin/webhook/send?key=1`, secret: '' },
    })
    const driver = new Driver({ db, month, worker, kills, chance: chanceFrom(seed + 1_000), mails, gateway })
    const life = chanceFrom(seed)
    const instants = daysFrom(firstDay, lastDay).flatMap((day) => TIMES.map((time) => at(day, time)))
    await worker.start()
    for (const [index, now] of instants.entries()) {
      await setClock(db, month, now)
      if (index % TIMES.length === NOON) await liveOn(db, month, now, life)
      driver.owed = await owedTitles(db, month)
      await driver.passInstant(index % TIMES.length === MORNING ? (instants.length - index) / TIMES.length : 0)
      if (index % 21 === 0)
        say(`${dayOf(now)}: ${mails.taken.length + gateway.taken.length} taken, ${driver.kills} kills left`)
    }
    return await findings(db, month, { mails, gateway, worker, unowed: driver.unowed })
  } finally {
    await worker.stop()
    await mails.close()
    await gateway.close()
    await db.destroy()
  }
}

const daysFrom = (first: string, last: string): string[] => {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** The town's clock is the database's, shifted: so the month goes by without touching anything else. */
async function setClock(db: Db, { town }: MonthTown, now: Date): Promise<void> {
  await sql`update town set clock_shift_ms = extract(epoch from ${now}::timestamptz - clock_timestamp()) * 1000
    where id = ${town.id}`.execute(db)
}

interface Driven {
  db: Db
  month: MonthTown
  worker: Killable
  kills: number
  chance: () => number
  mails: Awaited<ReturnType<typeof fakeMailServer>>
  gateway: Awaited<ReturnType<typeof fakeGateway>>
}

class Driver {
  owed = new Map<string, Set<string>>()
  /** Told of what was settled. */
  readonly unowed: string[] = []
  kills: number
  readonly #given: Driven
  /** Kill at the next taken message but so many. */
  #countdown = -1
  #killing: Promise<void> | undefined

  constructor(given: Driven) {
    this.#given = given
    this.kills = given.kills
    const byName = new Map(given.month.units.map(({ name, id }) => [name, id]))
    const onTaken = async (text: string) => {
      const unit = byName.get(/】(第\d+村)/.exec(text)?.[1] ?? '')
      for (const line of unit ? text.split('\n').slice(1, -1) : []) {
        const title = line.replace(/^\d+\. /, '').replace(/：\d+月.*$/, '')
        if (!this.owed.get(unit!)?.has(title)) this.unowed.push(`${unit} ${title}`)
      }
      if (this.#countdown < 0) return
      this.#countdown -= 1
      if (this.#countdown >= 0) return
      // Taken, and not yet acknowledged; or acknowledged, and hardly written down.
      if (given.chance() < 0.5) await this.#kill('sending')
      else setImmediate(() => void this.#kill('sent'))
    }
    given.mails.onTaken = ({ text }) => onTaken(text.trimEnd())
    given.gateway.onTaken = ({ body }) => onTaken(typeof body.text === 'string' ? body.text : '')
  }

  /** Lets the worker do all that this time asks of it; on the mornings that are left it dies now and then. */
  async passInstant(morningsLeft: number): Promise<void> {
    const { db, worker, chance } = this.#given
    // more than its share, for on quiet mornings nobody can be caught sending
    let here = morningsLeft > 0 ? Math.min(this.kills, Math.ceil((this.kills / morningsLeft) * 1.5)) : 0
    for (;;) {
      const from = await serverTime(db)
      await addJob(db, 'urge')
      if (here > 0) this.#countdown = Math.floor(chance() ** 2 * 40)
      const sudden = here > 0 && chance() < 0.3 ? pause(chance() * 120).then(() => this.#kill('anywhere')) : undefined
      const settled = await this.#untilSettled(from)
      await sudden
      await this.#killing
      this.#countdown = -1
      if (worker.isRunning && settled) return
      here -= 1
      this.kills -= 1
      await worker.start()
    }
  }

  #kill(moment: Moment): Promise<void> {
    this.#countdown = -1
    this.#killing = this.#given.worker.kill(moment)
    return this.#killing
  }

  /** @returns false when the worker died over it */
  async #untilSettled(from: Date): Promise<boolean> {
    const { db, worker } = this.#given
    while (worker.isRunning) {
      // what a dead worker held stays locked for hours; what was added since tells whether this one is through
      const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from graphile_worker.jobs
        where (locked_at is null and run_at <= now()) or locked_at >= ${from}`.execute(db)
      if (rows[0]?.waiting === 0) return true
      await pause(15)
    }
    return false
  }
}

async function serverTime(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]!.now
}
