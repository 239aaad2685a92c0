import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** What comes this often is asked again and again; what comes less is mostly made to measure (as many marks as rows). */
const OFTEN = 16
/** Each connection keeps its plans on the server, a few dozen kilobytes each. */
const MOST = 200
const MOST_COUNTED = 2_000

/** Of a pool, because its connections are asked the same: the name that a statement is prepared under, once it has come often enough. */
function naming(): (text: string) => string | undefined {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known || names.size >= MOST) return known
    const count = (counts.get(text) ?? 0) + 1
    if (count < OFTEN) {
      if (counts.size >= MOST_COUNTED) counts.clear()
      counts.set(text, count)
      return undefined
    }
    counts.delete(text)
    const name = `anyue-${names.size}`
    names.set(text, name)
    return name
  }
}

/**
 * A pool whose frequent statements are parsed and planned once per connection: half of what a report costs the server
 * went into planning the same dozen statements anew.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = naming()
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const prepared = (client: pg.PoolClient): PostgresPoolClient => {
    let isLost = false
    // Kysely's other overload takes a cursor, which nobody here opens.
    const query = ((text: string, values: readonly unknown[] = []) => {
      const name = values.length > 0 ? nameOf(text) : undefined
      return client.query({ text, values: [...values], ...(name ? { name } : {}) }).catch((error) => {
        if (silentTooLong(error)) {
          // What it was asked may still be done, and its transaction is open: it serves nobody else.
          isLost = true
          void (client as pg.PoolClient & Pick<pg.Client, 'end'>).end().catch(() => {})
        }
        // The next act asks for another one, which may lead to the new primary.
        if (takesNoWrites(error)) isLost = true
        throw error
      })
    }) as unknown as PostgresPoolClient['query']
    return { query, release: (destroy) => client.release(destroy || isLost) }
  }
  return {
    async connect() {
      const client = await pool.connect()
      // Kysely knows a connection again by its object
      const known = clients.get(client) ?? prepared(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

/** In the driver's words. */
export const silentTooLong = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Query read timeout'

/** 25006: of a standby, or of a primary that was told to write nothing. */
export const takesNoWrites = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === READ_ONLY
export const READ_ONLY = '25006'
