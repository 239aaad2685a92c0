import { type Db, transact } from '#platform/db.ts'
import { KeyConflict, KeyInvalid, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import type { Ctx } from './access.ts'

const PURPOSE = 'form'

/** May name another place to go to than the one known before. */
type Work = (tx: Db) => Promise<string | undefined> | Promise<void>

const binding = (c: Ctx, id: string): string => `${c.var.town.id}:${c.var.viewer?.personId ?? ''}:${id}`

/** A fresh key for one form on one page: names the act, and proves that the page was ours and for this person. */
export function newFormKey(c: Ctx): string {
  const id = newId()
  return `${id}.${c.var.site.keys.sign(PURPOSE, binding(c, id))}`
}

/** Keyed: a form may hold a password, which a bare hash would give away to guessing. */
const bodyHashOf = (c: Ctx): Buffer =>
  Buffer.from(c.var.site.keys.sign('form-body', c.var.form.hash.toString('base64')), 'base64url')

/** @throws KeyInvalid */
export const keyOf = (c: Ctx): string => keyIn(c, c.var.form.key)

/** The same for what is sent without a form. @throws KeyInvalid */
export function keyIn(c: Ctx, key: string): string {
  const [id, mac] = key.split('.')
  if (!isId(id) || !mac || !c.var.site.keys.verify(PURPOSE, binding(c, id), mac)) throw new KeyInvalid()
  return id
}

/** For an act that takes the key within a statement of its own; `once` answers when it was taken before. @throws KeyInvalid */
export const keyRowOf = (c: Ctx, location: string) => ({ key: keyOf(c), bodyHash: bodyHashOf(c), location })

/**
 * Does `work` in one transaction, exactly once per form key, then sends the browser to `to`.
 * The same form again (double tap, back and resend, a lost reply) only goes there; the key with another body is refused.
 * @throws KeyInvalid, KeyConflict
 */
export async function once(c: Ctx, to: string, work: Work): Promise<Response> {
  const key = keyOf(c)
  try {
    return redirect(c, await transact(c.var.db, (tx) => doOnce(tx, c, key, to, work)))
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

async function doOnce(tx: Db, c: Ctx, key: string, to: string, work: Work): Promise<string> {
  const town_id = c.var.town.id
  // A parallel twin waits here for the first to commit, then finds the key taken.
  const taken = await tx
    .insertInto('form_key')
    .values({ town_id, key, body_hash: bodyHashOf(c), location: to, used_at: c.var.now })
    .onConflict((conflict) => conflict.columns(['town_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) {
    const elsewhere = await work(tx)
    if (!elsewhere || elsewhere === to) return to
    await tx
      .updateTable('form_key')
      .set({ location: elsewhere })
      .where('town_id', '=', town_id)
      .where('key', '=', key)
      .execute()
    return elsewhere
  }
  const known = await tx
    .selectFrom('form_key')
    .select(['body_hash', 'location'])
    .where('town_id', '=', town_id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (!known.body_hash.equals(bodyHashOf(c))) throw new KeyConflict()
  return known.location
}

export const redirect = (c: Ctx, to: string): Response => c.redirect(`${c.var.base}${to}`, 303)
