// What HAProxy does before a Patroni cluster: one address that leads to the primary, asked of Patroni itself; connections to
// one that is no longer it are cut (on-marked-down shutdown-sessions).
import { connect, createServer, type Socket } from 'node:net'
import { isPrimary, type Node } from './patroni.ts'

const ASK_EVERY_MS = 500
const SELF = '127.0.0.1'

export interface PrimaryDoor {
  close(): Promise<void>
}

export async function openPrimaryDoor(nodes: readonly Node[], port: number): Promise<PrimaryDoor> {
  const sessions = new Map<Socket, { node: Node; server: Socket }>()
  let current: Node | undefined
  let isOpen = true
  const ask = async () => {
    const answers = await Promise.all(nodes.map(isPrimary))
    // Both say so for a moment when one gives up: then nobody is let in.
    const found = answers.filter(Boolean).length === 1 ? nodes[answers.indexOf(true)] : undefined
    if (found !== current)
      for (const [caller, { node, server }] of sessions) {
        if (node === found) continue
        caller.resetAndDestroy()
        server.destroy()
      }
    current = found
  }
  const asking = (async () => {
    while (isOpen) {
      await ask()
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
    }
  })()
  const server = createServer((caller) => {
    caller.on('error', () => {})
    if (!current) return void caller.resetAndDestroy()
    const server = connect(current.port, SELF)
    sessions.set(caller, { node: current, server })
    server.on('error', () => {})
    caller.pipe(server).pipe(caller)
    caller.on('close', () => {
      sessions.delete(caller)
      server.destroy()
    })
    server.on('close', () => caller.destroy())
  })
  await ask()
  await new Promise<void>((resolve) => server.listen(port, SELF, resolve))
  return {
    async close() {
      isOpen = false
      server.close()
      for (const [caller] of sessions) caller.destroy()
      await asking
    },
  }
}
