/** What the rows say against what the takers got. */
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { FakeMailServer } from '#urges/channels/email.fake.ts'
import type { FakeGateway } from '#urges/channels/gateway.fake.ts'
import type { Killable, Moment } from './killable.ts'
import type { MonthTown } from './town.ts'

export interface MonthFound {
  /** Sorted names of all steps that were made, and of all messages with how they ended: to lay beside another run. */
  steps: string[]
  messages: string[]
  /** Sent by the rows, and taken once by the takers. */
  sent: number
  /** Marked sent, and nobody got it. */
  lost: string[]
  /** Got, and no row says so. */
  unrecorded: string[]
  /** Units that got more than one message in a day. */
  doubled: string[]
  /** Left unfinished. */
  open: number
  /** Told of what was no longer owed. */
  unowed: string[]
  /** Sendings that were taken again, and known by their key. */
  repeats: number
  killed: Record<Moment, number>
  failures: string[]
}

interface Taken {
  mails: FakeMailServer
  gateway: FakeGateway
  worker: Killable
  unowed: string[]
}

export async function findings(
  db: Db,
  { town, units }: MonthTown,
  { mails, gateway, worker, unowed }: Taken,
): Promise<MonthFound> {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const messages = await db.selectFrom('urge_message').selectAll().where('town_id', '=', town.id).execute()
  const outside = messages.filter(({ channel }) => channel !== 'page' && channel !== 'phone')
  const sent = new Set(outside.filter(({ state }) => state === 'sent').map(({ id }) => `urge-${id}`))
  const kept = new Set([...gateway.kept.keys(), ...[...mails.kept.keys()].map((id) => id.replace(/^<|@.*$/g, ''))])
  const perDay = new Map<string, number>()
  for (const { addressee, channel, unit_id, day } of messages) {
    if (addressee !== 'unit' || channel === 'page') continue
    const key = `${names.get(unit_id ?? '')} ${day}`
    perDay.set(key, (perDay.get(key) ?? 0) + 1)
  }
  const { rows: steps } = await sql<{ name: string }>`
    select unit.name || ' ' || task.title || ' ' || assignment.period || ' ' || step || ' ' || urge.day || ' ' || told_on as name
    from urge
    join campaign_assignment assignment on assignment.town_id = urge.town_id and assignment.id = urge.assignment_id
    join campaign_task task on task.town_id = urge.town_id and task.id = assignment.task_id
    join unit on unit.town_id = urge.town_id and unit.id = urge.unit_id
    where urge.town_id = ${town.id}`.execute(db)
  return {
    steps: steps.map(({ name }) => name).sort(),
    messages: messages
      .map(
        ({ unit_id, ...one }) =>
          `${names.get(unit_id ?? '') ?? ''} ${one.addressee} ${one.day} ${one.channel} ${one.state}`,
      )
      .sort(),
    sent: sent.size,
    lost: [...sent].filter((key) => !kept.has(key)),
    unrecorded: [...kept].filter((key) => !sent.has(key)),
    doubled: [...perDay].filter(([, count]) => count > 1).map(([key]) => key),
    open: outside.filter(({ state }) => state === 'planned' || state === 'sending').length,
    unowed,
    repeats: mails.taken.length + gateway.taken.length - kept.size,
    killed: worker.killed,
    failures: worker.failures,
  }
}

/** Empty when the two months went alike. */
export const difference = (one: readonly string[], other: readonly string[]): string[] => {
  const [left, right] = [new Set(one), new Set(other)]
  return [...one.filter((name) => !right.has(name)), ...other.filter((name) => !left.has(name))]
}
