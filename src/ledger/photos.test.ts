import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { reportedCampaign } from './ledger.in-tests.ts'
import { listAcceptedPhotos } from './photos.store.ts'

async function begin() {
  const town = await demoTown({ as: 'officer' })
  const campaign = await reportedCampaign(town)
  await campaign.report('talk', '南董村', { talks: 3, people: 86 }, { photos: 2 })
  await campaign.report('talk', '看寺村', { talks: 1, people: 20 }, { photos: 1, accepts: false })
  const photos = await listAcceptedPhotos(town.db, town.town.id, { campaignId: campaign.campaignId, most: 9 })
  return { town, ...campaign, photos, passerBy: await town.seenBy(null) }
}
const text = async (town: TownInTest, path: string) => (await town.visit(path)).text()

test('no photo is public until the office let it out, one by one; taken back it is gone', async () => {
  const { town, photos, passerBy } = await begin()
  expect(photos.map(({ unit }) => unit)).toEqual(['南董村', '南董村'])
  expect((await text(town, '/office/photos?all=1')).match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
  expect(await text(town, '/office/photos')).not.toMatch(/type="checkbox"[^>]*checked/)
  const [one, other] = photos.map(({ evidenceId }) => evidenceId)
  expect((await passerBy.visit(`/photos/${one}/thumb`)).status).toBe(404)
  expect(await text(passerBy, '/photos')).toContain('还没有公开的照片')
  expect((await town.submit('/office/photos/releases', { photo: one! })).status).toBe(303)
  const wall = await text(passerBy, '/photos')
  expect(wall).toContain(`/photos/${one}/thumb`)
  expect(wall).not.toContain(other)
  const shown = await passerBy.visit(`/photos/${one}/photo`)
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
  await shown.body?.cancel()
  expect((await passerBy.visit(`/photos/${other}/photo`)).status).toBe(404)
  await town.submit('/office/photos/withdrawals', { photo: one! })
  expect((await passerBy.visit(`/photos/${one}/photo`)).status).toBe(404)
  expect(await text(passerBy, '/photos')).not.toContain(one)
})

test('what its unit took back, or the office no longer accepts, is not public though it was let out', async () => {
  const { town, photos, passerBy } = await begin()
  const [one, other] = photos.map(({ evidenceId }) => evidenceId)
  await town.submit('/office/photos/releases', { photo: [one!, other!] })
  await town.db.updateTable('campaign_evidence').set({ removed_at: town.now }).where('id', '=', one!).execute()
  expect((await passerBy.visit(`/photos/${one}/photo`)).status).toBe(404)
  await town.db.updateTable('campaign_standing').set({ stage: 'returned' }).where('stage', '=', 'accepted').execute()
  expect((await passerBy.visit(`/photos/${other}/photo`)).status).toBe(404)
})

test('choosing nothing, or what is not there, is refused; observers and liaisons let nothing out', async () => {
  const { town, photos } = await begin()
  const photo = photos[0]!.evidenceId
  const nothing = await town.submit('/office/photos/releases', {})
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('一张也没选')
  expect((await town.submit('/office/photos/releases', { photo: [photo, 'x'] })).status).toBe(422)
  for (const who of ['observer', 'liaison'] as const) {
    const other = await town.seenBy(who)
    expect((await other.submit('/office/photos/releases', { photo })).status).toBe(403)
  }
  expect((await (await town.seenBy('observer')).visit('/office/photos')).status).toBe(200)
})

test('the page of a unit shows what it did and the photos let out, and names no person', async () => {
  const { town, photos, passerBy, unitNamed } = await begin()
  const path = `/units/${unitNamed('南董村').id}`
  const before = await text(passerBy, path)
  for (const words of ['主要负责人宣讲', '86 人次']) expect(before).toContain(words)
  expect(before).not.toContain('/photos/')
  expect(before).not.toContain('联络员')
  await town.submit('/office/photos/releases', { photo: photos[0]!.evidenceId })
  expect(await text(passerBy, path)).toContain(`/photos/${photos[0]!.evidenceId}/thumb`)
  expect(await text(passerBy, `/units/${unitNamed('看寺村').id}`)).not.toContain('20 人次')
  expect(await text(passerBy, '/units')).toContain('南董村')
})
