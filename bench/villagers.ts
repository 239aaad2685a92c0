import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { report, type Sent, type Troubles } from './reporter.ts'
import type { PreparedTown } from './started-town.ts'

interface Crowd {
  clients: number
  ledgers: string
  /** Of the marks, so that two crowds do not write the same. */
  prefix?: string
  /** Between two reports: without it, as many as can be taken. */
  paceMs?: number
}

/** So many people who report one thing after another; two share each door, so that they get into each other's way. */
export function villagersAt(
  town: PreparedTown,
  url: () => string,
  sent: Sent[],
  troubles: Troubles,
  { clients, ledgers, prefix = '', paceMs = 0 }: Crowd,
) {
  let leaving = false
  const working = Array.from({ length: clients }, async (_, nth) => {
    const door = town.doors[(nth >> 1) % town.doors.length]!
    for (let turn = 0; !leaving && troubles.wrong.length === 0; turn++) {
      const form = `${url()}/u/${door.token}/reports/${door.assignmentId}`
      const receipt = await report(form, `${prefix}${nth}-${turn}-`, troubles)
      if (paceMs > 0) await pause(paceMs)
      if (!receipt) continue
      appendFileSync(join(ledgers, `${prefix}${nth}.jsonl`), `${JSON.stringify(receipt)}\n`)
      sent.push(receipt)
    }
  })
  return {
    async leave() {
      leaving = true
      await Promise.all(working)
    },
  }
}

/** What every villager wrote down when the receipt was in hand. */
export const ledgersIn = (folder: string): Sent[] =>
  readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Sent),
  )
