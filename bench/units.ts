// A sheet of 5,000 units, from the upload over the preview to COMMIT, and the same sheet again; against bare inserts of the same rows.
import { parseArgs } from 'node:util'
import type { Db } from '#platform/db.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import { thisCommit } from './figures.ts'
import { median, type OfficeSeen, placeOf, withTowns } from './units-town.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, units: { type: 'string', default: '5000' } },
})
const [rounds, count] = [Number(values.rounds), Number(values.units)]
const goalMs = 10_000
const BATCH = 1000

const headers = [
  '名称',
  '编码',
  '类别',
  '上级单位',
  '别名',
  '人数',
  '户数',
  '联系人',
  '联系电话',
  '公布电话',
  '启用日期',
]

/** A village, and nine groups that stand above it in the file: parents come in any order. */
const rowOf = (nth: number): string[] => {
  const head = nth - (nth % 10) + 9
  const isHead = nth === head
  return [
    isHead ? `第${nth}村` : `第${nth}组`,
    `C${nth}`,
    isHead ? '村' : '村、商铺',
    isHead ? '' : `C${head}`,
    `别名${nth}`,
    String(100 + (nth % 900)),
    String(30 + (nth % 300)),
    '王秀英',
    `139${String(nth).padStart(8, '0')}`,
    '0355-8255100',
    '2020-01-01',
  ]
}

async function sheet(): Promise<File> {
  const columns = headers.map((header) => ({ header, width: 12 }))
  const bytes = await workbookOf([
    { name: '单位', columns, rows: Array.from({ length: count }, (_, nth) => rowOf(nth)) },
  ])
  return new File([new Uint8Array(bytes)], '单位.xlsx')
}

/** Upload, look, take over. @returns milliseconds, and what the preview offered to do */
async function take(office: OfficeSeen, slug: string, file: File): Promise<{ ms: number; offered: boolean }> {
  const from = performance.now()
  const preview = placeOf(await office.send('/office/units/import', '/office/units/imports', { file }), slug)
  const offered = (await (await office.get(preview)).text()).includes('/confirmations')
  if (offered) placeOf(await office.send(preview, `${preview}/confirmations`, {}), slug)
  return { ms: performance.now() - from, offered }
}

/** The rows that the import wrote, written into another town by nothing but inserts. */
async function bare(db: Db, fromTown: string, toTown: string): Promise<number> {
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .where('town_id', '=', fromTown)
    .where('code', 'like', 'C%')
    .orderBy('position')
    .execute()
  const heads = [...rows]
    .sort((a, b) => a.ancestors.length - b.ancestors.length)
    .map((row) => ({ ...row, town_id: toTown }))
  const from = performance.now()
  await db.transaction().execute(async (tx) => {
    for (let at = 0; at < heads.length; at += BATCH)
      await tx
        .insertInto('unit')
        .values(heads.slice(at, at + BATCH))
        .execute()
  })
  return performance.now() - from
}

const took = { first: [] as number[], again: [] as number[], floor: [] as number[] }
let errors = 0
await withTowns(async (db, openTown) => {
  const file = await sheet()
  for (let round = 0; round < rounds; round++) {
    const [slug, other] = [`ours-${round}`, `bare-${round}`]
    const office = await openTown(slug)
    const first = await take(office, slug, file)
    const again = await take(office, slug, file)
    const floor = await bare(db, office.townId, (await openTown(other)).townId)
    const { written } = await db
      .selectFrom('unit')
      .select(({ fn }) => fn.countAll<number>().as('written'))
      .where('town_id', '=', office.townId)
      .where('code', 'like', 'C%')
      .executeTakeFirstOrThrow()
    if (!first.offered || again.offered || Number(written) !== count) errors += 1
    took.first.push(first.ms)
    took.again.push(again.ms)
    took.floor.push(floor)
    console.error(
      `round ${round + 1}: ${Math.round(first.ms)} ms, again ${Math.round(again.ms)} ms, bare ${Math.round(floor)} ms`,
    )
  }
})
const [ours, again_ms, floor] = [median(took.first), median(took.again), median(took.floor)]
const commit = thisCommit()
const ratio = Math.round((floor / ours) * 1000) / 1000
console.log(
  JSON.stringify({
    bench: 'units',
    ours,
    floor,
    ratio,
    unit: 'ms',
    goal: goalMs,
    again_ms,
    units: count,
    rounds,
    errors,
    commit,
  }),
)
process.exit(errors > 0 || ours > goalMs ? 1 : 0)
