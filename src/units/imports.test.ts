import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import { importWords as words } from './imports.words.ts'
import { unitJobs } from './units.jobs.ts'
import { listUnits } from './units.store.ts'

const sheet = async (rows: (string | number)[][], name = '单位.xlsx'): Promise<File> => {
  const [head = [], ...rest] = rows
  const columns = head.map((header) => ({ header: String(header), width: 12 }))
  return new File([new Uint8Array(await workbookOf([{ name: '单位', columns, rows: rest }]))], name)
}

const within = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')

async function previewed(town: TownInTest, file: File) {
  const answer = await town.submit('/office/units/imports', { file })
  expect(answer.status).toBe(303)
  const to = within(answer)
  const page = await (await town.visit(to)).text()
  return { to, page, seen: /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '' }
}

const confirm = (town: TownInTest, { to, seen }: { to: string; seen: string }, key = town.newKey()) =>
  town.submit(`${to}/confirmations`, { seen }, { key })

const list = [
  ['名称', '编码', '类别', '上级单位', '人数', '联系电话'],
  ['东组', 'E', '村', 'S', 120, '13900010002'],
  ['大镇', 'S', '机关、村', '', 900, ''],
  ['看寺村', 'K', '', '', 2300, ''],
]

test('the office sees what a list would change, then takes it over, once', async () => {
  const town = await demoTown({ as: 'officer' })
  const before = await listUnits(town.db, town.town.id)
  const preview = await previewed(town, await sheet(list))
  expect(preview.page).toContain(words.addedTitle(2))
  expect(preview.page).toContain(words.changedTitle(1))
  expect(preview.page).toContain('<del>2210</del>')
  expect(preview.page).toContain('<ins>2300</ins>')
  expect(await listUnits(town.db, town.town.id)).toEqual(before)

  const key = town.newKey()
  const done = await confirm(town, preview, key)
  expect(done.status).toBe(303)
  const after = await listUnits(town.db, town.town.id)
  expect(after).toHaveLength(before.length + 2)
  const named = (name: string) => after.find((unit) => unit.name === name)!
  expect(named('东组')).toMatchObject({ parentId: named('大镇').id, ancestors: [named('大镇').id], headcount: 120 })
  expect(named('看寺村')).toMatchObject({ code: 'K', headcount: 2300, contactName: '张改英' })

  for (const again of [key, town.newKey()]) expect((await confirm(town, preview, again)).status).toBe(303)
  expect(await listUnits(town.db, town.town.id)).toEqual(after)
  expect(await (await town.visit(preview.to)).text()).toContain(words.counts(2, 1, 0, 0))
})

test('the same file again changes nothing, and says so', async () => {
  const town = await demoTown({ as: 'officer' })
  await confirm(town, await previewed(town, await sheet(list)))
  const again = await previewed(town, await sheet(list))
  expect(again.page).toContain(words.nothing)
  expect(again.seen).toBe('')
})

test('what is exported can be imported again and is the same', async () => {
  const town = await demoTown({ as: 'officer' })
  await town.submit('/office/units', { name: '=HYPERLINK("x")', kinds: 'shop', aliases: '+1、@二' })
  const answer = await town.visit('/office/units/export.xlsx')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const book = await readWorkbook(bytes)
  expect('sheets' in book ? book.sheets[0]!.rows.length : book.problem).toBeGreaterThan(70)
  const again = await previewed(town, new File([bytes], '导出.xlsx'))
  expect(again.page).toContain(words.nothing)
})

test('the template is a list that can be imported as it stands', async () => {
  const town = await demoTown({ as: 'officer' })
  const bytes = new Uint8Array(await (await town.visit('/office/units/template.xlsx')).arrayBuffer())
  const preview = await previewed(town, new File([bytes], '模板.xlsx'))
  expect(preview.page).toContain(words.addedTitle(3))
  expect(preview.page).not.toContain(words.tally.refused)
})

test('a list saved as GBK text by an old program is read', async () => {
  const town = await demoTown({ as: 'officer' })
  const bytes = iconv.encode('单位名称,类型,电话\r\n李家村,村,0355-8250001\r\n', 'gb18030')
  const preview = await previewed(town, new File([new Uint8Array(bytes)], '单位.csv'))
  expect(preview.page).toContain('李家村')
})

test('wrong rows are named by their number; the right ones can go ahead', async () => {
  const town = await demoTown({ as: 'officer' })
  const preview = await previewed(
    town,
    await sheet([
      ['名称', '类别', '人数'],
      ['好村', '村', 10],
      ['坏村', '农场', '许多'],
    ]),
  )
  expect(preview.page).toContain('没有“农场”这个类别')
  expect(preview.page).toContain('表里写的是“许多”')
  expect(preview.page).toMatch(/<th scope="row">第 3 行<\/th>/)
  await confirm(town, preview)
  const names = (await listUnits(town.db, town.town.id)).map(({ name }) => name)
  expect(names).toContain('好村')
  expect(names).not.toContain('坏村')
})

