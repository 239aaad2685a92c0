// What a town's nginx would be before two processes: each in turn, forms and live streams as they come. Who refuses the
// connection is passed over; nothing else is tried again.
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

export interface RoundRobin {
  port: number
  seen: {
    answered: number
    /** A process refused the connection, and the other was asked. */
    passedOver: number
    /** Broke off before its answer was whole. */
    broken: string[]
    /** Told with 503 to come again: the machine is too small for all at once, and what was typed is kept. */
    sentAway: number
    /** Answered otherwise with 500 or more. */
    failed: string[]
  }
  close(): Promise<void>
}

const SELF = '127.0.0.1'
const ofThisHop = ['connection', 'keep-alive']

export async function roundRobin(ports: readonly number[], port: number): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: true })
  const seen: RoundRobin['seen'] = { answered: 0, passedOver: 0, sentAway: 0, broken: [], failed: [] }
  let turn = 0
  const hand = (from: IncomingMessage, to: ServerResponse, first: number, tried = 1) => {
    const what = `${from.method} ${from.url}`
    const next = ports[(first + tried) % ports.length]!
    const head = { method: from.method, path: from.url, headers: without(from.headers) }
    const asking = request({ agent, host: SELF, port: next, ...head }, (answer) => {
      if (answer.statusCode === 503 && answer.headers['retry-after']) seen.sentAway += 1
      else if (answer.statusCode! >= 500) seen.failed.push(`${answer.statusCode} ${what}`)
      to.writeHead(answer.statusCode!, without(answer.headers))
      answer.pipe(to)
      answer.once('end', () => {
        seen.answered += 1
      })
      answer.once('error', (error) => breakOff(error))
    })
    const breakOff = (error: Error) => {
      if (!to.destroyed) seen.broken.push(`${what}: ${error.message}`)
      to.destroy()
    }
    asking.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNREFUSED' || tried >= ports.length) return breakOff(error)
      seen.passedOver += 1
      hand(from, to, first, tried + 1)
    })
    to.once('close', () => asking.destroy())
    // Nothing of a form is handed on before somebody took the connection: it could not be handed on again.
    asking.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => from.pipe(asking))
      else from.pipe(asking)
    })
  }
  const server = createServer((from, to) => hand(from, to, turn++))
  await new Promise<void>((resolve) => server.listen(port, SELF, resolve))
  return {
    port,
    seen,
    async close() {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}

const without = (headers: IncomingMessage['headers']): IncomingMessage['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofThisHop.includes(name)))
