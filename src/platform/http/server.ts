import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { startingPage } from './words.ts'

type Answer = (request: Request, env: unknown) => Response | Promise<Response>

export interface Listening {
  port: number
  /** What answers from now on, also those who came before: a form sent during a restart waits and is taken. */
  serve(fetch: Answer): void
  /** Takes no new connection, lets running requests finish, then closes what is left. */
  drain(withinMs: number): Promise<void>
}

/** Longer than a start on known data takes; shorter than browsers and proxies wait. */
const PATIENCE_MS = 20_000

/** Binds first: a taken port is told before anything else is started. @throws EADDRINUSE and the like */
export async function listen({ host, port }: { host: string; port: number }): Promise<Listening> {
  let answer: Answer = (request, env) => Promise.race([serving.then((fetch) => fetch(request, env)), sayStarting()])
  let startServing: (fetch: Answer) => void
  const serving = new Promise<Answer>((resolve) => {
    startServing = resolve
  })
  const server = createServer(
    // A photo at 50 KB/s needs its five minutes; a head that trickles does not.
    { requestTimeout: 300_000, headersTimeout: 20_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 },
    getRequestListener((request, env) => answer(request, env)),
  )
  server.maxRequestsPerSocket = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    serve(fetch) {
      answer = fetch
      startServing(fetch)
    },
    drain: (withinMs) => drain(server, withinMs),
  }
}

async function sayStarting(): Promise<Response> {
  await pause(PATIENCE_MS, undefined, { ref: false })
  return new Response(startingPage, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' },
  })
}

async function drain(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), withinMs)
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearTimeout(force)
  clearInterval(sweep)
}