test('what somebody changed meanwhile is shown anew instead of overwritten', async () => {
  const town = await demoTown({ as: 'officer' })
  const preview = await previewed(town, await sheet(list))
  await town.db
    .updateTable('unit')
    .set({ headcount: 2250 })
    .where('town_id', '=', town.town.id)
    .where('name', '=', '看寺村')
    .execute()
  const answer = await confirm(town, preview)
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain(words.drift)
  expect(page).toContain('<del>2250</del>')
  const seen = /name="seen" value="([^"]+)"/.exec(page)![1]!
  expect((await confirm(town, { to: preview.to, seen })).status).toBe(303)
})

test('what is no list of units is refused in plain words', { timeout: 60_000 }, async () => {
  const town = await demoTown({ as: 'officer' })
  const tooMany = ['名称', ...Array.from({ length: 100_000 }, (_, row) => `村${row}`)].join(',村\n')
  for (const [file, text] of [
    [new File(['\xff\xd8\xff\x00'], '照片.xlsx'), words.problems['not-a-workbook']],
    [new File([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])], '旧.xls'), words.problems.encrypted],
    [new File([tooMany], '多.csv'), words.problems['too-many-rows']],
    [
      await sheet([
        ['村名', '户数'],
        ['甲', 1],
      ]),
      words.sheetProblems['no-head'],
    ],
    [await sheet([['名称', '类别']]), words.sheetProblems['no-rows']],
    [
      await sheet([
        ['名称', '电话', '手机'],
        ['甲', 1, 2],
      ]),
      words.sheetProblems['twice-a-column'],
    ],
    [new File([Buffer.alloc(10_000_001, 'a,')], '大.csv'), words.problems['too-large']],
  ] as const) {
    const answer = await town.submit('/office/units/imports', { file })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(text)
  }
  const none = await town.submit('/office/units/imports', {})
  expect(none.status).toBe(422)
  expect(await none.text()).toContain(words.problems.none)
})

/** A workbook whose archive says that its sheet is this long. */
async function claiming(size: number): Promise<File> {
  const book = zipSync({
    'xl/workbook.xml': new TextEncoder().encode('<workbook/>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(2_000_000).fill(32),
  })
  const bytes = Buffer.from(book)
  const directory = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46
  bytes.writeUInt32LE(size, directory + 24)
  return new File([new Uint8Array(bytes)], '炸.xlsx')
}

test('an archive that unpacks without end is not unpacked, whatever it says of itself', async () => {
  const town = await demoTown({ as: 'officer' })
  for (const [size, text] of [
    [500_000_000, words.problems['too-large']],
    [50, words.problems['not-a-workbook']],
  ] as const) {
    const answer = await town.submit('/office/units/imports', { file: await claiming(size) })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(text)
  }
})

test('a list that nobody took over is gone after a week, and its rows are gone once it was', async () => {
  const town = await demoTown({ as: 'officer' })
  const kept = () =>
    town.db.selectFrom('unit_import').select(['rows', 'confirmed_at']).where('town_id', '=', town.town.id).execute()
  await previewed(town, await sheet(list))
  const taken = await previewed(
    town,
    await sheet([
      ['名称', '类别'],
      ['新村', '村'],
    ]),
  )
  await confirm(town, taken)
  const week = 7 * 86_400_000
  const at = (ms: number) => ({ ...town.parts, clock: { now: () => new Date(town.now.getTime() + ms) } })
  await unitJobs.purgeUnitImports!({}, at(week - 1000))
  expect(await kept()).toHaveLength(2)
  await unitJobs.purgeUnitImports!({}, at(week + 1000))
  expect(await kept()).toEqual([{ rows: null, confirmed_at: expect.any(Date) }])
})

test('a list waits for its own town only, and for the office only', async () => {
  const town = await demoTown({ as: 'officer' })
  const preview = await previewed(town, await sheet(list))
  for (const who of ['observer', 'liaison'] as const) {
    const seen = await town.seenBy(who)
    expect((await seen.visit(preview.to)).status).toBe(403)
    expect((await confirm(seen, preview)).status).toBe(403)
    expect((await seen.submit('/office/units/imports', { file: await sheet(list) })).status).toBe(403)
    expect((await seen.visit('/office/units/export.xlsx')).status).toBe(403)
  }
})
