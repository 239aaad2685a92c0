import type { Ctx } from '#people/access.ts'
import { findKept } from '#platform/kept.ts'
import { listTownHotlines } from './hotlines.store.ts'

/** For the town's home: the town's own numbers. Many homes a second ask once. */
export async function homeHotlines(c: Ctx): Promise<string[]> {
  const { db, town, site } = c.var
  const name = `hotlines:${town.id}`
  // none is no answer that a cache would leave out
  return (await findKept(site.kept, name, () => listTownHotlines(db, town.id))) ?? []
}
