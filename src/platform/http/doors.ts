import type { Server } from 'node:http'
import { type AddressInfo, createServer, Server as NetServer } from 'node:net'

/**
 * Node lets one connection in per listening socket and turn of its loop (libuv ≥ 1.45). While pages are being drawn a turn
 * takes its time, and at one door people would wait for seconds only to be told that it is busy. Linux deals the callers
 * out among several sockets on one port.
 */
const DOORS = process.platform === 'linux' ? 16 : 1

export interface Doors {
  port: number
  /** Lets nobody new in; resolves when the last connection that came in is closed. */
  shut(): Promise<void>
}

/** @throws EADDRINUSE and the like */
export async function openDoors(server: Server, port: number, host: string): Promise<Doors> {
  if (DOORS === 1) {
    const own = await listening(server, { port, host })
    return { port: own, shut: () => shut(server) }
  }
  // Shared sockets would also share with another process of ours: this one would not, and finds a taken port.
  const alone = createServer()
  const own = await listening(alone, { port, host })
  await shut(alone)
  const others = Array.from({ length: DOORS - 1 }, () =>
    createServer({ noDelay: true }, (socket) => server.emit('connection', socket)),
  )
  const doors = [server, ...others]
  for (const door of doors) await listening(door, { port: own, host, reusePort: true })
  return { port: own, shut: async () => void (await Promise.all(doors.map(shut))) }
}

const listening = (door: NetServer, where: { port: number; host: string; reusePort?: boolean }): Promise<number> =>
  new Promise((resolve, reject) => {
    door.once('error', reject)
    door.listen(where, () => {
      door.off('error', reject)
      resolve((door.address() as AddressInfo).port)
    })
  })

/** As a net server: the HTTP server's own `close` ends idle connections at once, also one a request is just under way on. */
const shut = (door: NetServer): Promise<void> =>
  new Promise((resolve) => {
    NetServer.prototype.close.call(door, () => resolve())
  })
