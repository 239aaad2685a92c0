// What a town's people do on an ordinary morning of June, as requests that may be repeated: reading the public pages, a
// village opening and sending its report, the office at its lists.
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { newFormKey } from '#people/once.ts'
import { keysFrom } from '#platform/keys.ts'
import { readSecret } from '#platform/secret.ts'
import type { Door, PreparedTown } from './started-town.ts'

export type Kind = 'public' | 'unit' | 'office' | 'report'

export interface Answer {
  status: number
  text: string
  location: string
  type: string
  retryAfter: string
  ms: number
}

export interface Sending {
  kind: Kind
  path: string
  cookie?: string
  body?: URLSearchParams
}

const officePages = ['/office', '/office/owed', '/office/reviews', '/office/units']
/** Of ten: half read, three are villages at their own page or sending, two the office. */
const turns: readonly Kind[] = [
  'public',
  'unit',
  'public',
  'office',
  'report',
  'public',
  'office',
  'public',
  'unit',
  'public',
]

export interface MixedLoad {
  /** The nth request of the mix. */
  next(nth: number): Sending
  send(sending: Sending): Promise<Answer>
  close(): void
}

/** `officer` is the cookie of one who is signed in. */
export function mixedLoad(url: string, town: PreparedTown, officer: string, sockets = 512): MixedLoad {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const keys = keysFrom(readSecret(town.env, town.dataDir))
  const c = { var: { town: { id: town.townId }, viewer: null, site: { keys } } } as never
  const formOf = (door: Door) => `/u/${door.token}/reports/${door.assignmentId}`
  return {
    send: (sending) =>
      sendOver(agent, url, sending).catch((error: NodeJS.ErrnoException & { reused?: boolean }) => {
        // The other side had just closed a quiet connection: browsers send again on a new one, forms too.
        if (error.reused && error.code === 'ECONNRESET') return sendOver(agent, url, sending)
        throw error
      }),
    next(nth) {
      const kind = turns[nth % turns.length]!
      const door = town.doors[Math.floor(nth / turns.length) % town.doors.length]!
      if (kind === 'public') return { kind, path: '/' }
      if (kind === 'office') return { kind, path: officePages[(nth >> 2) % officePages.length]!, cookie: officer }
      if (kind === 'unit') return { kind, path: nth % 2 ? `/u/${door.token}` : formOf(door) }
      return { kind, path: formOf(door), body: filledIn(newFormKey(c), nth) }
    },
    close: () => agent.destroy(),
  }
}

/** As a browser would send it; its key is made here, for opening the page first is a turn of its own. */
export const filledIn = (key: string, nth: number) =>
  new URLSearchParams({
    _key: key,
    'figure.places': String((nth % 9) + 1),
    day: '2023-06-08',
    words: `贴在村口 ${nth}`,
    reporter: '李小满',
    phone: '13900000000',
  })

function sendOver(agent: Agent, url: string, { path, cookie, body }: Sending): Promise<Answer> {
  const from = performance.now()
  const sent = body?.toString()
  return new Promise((resolve, reject) => {
    const asked = request(
      `${url}${path}`,
      {
        agent,
        method: sent === undefined ? 'GET' : 'POST',
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(sent) }),
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(parts).toString(),
            location: String(answer.headers.location ?? ''),
            type: String(answer.headers['content-type'] ?? ''),
            retryAfter: String(answer.headers['retry-after'] ?? ''),
            ms: performance.now() - from,
          }),
        )
      },
    )
    asked.on('error', (error) => reject(Object.assign(error, { reused: asked.reusedSocket })))
    asked.end(sent)
  })
}

/** Every `ms` the next, whether the last is answered or not: as people come who know nothing of each other. */
export async function openLoop(
  perSecond: number,
  seconds: number,
  send: (nth: number) => Promise<void>,
): Promise<void> {
  const from = performance.now()
  const running = new Set<Promise<void>>()
  for (let nth = 0; ; ) {
    const passed = (performance.now() - from) / 1_000
    if (passed >= seconds) break
    for (const due = passed * perSecond; nth < due; nth++) {
      const one = send(nth).finally(() => running.delete(one))
      running.add(one)
    }
    await pause(5)
  }
  await Promise.all(running)
}

/** So many, each sending the next as soon as the last is answered. */
export async function closedLoop(
  clients: number,
  seconds: number,
  send: (nth: number) => Promise<void>,
): Promise<void> {
  const until = performance.now() + seconds * 1_000
  let nth = 0
  const client = async () => {
    while (performance.now() < until) await send(nth++)
  }
  await Promise.all(Array.from({ length: clients }, client))
}

export interface Use {
  rssMb: number
  handles: number
}

/** Of a process, as Linux tells it. */
export function useOf(pid: number): Use {
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { rssMb: Number(rss) / 1_024, handles: readdirSync(`/proc/${pid}/fd`).length }
}
