import sharp from 'sharp'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { codeIn, hasRenderer, pagesOf } from './posters.in-tests.ts'
import { fitted, themeLines } from './posters.rules.ts'
import { qrOutline } from './qr-outline.rules.ts'
import { listUnits } from './units.store.ts'

const address = `https://anyue.example.cn/t/sudian/u/${'Ab3_e-'.repeat(7)}xy`

test('the outline of a code reads as the code, small or large', async () => {
  const { size, path } = qrOutline(address)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}"><path d="${path}"/></svg>`
  for (const width of [220, 900])
    expect(await codeIn(await sharp(Buffer.from(svg), { density: 300 }).resize(width).png().toBuffer())).toBe(address)
})

test('a code still reads with a patch of it painted over', async () => {
  const { size, path } = qrOutline(address)
  const blot = `<rect x="${size - 20}" y="20" width="7" height="7" fill="#fff"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}"><path d="${path}"/>${blot}</svg>`
  expect(await codeIn(await sharp(Buffer.from(svg), { density: 300 }).resize(800).png().toBuffer())).toBe(address)
})

test('a theme fills the plate and never runs over it', () => {
  expect(themeLines('人人讲安全、个个会应急')).toEqual({ lines: ['人人讲安全', '个个会应急'], size: 28 })
  expect(themeLines('人人讲安全、个个会应急——畅通生命通道').lines.length).toBeLessThanOrEqual(4)
  for (const theme of ['', '安全', '遵守安全生产法当好第一责任人', '落'.repeat(60)]) {
    const { lines, size } = themeLines(theme)
    for (const line of lines) expect([...line].length * size * 1.09).toBeLessThanOrEqual(165)
    expect(lines.length * size * 1.14).toBeLessThanOrEqual(67)
  }
  expect(fitted('长'.repeat(40), 84, 15, 7.6)).toBe(7.6)
})

const within = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')
const unitId = async (town: TownInTest) =>
  (await listUnits(town.db, town.town.id)).find(({ name }) => name === '南董村')!.id

test('the printed poster opens the unit’s page', { timeout: 60_000 }, async () => {
  const town = await demoTown({ as: 'officer', settings: { publicUrl: 'https://anyue.example.cn' } })
  const id = await unitId(town)
  expect(within(await town.visit(`/office/units/${id}/poster.pdf`))).toBe(`/office/units/${id}/links`)
  await town.submit(`/office/units/${id}/links`, {})
  const answer = await town.visit(`/office/units/${id}/poster.pdf`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const pdf = Buffer.from(await answer.arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  if (!hasRenderer) return
  const pages = await pagesOf(pdf)
  expect(pages).toHaveLength(1)
  const code = await codeIn(pages[0]!)
  expect(code).toMatch(/^https:\/\/anyue\.example\.cn\/t\/sudian\/u\/[\w-]{44}$/)
  const opened = await (await town.seenBy(null)).visit(code!.replace('https://anyue.example.cn/t/sudian', ''))
  expect(await opened.text()).toContain('南董村')
})

test('a sheet to cut up holds eight, each with a code of its own', { timeout: 60_000 }, async () => {
  const town = await demoTown({ as: 'officer' })
  await town.submit('/office/units/links', { kind: 'village' })
  const answer = await town.visit('/office/units/posters.pdf?kind=village&layout=cut')
  const pdf = Buffer.from(await answer.arrayBuffer())
  if (!hasRenderer) return
  const pages = await pagesOf(pdf)
  expect(pages).toHaveLength(3)
  const { width, height } = await sharp(pages[0]).metadata()
  const codes = new Set<string>()
  for (const [column, row] of [0, 1].flatMap((x) => [0, 1, 2, 3].map((y) => [x, y] as const))) {
    const card = {
      left: Math.floor((column * width!) / 2),
      top: Math.floor((row * height!) / 4.2),
      width: Math.floor(width! / 2),
      height: Math.floor(height! / 4),
    }
    codes.add((await codeIn(await sharp(pages[0]).extract(card).png().toBuffer())) ?? '')
  }
  expect(codes.size).toBe(8)
  for (const code of codes) expect(code).toMatch(/\/u\/[\w-]{44}$/)
})

test('the page of posters says who has no code yet, and only the office sees it', async () => {
  const town = await demoTown({ as: 'officer' })
  expect(await (await town.visit('/office/units/posters?kind=village')).text()).toContain('19 个单位还没有码')
  expect(within(await town.visit('/office/units/posters.pdf?kind=village'))).toBe('/office/units/posters?kind=village')
  const id = await unitId(town)
  for (const who of ['observer', 'liaison'] as const)
    for (const path of ['/office/units/posters', '/office/units/posters.pdf', `/office/units/${id}/poster.pdf`])
      expect((await (await town.seenBy(who)).visit(path)).status).toBe(403)
})
