import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

export interface Listening {
  port: number
  /** What answers from now on; until then everybody gets "starting". */
  serve(fetch: (request: Request, env: unknown) => Response | Promise<Response>): void
  /** Takes no new connection, lets running requests finish, then closes what is left. */
  drain(withinMs: number): Promise<void>
}

/** Binds first: a taken port is told before anything else is started. @throws EADDRINUSE and the like */
export async function listen({ host, port }: { host: string; port: number }): Promise<Listening> {
  let answer: Parameters<Listening['serve']>[0] = () =>
    new Response('starting', { status: 503, headers: { 'retry-after': '2' } })
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
    },
    drain: (withinMs) => drain(server, withinMs),
  }
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
