import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { NotFound, Refusal } from '#platform/http/problems.ts'
import { newId } from '#platform/ids.ts'
import { KindsPage } from './kinds.views.tsx'
import { lockTree } from './tree.store.ts'
import { addKind, listKinds, listUnits, renameKind } from './units.store.ts'
import { unitWords } from './units.words.ts'

const words = unitWords.kinds
const LONGEST = 20

export const kindRoutes: Route[] = [
  get('/office/units/kinds', office, (c) => kindsPage(c, [], 200)),

  post('/office/units/kinds', office, (c) =>
    once(c, '/office/units/kinds?done=added', async (tx) => {
      const name = c.var.form.text('name')
      await refuse(c, tx, 'name', name, null)
      // Never shown; other tables hold it, so it stays when the kind is renamed.
      const code = `kind-${newId().slice(-12)}`
      await addKind(tx, c.var.town.id, { code, name })
      await recordAct(tx, c, { act: 'unit-kind.add', subject: `unit-kind/${code}`, detail: { name } })
    }),
  ),

  post('/office/units/kinds/:kind', office, async (c) => {
    const code = c.req.param('kind') ?? ''
    const known = await listKinds(c.var.db, c.var.town.id)
    if (!known.some((kind) => kind.code === code)) throw new NotFound()
    return once(c, '/office/units/kinds?done=renamed', async (tx) => {
      const name = c.var.form.text(`name-${code}`)
      await refuse(c, tx, `name-${code}`, name, code)
      await renameKind(tx, c.var.town.id, code, name)
      await recordAct(tx, c, { act: 'unit-kind.rename', subject: `unit-kind/${code}`, detail: { name } })
    })
  }),
]

/** @throws Refusal */
async function refuse(c: Ctx, tx: Db, field: string, name: string, own: string | null): Promise<void> {
  await lockTree(tx, c.var.town.id)
  const taken = (await listKinds(tx, c.var.town.id)).some((kind) => kind.name === name && kind.code !== own)
  const problem = !name ? 'empty' : name.length > LONGEST ? 'long' : taken ? 'taken' : undefined
  if (problem) throw new Refusal(await kindsPage(c, [{ field, text: words.problems[problem] }], 422))
}

async function kindsPage(c: Ctx, problems: Problem[], status: 200 | 422): Promise<Response> {
  const { db, town } = c.var
  const [kinds, units] = await Promise.all([listKinds(db, town.id), listUnits(db, town.id)])
  const counted = kinds.map((kind) => ({
    ...kind,
    units: units.filter((unit) => unit.kinds.includes(kind.code)).length,
  }))
  const given = status === 422 ? c.var.form.given() : {}
  return page(c, <KindsPage kinds={counted} given={given} problems={problems} done={c.req.query('done')} />, status)
}
