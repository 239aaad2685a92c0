import { createServer, type Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { type Doors, openDoors } from './doors.ts'
import { unavailable } from './unavailable.ts'
import { startingPage } from './words.ts'

type Answer = (request: Request, env: unknown) => Response | Promise<Response>

export interface Listening {
  readonly port: number
  /** What answers from now on, also those who came before: a form sent during a restart waits and is taken. */
  serve(fetch: Answer): Promise<void>
  /** Takes no new connection, lets running requests finish, then closes what is left. */
  drain(withinMs: number): Promise<void>
}

/** Longer than a start on known data takes; shorter than browsers and proxies wait. */
const PATIENCE_MS = 20_000

/** 15 MB, the largest photo, at 50 KB/s are five minutes exactly, and its form comes with it; a head that trickles gets less. */
export const REQUEST_MS = 420_000

interface Place {
  host: string
  port: number
  /** Opens only when there is somebody to answer: another process does meanwhile, and a proxy goes to it. */
  late?: boolean
}

/** Binds first: a taken port is told before anything else is started. @throws EADDRINUSE and the like */
export async function listen({ host, port, late = false }: Place): Promise<Listening> {
  let answer: Answer = (request, env) => Promise.race([serving.then((fetch) => fetch(request, env)), sayStarting()])
  let startServing: (fetch: Answer) => void
  const serving = new Promise<Answer>((resolve) => {
    startServing = resolve
  })
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: 20_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 },
    getRequestListener((request, env) => answer(request, env)),
  )
  server.maxRequestsPerSocket = 0
  let doors = late ? undefined : await openDoors(server, port, host)
  return {
    get port() {
      return doors?.port ?? port
    },
    async serve(fetch) {
      answer = fetch
      startServing(fetch)
      doors ??= await openDoors(server, port, host)
    },
    drain: async (withinMs) => doors && drain(server, doors, withinMs),
  }
}

async function sayStarting(): Promise<Response> {
  await pause(PATIENCE_MS, undefined, { ref: false })
  return unavailable(startingPage)
}

/** So long a connection that is open may still bring a request; each answer from now on is its connection's last. */
const QUIET_MS = 2_000

/**
 * Nobody new is let in, everything that comes on an open connection is answered, and told that it was the last: a
 * connection ended while a request is just under way on it would look like a failure on a phone.
 */
async function drain(server: Server, doors: Doors, withinMs: number): Promise<void> {
  await everybodyIn()
  const closed = doors.shut()
  // Not before: whoever is told that it was the last comes again, and would stand at the door when it is shut.
  server.prependListener('request', (_, answer) => {
    answer.shouldKeepAlive = false
  })
  const force = setTimeout(() => server.closeAllConnections(), withinMs)
  const sweep = setInterval(async () => {
    await everybodyIn()
    server.closeIdleConnections()
  }, QUIET_MS)
  await closed
  clearTimeout(force)
  clearInterval(sweep)
}

/**
 * Who stands at the door when it is shut, connected but not yet let in, or whose request lies unread, would be cut off:
 * doors are shut right after a turn in which there was nothing else to do.
 */
async function everybodyIn(): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const from = performance.now()
    await new Promise(setImmediate)
    if (turn > 0 && performance.now() - from < SHORT_TURN_MS) return
  }
}

const MOST_TURNS = 200
const SHORT_TURN_MS = 0.3
