import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { codeIn, hasRenderer, pagesOf } from '#units/posters.in-tests.ts'
import { listUnits } from '#units/units.store.ts'

const isPdf = async (answer: Response): Promise<Buffer> => {
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const pdf = Buffer.from(await answer.arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  return pdf
}

test('A unit’s hotline poster leads to a report that names the unit', { timeout: 60_000 }, async () => {
  const town = await demoTown({ as: 'officer', settings: { publicUrl: 'https://anyue.example.cn' } })
  const unit = (await listUnits(town.db, town.town.id)).find(({ name }) => name === '南董村')!
  await town.submit('/office/hotlines', { unit: unit.id, phone: '0355-8250001' })
  const pdf = await isPdf(await town.visit(`/office/hotlines/posters.pdf?unit=${unit.id}`))
  if (!hasRenderer) return
  const pages = await pagesOf(pdf)
  expect(pages).toHaveLength(1)
  expect(await codeIn(pages[0]!)).toBe(`https://anyue.example.cn/t/sudian/hazards/new?unit=${unit.id}`)
})

test('Whoever comes by the code finds the unit’s name filled in; a made-up unit fills in nothing', async () => {
  const town = await demoTown()
  const unit = (await listUnits(town.db, town.town.id)).find(({ name }) => name === '南董村')!
  const fieldAt = async (query: string) =>
    /<input[^>]*name="unit"[^>]*>/.exec(await (await town.visit(`/hazards/new${query}`)).text())?.[0]
  expect(await fieldAt(`?unit=${unit.id}`)).toContain('value="南董村"')
  for (const query of ['', '?unit=nobody']) expect(await fieldAt(query)).not.toContain('value="')
})

test('All of a kind are printed, one a page, also those with only the town’s number', { timeout: 60_000 }, async () => {
  const town = await demoTown({ as: 'officer' })
  const villages = (await listUnits(town.db, town.town.id)).filter(({ kinds }) => kinds.includes('village'))
  const pdf = await isPdf(await town.visit('/office/hotlines/posters.pdf?kind=village'))
  if (hasRenderer) expect(await pagesOf(pdf)).toHaveLength(villages.length)
  const none = await town.visit('/office/hotlines/posters.pdf?kind=none-such')
  expect(none.headers.get('location')).toBe('/t/sudian/office/hotlines')
})

test('A unit prints its own poster by its link; somebody who only reads the town prints none', {
  timeout: 60_000,
}, async () => {
  const town = await demoTown()
  const { unitNamed } = await smallCampaign(town)
  const link = await recordLink(town.db, town.town.id, unitNamed('南董村').id, null)
  await isPdf(await town.visit(`/u/${tokenOf(town.parts.keys, town.town.id, link)}/hotline-poster.pdf`))
  for (const who of ['observer', 'liaison'] as const)
    expect((await (await town.seenBy(who)).visit('/office/hotlines/posters.pdf')).status).toBe(403)
})
