import sharp from 'sharp'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { listEvidence } from './evidence.store.ts'
import { findStanding } from './standing.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }

/** A photo as a phone makes it: with the place where it was taken inside. */
const photo = (tone: number, name = 'IMG_1.jpg') =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: tone, g: 120, b: 90 } } })
    .jpeg()
    .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 10/1 0/1' } })
    .toBuffer()
    .then((bytes) => new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }))

async function begin() {
  const town = await demoTown({ as: 'liaison' })
  const campaign = await smallCampaign(town)
  const unit = campaign.unitNamed('南董村')
  const id = await campaign.assignmentOf('talk', '南董村')
  const report = `/u/${unit.id}/reports/${id}`
  await town.submit(report, good)
  const pieces = () => listEvidence(town.db, town.town.id, id)
  const standing = async () => (await findStanding(town.db, town.town.id, id))!
  return { town, campaign, unit, id, report, pieces, standing }
}

const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '').replace(/#.*/, '')

test('Several photos arrive in one plain form, and the receipt shows what is still missing', async () => {
  const { town, report, pieces, standing } = await begin()
  const answer = await town.submit(`${report}/evidence`, { photo: [await photo(10), await photo(20)] })
  expect(answer.status).toBe(303)
  expect(await pieces()).toHaveLength(2)
  expect((await standing()).photos).toBe(2)
  const page = await (await town.visit(placeOf(answer))).text()
  expect(page).toContain('收到 2 个')
  expect(page).toContain('照片够了')
})

test('A file that is no photo is refused by name, and the good ones are kept', async () => {
  const { town, report, pieces } = await begin()
  const drawing = new File(['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'], '画.jpg')
  const answer = await town.submit(`${report}/evidence`, { photo: [await photo(30), drawing] })
  const page = await (await town.visit(placeOf(answer))).text()
  expect(await pieces()).toHaveLength(1)
  expect(page).toContain('“画.jpg”')
  expect(page).toContain('有 1 个没收下，别的都收好了')
})

test('What is served was re-encoded and says nothing of phone or place; the original stays as it came', async () => {
  const { town, unit, report, pieces } = await begin()
  const sent = await photo(40)
  await town.submit(`${report}/evidence`, { photo: sent })
  const [piece] = await pieces()
  const shown = await town.visit(`/u/${unit.id}/evidence/${piece!.id}/photo`)
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
  expect(shown.headers.get('content-security-policy')).toContain('sandbox')
  const { exif } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata()
  expect(exif).toBeUndefined()
  const officer = await town.seenBy('officer')
  const original = await officer.visit(`/office/evidence/${piece!.id}/original`)
  expect(original.headers.get('content-disposition')).toContain('attachment')
  expect(Buffer.from(await original.arrayBuffer())).toEqual(Buffer.from(await sent.arrayBuffer()))
})

test('A school is asked to mind the children before it sends photos, a village is not', async () => {
  const { town, unit, report } = await begin()
  const page = async () => (await town.visit(placeOf(await town.submit(report, good)))).text()
  expect(await page()).not.toContain('先问过家长')
  await town.db
    .updateTable('unit')
    .set({ kinds: ['school'] })
    .where('id', '=', unit.id)
    .execute()
  expect(await page()).toContain('先问过家长')
})

test('Nobody else opens a photo: not another village, not a stranger, not another town', async () => {
  const { town, campaign, unit, report, pieces } = await begin()
  await town.submit(`${report}/evidence`, { photo: await photo(50) })
  const [piece] = await pieces()
  const other = await town.seenBy('otherLiaison')
  expect((await other.visit(`/u/${campaign.unitNamed('看寺村').id}/evidence/${piece!.id}/photo`)).status).toBe(404)
  expect((await other.visit(`/u/${unit.id}/evidence/${piece!.id}/photo`)).status).toBeGreaterThanOrEqual(403)
  expect((await other.visit(`/office/evidence/${piece!.id}/photo`)).status).toBe(403)
  const nobody = await town.seenBy(null)
  expect((await nobody.visit(`/office/evidence/${piece!.id}/thumb`)).status).toBe(303)
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  expect((await elsewhere.visit(`/office/evidence/${piece!.id}/photo`)).status).toBe(404)
  const observer = await town.seenBy('observer')
  expect((await observer.visit(`/office/evidence/${piece!.id}/photo`)).status).toBe(200)
})

test('A unit takes its own photo back until the office has accepted', async () => {
  const { town, unit, report, pieces, standing } = await begin()
  await town.submit(`${report}/evidence`, { photo: [await photo(60), await photo(61)] })
  const [first, second] = await pieces()
  await town.submit(`/u/${unit.id}/evidence/${first!.id}/removals`, {})
  expect((await pieces()).map(({ id }) => id)).toEqual([second!.id])
  expect((await standing()).photos).toBe(1)
  const officer = await town.seenBy('officer')
  await officer.submit(`/office/submissions/${(await standing()).submissionId}/acceptances`, {})
  expect((await town.submit(`/u/${unit.id}/evidence/${second!.id}/removals`, {})).status).toBe(409)
  expect((await town.submit(`${report}/evidence`, { photo: await photo(62) })).status).toBe(409)
  expect(await pieces()).toHaveLength(1)
})

test('After a return for want of a photo the photo alone is enough: the figures go back as they were', async () => {
  const { town, report, standing } = await begin()
  const officer = await town.seenBy('officer')
  const returned = { why: 'missing', due: '2023-06-13' }
  await officer.submit(`/office/submissions/${(await standing()).submissionId}/returns`, returned)
  await town.submit(`${report}/evidence`, { photo: await photo(70) })
  expect(await standing()).toMatchObject({ stage: 'sent', version: 2, photos: 1 })
})

test('The same photo sent twice with one form is there once', async () => {
  const { town, report, pieces } = await begin()
  const key = town.newKey()
  const first = await town.submit(`${report}/evidence`, { photo: await photo(80) }, { key })
  const again = await town.submit(`${report}/evidence`, { photo: await photo(80) }, { key })
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  expect((await town.submit(`${report}/evidence`, { photo: await photo(81) }, { key })).status).toBe(409)
  expect(await pieces()).toHaveLength(1)
})

test('The very same file under two villages is pointed out to the office', async () => {
  const { town, campaign, report, standing } = await begin()
  await town.submit(`${report}/evidence`, { photo: await photo(90) })
  const other = await town.seenBy('otherLiaison')
  const place = `/u/${campaign.unitNamed('看寺村').id}/reports/${await campaign.assignmentOf('talk', '看寺村')}`
  await other.submit(place, good)
  await other.submit(`${place}/evidence`, { photo: await photo(90) })
  const officer = await town.seenBy('officer')
  const page = await (await officer.visit(`/office/reviews/${(await standing()).submissionId}`)).text()
  expect(page).toContain('第 1 张和看寺村')
  expect(page).toContain('是同一张')
})
