// A thousand posters with a code each as one PDF, as the office asks for it, against the same codes alone.
import { parseArgs } from 'node:util'
import { newId } from '#platform/ids.ts'
import { qrOutline } from '#units/qr-outline.rules.ts'
import { recordUnit } from '#units/units.store.ts'
import { thisCommit } from './figures.ts'
import { median, placeOf, withTowns } from './units-town.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, posters: { type: 'string', default: '1000' } },
})
const [rounds, count] = [Number(values.rounds), Number(values.posters)]
const goalMs = 20_000

const took = { ours: [] as number[], floor: [] as number[] }
let errors = 0
let bytes = 0
await withTowns(async (db, openTown) => {
  const slug = 'posters'
  const office = await openTown(slug)
  const kind = 'kind-bench'
  await db.insertInto('unit_kind').values({ town_id: office.townId, code: kind, name: '工地', position: 99 }).execute()
  for (let nth = 0; nth < count; nth++) await recordUnit(db, office.townId, { name: `第${nth}号工地`, kinds: [kind] })
  placeOf(await office.send(`/office/units/posters?kind=${kind}`, '/office/units/links', {}), slug)
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    const answer = await office.get(`/office/units/posters.pdf?kind=${kind}`)
    const pdf = Buffer.from(await answer.arrayBuffer())
    took.ours.push(performance.now() - from)
    bytes = pdf.length
    const pages = Number(/\/Type\s*\/Pages[^>]*\/Count\s+(\d+)/.exec(pdf.toString('latin1'))?.[1] ?? 0)
    if (answer.status !== 200 || pages !== count) errors += 1
    const bare = performance.now()
    for (let nth = 0; nth < count; nth++) qrOutline(`http://localhost/t/${slug}/u/${newId()}${newId().slice(0, 8)}`)
    took.floor.push(performance.now() - bare)
    console.error(`round ${round + 1}: ${Math.round(took.ours.at(-1) ?? 0)} ms, ${pages} pages`)
  }
})
const [ours, floor] = [median(took.ours), median(took.floor)]
const commit = thisCommit()
const ratio = Math.round((floor / ours) * 1000) / 1000
console.log(
  JSON.stringify({
    bench: 'posters',
    ours,
    floor,
    ratio,
    unit: 'ms',
    goal: goalMs,
    bytes,
    posters: count,
    rounds,
    errors,
    commit,
  }),
)
process.exit(errors > 0 || ours > goalMs ? 1 : 0)
