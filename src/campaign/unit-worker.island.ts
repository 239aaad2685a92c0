import { forget } from '#platform/browser/kept.ts'

/**
 * The service worker of one unit's link. It lays by the pages of this unit alone, and answers with them where the network
 * does not. It sends nothing by itself: the browsers that villages have would not wake it.
 */
interface Told {
  /** Path of the unit's page: what its pages begin with. */
  scope: string
  /** Style sheet, icon and islands, each named by its content. */
  shell: string[]
  /** Instead of a page that was never opened. */
  offline: string
}

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Waiting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  told: Told
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: { unregister(): Promise<boolean> }
  addEventListener(name: 'install' | 'activate', act: (event: Waiting) => void): void
  addEventListener(name: 'fetch', act: (event: Fetching) => void): void
  addEventListener(name: 'message', act: (event: Waiting & { data: { keep?: string[] } }) => void): void
}

const worker = self as unknown as Worker
const { scope, shell, offline } = worker.told
const PREFIX = 'unit '
const NAME = PREFIX + scope
const PATIENCE_MS = 4_000
const MOST_PAGES = 40
const FRESH_MS = 6 * 3_600_000
/** The server's word that the link was stopped. */
const OVER = 'link-over'

const open = (): Promise<Cache> => caches.open(NAME)
const isAsset = (path: string): boolean => shell.indexOf(path) >= 0
const isPage = (path: string): boolean =>
  path === scope || (/^\/(reports|receipts)\/[^/]+$/.test(path.slice(scope.length)) && path.indexOf(scope) === 0)

/** A shared phone keeps the pages of one unit: the one opened last. */
const dropOthers = async (): Promise<void> => {
  for (const name of await caches.keys()) if (name.indexOf(PREFIX) === 0 && name !== NAME) await caches.delete(name)
}

const dropPages = async (): Promise<void> => {
  const cache = await open()
  for (const request of await cache.keys()) if (!isAsset(new URL(request.url).pathname)) await cache.delete(request)
}

const end = async (): Promise<void> => {
  await caches.delete(NAME)
  await forget(scope, true)
  await worker.registration.unregister()
}

const fillShell = async (): Promise<void> => {
  const cache = await open()
  for (const path of shell) if (!(await cache.match(path))) await cache.add(path)
}

worker.addEventListener('install', (event) => {
  const fill = async () => {
    await fillShell()
    await worker.skipWaiting()
  }
  event.waitUntil(fill())
})

/** Where this run of the worker is its first, what was kept by the one before is cleared away first. */
let begun: Promise<unknown> = Promise.resolve()

worker.addEventListener('activate', (event) => {
  const begin = async () => {
    await dropOthers()
    // They name style sheets and islands of before.
    await dropPages()
    await worker.clients.claim()
  }
  begun = begin()
  event.waitUntil(begun)
})

worker.addEventListener('message', (event) => {
  const { keep = [] } = event.data
  const layBy = async () => {
    await begun
    await dropOthers()
    await fillShell()
    for (const path of keep.filter(isPage)) {
      if (await isFresh(path)) continue
      const answer = await fetch(path, asPerson)
      // Another unit was opened on this phone meanwhile.
      if (!(await caches.has(NAME))) return
      await laidBy(path, answer)
    }
  }
  event.waitUntil(layBy().catch(() => {}))
})

const asPerson: RequestInit = { credentials: 'same-origin' }

const isFresh = async (path: string): Promise<boolean> => {
  // Looked for without making the cache: it may have been taken away.
  const kept = await caches.match(path, { cacheName: NAME })
  return kept !== undefined && Date.now() - Date.parse(kept.headers.get('date') || '') < FRESH_MS
}

/** Keeps a page that was shown to this unit's holder; anything else that the address answers ends what was kept of it. */
const laidBy = async (path: string, answer: Response): Promise<void> => {
  if (answer.headers.has(OVER)) return end()
  const cache = await open()
  const isHtml = (answer.headers.get('content-type') || '').indexOf('text/html') === 0
  // Another door stands before the page now: a PIN, a signing in.
  if (answer.redirected || answer.type === 'opaqueredirect') return path === scope ? dropPages() : undefined
  if (answer.status === 200 && isHtml) {
    await cache.put(path, answer)
    const pages = (await cache.keys()).filter(({ url }) => !isAsset(new URL(url).pathname))
    for (const { url } of pages.slice(0, -MOST_PAGES)) if (new URL(url).pathname !== scope) await cache.delete(url)
  } else if (answer.status < 500) await cache.delete(path)
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method !== 'GET') return event.waitUntil(afterSending(pathname).catch(() => {}))
  if (isAsset(pathname)) return event.respondWith(assetOf(request))
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(pageOf(event, pathname))
})

/** The key in a form that was sent is used; and who changes the person leaves nothing for the next. */
const afterSending = async (path: string): Promise<void> => {
  if (path.indexOf(`${scope}/reporter`) !== 0) return void (await (await open()).delete(path))
  await dropPages()
  await forget(scope, false)
}

const assetOf = async (request: Request): Promise<Response> => {
  const kept = await (await open()).match(request.url)
  return kept || fetch(request)
}

const pageOf = async (event: Fetching, path: string): Promise<Response> => {
  const { request } = event
  const fresh = fetch(request)
  const laid = fresh.then((answer) => {
    // What an address tells once, as that something was signed, is not told again from a copy.
    const once = new URL(request.url).search !== '' && answer.status === 200
    return once ? undefined : laidBy(path, answer.clone())
  })
  event.waitUntil(laid.catch(() => {}))
  const kept = await (await open()).match(path)
  if (!kept)
    return fresh.catch(() => new Response(offline, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
  const old = () => asKept(kept.clone())
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(old()), PATIENCE_MS))
  const now = fresh.then((answer) => (answer.status >= 500 ? old() : answer), old)
  return Promise.race([now, late])
}

/** Says of itself that it is a copy. */
const asKept = async (kept: Response): Promise<Response> => {
  const html = (await kept.text()).replace('<html', '<html data-kept')
  const headers = new Headers(kept.headers)
  // The copy is not compressed any more.
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(html, { headers })
}
