import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { type Box, boxesText, cellBox, cellOf, gridOf, readBoxes } from '#platform/files/boxes.rules.ts'
import { coverPicture, sizeOfPicture } from '#platform/files/covered.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { seeCase } from './case.reading.ts'
import { CoverPage } from './photos.cover.views.tsx'
import { type CasePhoto, findPhoto, releasePhoto } from './photos.store.ts'
import { photosWords as words } from './photos.words.ts'

/** Before the unit sees a picture, somebody looks at it and inks over what tells of anybody. */
export const photoRoutes: Route[] = [
  get('/office/hazards/:case/photos/:photo', office, async (c) => {
    const { photo } = await photoIn(c)
    return coverPage(c, photo, { boxes: readBoxes(photo.boxes) ?? [] })
  }),

  // what the unit would see, before it is let out
  get('/office/hazards/:case/photos/:photo/covered', office, async (c) => {
    const { photo } = await photoIn(c)
    const boxes = readBoxes(c.req.query('boxes') ?? '') ?? notFound()
    const picture = await coverPicture(await c.var.site.files.read(photo.displaySha256), boxes)
    return fileAnswer(picture, { mediaType: 'image/jpeg' })
  }),

  post('/office/hazards/:case/photos/:photo', office, async (c) => {
    keyOf(c)
    const { town, form, site, viewer } = c.var
    const { photo, today } = await photoIn(c)
    const display = await site.files.read(photo.displaySha256)
    const drawn = readBoxes(form.text('boxes'))
    const grid = gridOf(await sizeOfPicture(display))
    const boxes = [...(drawn ?? []), ...form.every('cell').flatMap((cell) => cellBox(Number(cell), grid) ?? [])]
    if (!drawn || !readBoxes(boxesText(boxes)))
      return coverPage(c, photo, { boxes: [], problems: [{ field: '', text: words.boxesWrong }] })
    if (form.text('do') === 'look') return coverPage(c, photo, { boxes, looked: true })
    if (!form.checked('nobody'))
      return coverPage(c, photo, { boxes, problems: [{ field: 'nobody', text: words.nobodyMissing }] })
    const sha256 =
      boxes.length === 0 ? photo.displaySha256 : (await site.files.put(await coverPicture(display, boxes))).sha256
    return once(c, `/office/hazards/${photo.caseId}`, async (tx) => {
      const released = { sha256, boxes: boxesText(boxes), by: viewer!.personId, on: today }
      await releasePhoto(tx, town.id, photo.id, released)
      const detail = { boxes: boxes.length }
      await recordAct(tx, c, { act: 'hazard.photo', subject: `hazard-case/${photo.caseId}`, detail })
    })
  }),
]

async function photoIn(c: Ctx): Promise<{ photo: CasePhoto; today: string }> {
  const { row, today } = await seeCase(c)
  const id = c.req.param('photo')
  const photo = (isId(id) && (await findPhoto(c.var.db, c.var.town.id, id))) || notFound()
  return photo.caseId === row.id ? { photo, today } : notFound()
}

interface Shown {
  boxes: readonly Box[]
  looked?: boolean
  problems?: readonly Problem[]
}

async function coverPage(c: Ctx, photo: CasePhoto, { boxes, looked = false, problems = [] }: Shown): Promise<Response> {
  const size = await sizeOfPicture(await c.var.site.files.read(photo.displaySha256))
  const grid = gridOf(size)
  const cells = boxes.flatMap((box) => cellOf(box, grid) ?? [])
  const drawn = boxes.filter((box) => cellOf(box, grid) === undefined)
  const view = (
    <CoverPage {...{ photo, size, grid, cells, looked, problems }} boxes={boxesText(drawn)} all={boxesText(boxes)} />
  )
  return page(c, view, problems.length > 0 ? 422 : 200)
}
