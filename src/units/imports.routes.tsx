import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { NotFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { sha256 } from '#platform/keys.ts'
import { applyPlan } from './imports.apply.rules.ts'
import { type ImportPlan, planImport } from './imports.rules.ts'
import { confirmImport, findImport, listConfirmedImports, recordImport, type UnitImport } from './imports.store.ts'
import { ImportDonePage, ImportPage } from './imports.views.tsx'
import { heads, sheetWords, importWords as words } from './imports.words.ts'
import { linesOf, PreviewPage } from './preview.views.tsx'
import { readTable, type SheetRow } from './sheets.rules.ts'
import { exportBook, templateBook, XLSX } from './sheets.workbook.ts'
import { insertUnits, lockTree, updateUnits, writePlaces } from './tree.store.ts'
import { listKinds, listUnits, nextPosition, type Unit } from './units.store.ts'

const MOST_BYTES = 10_000_000

export const importRoutes: Route[] = [
  get('/office/units/import', office, (c) => importPage(c)),

  get('/office/units/template.xlsx', office, async (c) => {
    const bytes = await templateBook(await listKinds(c.var.db, c.var.town.id))
    return fileAnswer(bytes, { mediaType: XLSX, saveAs: `${sheetWords.template}.xlsx` })
  }),

  get('/office/units/export.xlsx', office, async (c) => {
    const { db, town, now } = c.var
    const [units, kinds] = await Promise.all([listUnits(db, town.id), listKinds(db, town.id)])
    const bytes = await exportBook(sheetWords.title(town.name), units, kinds)
    return fileAnswer(bytes, { mediaType: XLSX, saveAs: `${sheetWords.exported(town.name, dayOf(now))}.xlsx` })
  }),

  post('/office/units/imports', office, async (c) => {
    const { town, viewer, form, now } = c.var
    const file = form.files('file')[0]
    const read = file ? await readUnits(file.bytes) : words.problems.none
    if (typeof read === 'string' || !file) return importPage(c, typeof read === 'string' ? read : words.problems.none)
    return once(c, '/office/units/import', async (tx) => {
      const given = { fileName: file.name, rows: read, by: viewer!.personId, now }
      const id = await recordImport(tx, town.id, given)
      await recordAct(tx, c, { act: 'unit-import.read', subject: `unit-import/${id}`, detail: { rows: read.length } })
      return `/office/units/imports/${id}`
    })
  }),

  get('/office/units/imports/:import', office, async (c) => {
    const one = await importNamed(c, c.var.db)
    if (one.rows === null) return page(c, <ImportDonePage one={one} />)
    return previewPage(c, one, await readPlan(c.var.db, c.var.town.id, one.rows), false, 200)
  }),

  post('/office/units/imports/:import/confirmations', office, async (c) => {
    const { town, viewer, form, now } = c.var
    const { id } = await importNamed(c, c.var.db)
    return once(c, `/office/units/imports/${id}`, async (tx) => {
      await lockTree(tx, town.id)
      const one = await importNamed(c, tx)
      // Taken over already from another window: its page says so.
      if (one.rows === null) return
      const state = await readPlan(tx, town.id, one.rows)
      if (form.text('seen') !== seenIn(state.plan)) throw new Refusal(await previewPage(c, one, state, true, 409))
      await takeOver(tx, town.id, state)
      const { added, changed, same, refused } = state.plan
      const counts = { added: added.length, changed: changed.length, same, refused: linesOf(refused) }
      await confirmImport(tx, town.id, id, { by: viewer!.personId, now, ...counts })
      await recordAct(tx, c, { act: 'unit-import.confirm', subject: `unit-import/${id}`, detail: counts })
    })
  }),
]

/** The first sheet that looks like a list of units; or the sentence that says why there is none. */
export async function readUnits(bytes: Buffer): Promise<SheetRow[] | string> {
  if (bytes.length > MOST_BYTES) return words.problems['too-large']
  const book = await readWorkbook(bytes)
  if ('problem' in book) return words.problems[book.problem]
  const tables = book.sheets.map(({ rows }) => readTable(rows, heads))
  const found = tables.find((table) => 'rows' in table) ?? tables[0]
  if (!found) return words.sheetProblems['no-head']
  return 'rows' in found ? found.rows : words.sheetProblems[found.problem]
}

interface State {
  units: Unit[]
  kinds: { code: string; name: string }[]
  plan: ImportPlan
}

async function readPlan(db: Db, townId: string, rows: readonly SheetRow[]): Promise<State> {
  const [units, kinds] = await Promise.all([listUnits(db, townId), listKinds(db, townId)])
  return { units, kinds, plan: planImport(rows, units, kinds) }
}

async function takeOver(tx: Db, townId: string, { units, plan }: State): Promise<void> {
  const { added, changed, moved } = applyPlan(plan, units, () => newId())
  await updateUnits(tx, townId, changed)
  await writePlaces(tx, townId, moved)
  await insertUnits(tx, townId, added, await nextPosition(tx, townId))
}

/** What was shown, in one short text: the same plan gives the same. */
const seenIn = (plan: ImportPlan): string => sha256(JSON.stringify([plan.added, plan.changed])).toString('base64url')

async function importNamed(c: Ctx, db: Db): Promise<UnitImport> {
  const id = c.req.param('import')
  const one = isId(id) ? await findImport(db, c.var.town.id, id) : undefined
  if (!one) throw new NotFound()
  return one
}

async function importPage(c: Ctx, problem?: string): Promise<Response> {
  const past = await listConfirmedImports(c.var.db, c.var.town.id)
  const problems = problem ? [{ field: 'file', text: problem }] : []
  return page(c, <ImportPage past={past} problems={problems} />, problem ? 422 : 200)
}

function previewPage(
  c: Ctx,
  one: UnitImport,
  { units, kinds, plan }: State,
  drift: boolean,
  status: 200 | 409,
): Promise<Response> {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const lines = new Map(plan.added.map(({ line, values }) => [line, values.name]))
  const parentNames = new Map(
    plan.added.flatMap(({ line, parent }) => {
      const name = parent && ('unit' in parent ? names.get(parent.unit) : lines.get(parent.line))
      return name ? [[line, name] as const] : []
    }),
  )
  const view = (
    <PreviewPage
      id={one.id}
      fileName={one.fileName}
      plan={plan}
      seen={seenIn(plan)}
      kindNames={new Map(kinds.map(({ code, name }) => [code, name]))}
      parentNames={parentNames}
      drift={drift}
    />
  )
  return page(c, view, status)
}
