import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { orderedCases } from '#hazards/opened.in-tests.ts'
import { archiveJobs } from '#ledger/archive.jobs.ts'
import { recordArchive } from '#ledger/archive.store.ts'
import { recordBelonging, recordCounty } from '#ledger/counties.store.ts'
import { newId } from '#platform/ids.ts'
import { routes, unitOf } from './in-tests.ts'

// Papers are typeset for an archive.
vi.setConfig({ testTimeout: 60_000 })

const evil = {
  unit: '=1+1',
  person: '@SUM(A1)',
  words: '+cmd|/C calc!A0',
  task: '-2+3',
  campaign: '\tHYPERLINK("http://evil")',
  metric: '\r=1+1',
  town: '＝1+1',
}

/** Whatever people write says something that a spreadsheet would reckon with; one figure is a plain number below zero. */
async function evilTown(): Promise<TownInTest> {
  const town = await demoTown({ as: 'director' })
  const { db, parts, now } = town
  const campaign = await smallCampaign(town)
  const other = await townSeenBy(parts, 'qingshi', null, now)
  await smallCampaign(other)
  await recordCounty(db, town.town.id)
  await recordBelonging(db, other.town.id, { id: newId(), countyId: town.town.id, by: newId(), now })
  const report = `/u/${await unitOf(town, 'liaison')}/reports/${await campaign.assignmentOf('talk', demoPeople.liaison.unit)}`
  const sent = {
    'figure.talks': '3',
    'figure.people': '86',
    day: '2023-06-08',
    words: evil.words,
    sure: '1',
    reporter: evil.person,
  }
  expect((await town.submit(report, sent)).status).toBe(303)
  await orderedCases(town, [demoPeople.liaison.unit])
  await sql`update hazard_case set grade = 'general'`.execute(db)
  await sql`update hazard_order set what = ${evil.words}, demands = ${evil.unit}, number = ${evil.task}`.execute(db)
  await sql`update unit set name = ${evil.unit} || ' ' || right(id::text, 6), contact_name = ${evil.person}, aliases = array[${evil.words}],
    code = '-' || right(id::text, 6)`.execute(db)
  await sql`update unit_kind set name = ${evil.task} || code`.execute(db)
  await sql`update person set name = ${evil.person}`.execute(db)
  await sql`update campaign set title = ${evil.campaign}, theme = ${evil.words}`.execute(db)
  await sql`update campaign_activity set heading = ${evil.words}, short_name = ${evil.words}`.execute(db)
  await sql`update campaign_task set title = ${evil.task}, topic = ${evil.words}, ask = ${evil.unit}`.execute(db)
  await sql`update campaign_metric set name = ${evil.metric}, counter = ${evil.task}`.execute(db)
  await sql`update town set name = ${evil.town}, full_name = ${evil.task}, office_name = ${evil.words}`.execute(db)
  return townSeenBy(parts, 'sudian', 'director', now)
}

/** As a spreadsheet reads it: what it would reckon with, or what would be reckoned once it is saved as text. */
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/
/** The one formula that we write: a link of ours under a number (statistics.workbook.ts). */
const OUR_LINK = /^HYPERLINK\("http:\/\/localhost\/t\/[\w/.?=&%-]+",-?\d+(\.\d+)?\)$/

interface Found {
  faults: string[]
  texts: number
  numbers: number
}

async function workbookFaults(bytes: Uint8Array, from: string): Promise<Found> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  const found: Found = { faults: [], texts: 0, numbers: 0 }
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const at = `${from} ${sheet.name} ${cell.address}`
        if (cell.formula !== undefined) {
          if (!OUR_LINK.test(cell.formula)) found.faults.push(`${at} is a formula: ${cell.formula}`)
          found.numbers += 1
        } else if (typeof cell.value === 'number') found.numbers += 1
        else if (DANGEROUS.test(cell.text) && !PLAIN_NUMBER.test(cell.text)) found.faults.push(`${at}: ${cell.text}`)
        else if (cell.text.startsWith("'")) found.texts += 1
      }),
    )
  }
  return found
}

function csvFaults(text: string, from: string): Found {
  const cells = text.replace(/^\uFEFF/, '').match(/"(?:[^"]|"")*"|[^,\r\n]+/g) ?? []
  const plain = cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
  return {
    faults: plain.filter((cell) => DANGEROUS.test(cell) && !PLAIN_NUMBER.test(cell)).map((cell) => `${from}: ${cell}`),
    texts: plain.filter((cell) => cell.startsWith("'")).length,
    numbers: plain.filter((cell) => PLAIN_NUMBER.test(cell)).length,
  }
}

async function faultsIn(name: string, bytes: Uint8Array): Promise<Found> {
  if (name.endsWith('.xlsx')) return workbookFaults(bytes, name)
  if (name.endsWith('.csv')) return csvFaults(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), name)
  const found: Found = { faults: [], texts: 0, numbers: 0 }
  if (!name.endsWith('.zip')) return found
  for (const [inner, part] of Object.entries(unzipSync(bytes))) {
    const within = await faultsIn(inner, part)
    found.faults.push(...within.faults.map((fault) => `${name} › ${fault}`))
    found.texts += within.texts
    found.numbers += within.numbers
  }
  return found
}

/** Every route that gives a table, or a parcel with tables in it. */
const exported = routes
  .filter(({ method, path }) => method === 'GET' && /xlsx|csv|zip$|download$/.test(path))
  .map(({ path }) => path)

test('the exports that are tried are all that there are', () => {
  expect([...exported].sort()).toEqual([
    '/account/privacy/download',
    '/office/archives/:archive/zip',
    '/office/county.xlsx',
    '/office/hazards/ledger.xlsx',
    '/office/statistics.xlsx',
    '/office/units/export.xlsx',
    '/office/units/template.xlsx',
  ])
})

test('no cell of any table that leaves the house is reckoned with, whatever units and people are called', async () => {
  const town = await evilTown()
  const archive = await archived(town)
  const all: Found = { faults: [], texts: 0, numbers: 0 }
  for (const path of exported) {
    const answer = await town.visit(path.replace(':archive', archive))
    expect(answer.status, path).toBe(200)
    const name = path.endsWith('.xlsx') ? path : `${path}.zip`
    const { faults, texts, numbers } = await faultsIn(name, new Uint8Array(await answer.arrayBuffer()))
    all.faults.push(...faults)
    all.texts += texts
    all.numbers += numbers
    if (!path.includes('template')) expect(texts, `${path} shows none of the names`).toBeGreaterThan(0)
  }
  expect(all.faults).toEqual([])
  expect(all.numbers, 'numbers stay numbers').toBeGreaterThan(20)
})

async function archived({ db, town, parts, now }: TownInTest): Promise<string> {
  const id = newId()
  const { id: campaignId } = await db
    .selectFrom('campaign')
    .select('id')
    .where('town_id', '=', town.id)
    .executeTakeFirstOrThrow()
  const { id: by } = await db.selectFrom('person').select('id').where('town_id', '=', town.id).executeTakeFirstOrThrow()
  await recordArchive(db, town.id, { id, campaignId, by, now })
  await archiveJobs.makeArchive!({ townId: town.id, archiveId: id, address: '' }, parts)
  return id
}
