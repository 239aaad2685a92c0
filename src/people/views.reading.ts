import type { SavedViews } from '#platform/html/saved-views/saved-views.tsx'
import { type Ctx, isOffice, readers } from './access.ts'
import { isBare, listOf, viewOf } from './views.rules.ts'
import { listStarts, listViews } from './views.store.ts'

const readerOf = (c: Ctx) => ({ personId: c.var.viewer?.personId ?? '', office: isOffice(c.var.viewer) })

const asked = new WeakMap<Ctx, Promise<ReadonlySet<string>>>()

/** Read once for a page, which asks before it is drawn and while. */
function startsFor(c: Ctx): Promise<ReadonlySet<string>> {
  const known = asked.get(c) ?? listStarts(c.var.db, c.var.town.id, readerOf(c).personId)
  asked.set(c, known)
  return known
}

/** For the line under the heading of a list; nothing elsewhere, and nothing for whoever has no desk. */
export async function viewsFor(c: Ctx): Promise<SavedViews | undefined> {
  const { db, town, viewer, path } = c.var
  const list = c.req.method === 'GET' ? listOf(path) : undefined
  if (!list || !readers.includes(viewer)) return undefined
  const [views, starts] = await Promise.all([listViews(db, town.id, readerOf(c), list), startsFor(c)])
  const here = viewOf(path)?.path
  const items = views.map(({ id, path: to, name }) => ({ id, to, name, current: to === here }))
  return {
    list,
    items,
    save: items.some(({ current }) => current) ? undefined : here,
    canShare: isOffice(viewer),
    starts: views.some(({ id }) => starts.has(id)),
  }
}

/** Where a list that was opened from elsewhere leads on to: a link within the list to all of it stays there. */
export async function startFor(c: Ctx): Promise<string | undefined> {
  const { db, town, viewer, path, base } = c.var
  const list = c.req.method === 'GET' && isBare(path) ? listOf(path) : undefined
  if (!list || !readers.includes(viewer) || cameFrom(c.req.header('referer')) === `${base}${list}`) return undefined
  const starts = await startsFor(c)
  if (starts.size === 0) return undefined
  const view = (await listViews(db, town.id, readerOf(c), list)).find(({ id }) => starts.has(id))
  // Read by today's rules, whatever was written then.
  return view && viewOf(view.path)?.path
}

const cameFrom = (referer: string | undefined): string | undefined =>
  referer && URL.canParse(referer) ? new URL(referer).pathname : undefined
