import type { Ctx } from '#people/access.ts'
import { NotFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { findUnit, type Unit } from './units.store.ts'

/** The unit of the town that the address names. */
export async function unitNamed(c: Ctx): Promise<Unit> {
  const id = c.req.param('unit')
  const unit = isId(id) ? await findUnit(c.var.db, c.var.town.id, id) : undefined
  if (!unit) throw new NotFound()
  return unit
}
