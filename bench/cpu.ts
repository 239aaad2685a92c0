import { readFileSync } from 'node:fs'
import { processesWorkingIn } from '#platform/postgres/processes.ts'

/** Linux counts in ticks of a hundredth of a second. */
const TICK_US = 10_000

/** User and system time of a process so far, in µs; 0 when it is gone. */
export function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number)
    return (user! + system!) * TICK_US
  } catch {
    return 0
  }
}

/** Of the server and all its backends: a pool's stay while it is measured. */
export const cpuOfServer = (cluster: string): number =>
  processesWorkingIn(cluster).reduce((sum, pid) => sum + cpuOf(pid), 0)

export interface Spent {
  /** µs for one request. */
  node: number
  postgres: number
}

/** What one request took of the processor, while `work` answers so many. */
export async function spentOn(pid: number, cluster: string, work: () => Promise<number>): Promise<Spent> {
  const before = { node: cpuOf(pid), postgres: cpuOfServer(cluster) }
  const requests = await work()
  return {
    node: (cpuOf(pid) - before.node) / requests,
    postgres: (cpuOfServer(cluster) - before.postgres) / requests,
  }
}
