import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Served {
  url: string
  close: () => Promise<void>
}

/** As strict as the house: nothing inline, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
].join('; ')

/** A few pages over real HTTP on a free port of this machine. */
export const serveApp = (app: Hono): Promise<Served> =>
  new Promise((ready) => {
    const fetch = async (request: Request) => {
      const answer = await app.fetch(request)
      answer.headers.set('content-security-policy', policy)
      return answer
    }
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, (place: AddressInfo) =>
      ready({
        url: `http://127.0.0.1:${place.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
  })
