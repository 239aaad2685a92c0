import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from 'hono'
import { sql } from 'kysely'
import pg from 'pg'
import { afterCommit, type Db } from '#platform/db.ts'

const CHANNEL = 'anyue'
const LONGEST_PAUSE_MS = 10_000
/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 25_000
const LISTENING = { connectionTimeoutMillis: 10_000, query_timeout: 10_000 }
/** Many changes at once make one message. */
const GATHER_MS = 200
const ANNOUNCE_MS = 50

/**
 * Tells every process that something of this topic changed: heard after, and only if, the transaction commits. A commit
 * that notifies holds up every other (PostgreSQL lets one at a time queue its notes), so this follows it, several at once.
 */
export async function tell(tx: Db, topic: string): Promise<void> {
  if (afterCommit(tx, (db) => announce(db, topic))) return
  if (tx.isTransaction) await notify(tx, [topic])
  else announce(tx, topic)
}

const announced = new WeakMap<Db, Set<string>>()

function announce(db: Db, topic: string): void {
  const waiting = announced.get(db)
  if (waiting) return void waiting.add(topic)
  const topics = new Set([topic])
  announced.set(db, topics)
  setTimeout(() => {
    announced.delete(db)
    // Who is away hears when it comes back: after a break every watched topic is told.
    notify(db, [...topics]).catch(() => {})
  }, ANNOUNCE_MS).unref()
}

const notify = (db: Db, topics: string[]) =>
  sql`select pg_notify(${CHANNEL}, topic) from unnest(${topics}::text[]) as topic`.execute(db)

type OnTold = (topic: string) => void

const watchers = new Map<string, Set<() => void>>()
const watchersOfAll = new Set<OnTold>()
const openStreams = new Set<() => void>()
let isLeaving = false

/** Calls back after each telling of the topic, until the returned function is called. */
export function watch(topic: string, onTold: () => void): () => void {
  const those = watchers.get(topic) ?? new Set()
  watchers.set(topic, those.add(onTold))
  return () => {
    those.delete(onTold)
    if (those.size === 0 && watchers.get(topic) === those) watchers.delete(topic)
  }
}

/** Calls back after each telling of any topic. */
export function watchAll(onTold: OnTold): () => void {
  watchersOfAll.add(onTold)
  return () => watchersOfAll.delete(onTold)
}

const tellWatchers: OnTold = (topic) => {
  for (const onTold of watchersOfAll) onTold(topic)
  for (const onTold of watchers.get(topic) ?? []) onTold()
}

export interface Hearing {
  /** Resolves once the first connection listens. */
  ready: Promise<void>
  /** Ends the streams too: a server that drains need not wait for them. */
  stop(): Promise<void>
}

/**
 * One connection per process that listens and comes back by itself. `url` must lead to the server directly or
 * through a pooler in session mode. After a break every watched topic is told: something may have been missed.
 */
export function listen(url: string, onTold: OnTold = tellWatchers): Hearing {
  const leaving = new AbortController()
  isLeaving = false
  let client: pg.Client | undefined
  let firstHeard = () => {}
  const ready = new Promise<void>((resolve) => {
    firstHeard = resolve
  })
  const hear = async (again: boolean): Promise<void> => {
    const own = new pg.Client({ connectionString: url, keepAlive: true, ...LISTENING })
    client = own
    const gone = new Promise<void>((resolve) => own.once('end', resolve).on('error', () => resolve()))
    own.on('notification', ({ payload }) => onTold(payload ?? ''))
    await own.connect()
    await own.query(`listen ${CHANNEL}`)
    firstHeard()
    if (again) for (const topic of [...watchers.keys()]) onTold(topic)
    // A server that went without a word says nothing, as one does that has nothing to tell.
    const asking = setInterval(() => own.query('select 1').catch(() => own.end().catch(() => {})), HEARTBEAT_MS)
    await gone.finally(() => clearInterval(asking))
  }
  const running = (async () => {
    let wait = 100
    for (let turn = 0; !leaving.signal.aborted; turn++) {
      const began = performance.now()
      // The server is away: that is what coming back is for.
      await hear(turn > 0).catch(() => {})
      await client?.end().catch(() => {})
      wait = performance.now() - began > LONGEST_PAUSE_MS ? 100 : Math.min(wait * 2, LONGEST_PAUSE_MS)
      await pause(wait, undefined, { signal: leaving.signal }).catch(() => {})
    }
  })()
  return {
    ready,
    async stop() {
      leaving.abort()
      isLeaving = true
      for (const close of [...openStreams]) close()
      await client?.end().catch(() => {})
      await running
    },
  }
}

const line = new TextEncoder()

/** Server-Sent Events: one `changed` after each telling of the topic, a heartbeat in between. */
export function liveStream(c: Context, topic: string): Response {
  // No content ends the asking (HTML §9.2.3); the page still works, and hears again when it is opened anew.
  if (isLeaving) return c.body(null, 204)
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(line.encode(text))
      let gathering: NodeJS.Timeout | undefined
      const stopWatching = watch(topic, () => {
        gathering ??= setTimeout(() => {
          gathering = undefined
          send('event: changed\ndata: 1\n\n')
        }, GATHER_MS)
      })
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
      let closed = false
      close = () => {
        if (closed) return
        closed = true
        stopWatching()
        clearTimeout(gathering)
        clearInterval(heartbeat)
        openStreams.delete(close)
        // The browser may have closed it already.
        try {
          controller.close()
        } catch {}
      }
      openStreams.add(close)
      c.req.raw.signal.addEventListener('abort', close, { once: true })
      send('retry: 3000\n\n')
    },
    cancel: () => close(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}
