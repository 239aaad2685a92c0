import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { anyone, type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import {
  countAcceptedPhotos,
  findReleasedPhoto,
  listAcceptedPhotos,
  releasePhotos,
  withdrawPhotos,
} from './photos.store.ts'
import { PhotosDeskPage, PhotosWallPage } from './photos.views.tsx'
import { photosWords as words } from './photos.words.ts'

const PER_PAGE = 24

export const photoRoutes: Route[] = [
  get('/photos', anyone, async (c) => {
    const { db, town } = c.var
    const campaign = await findShownCampaign(db, town.id)
    if (!campaign) return page(c, <PhotosWallPage photos={[]} at={1} pages={1} count={0} />)
    const asked = { campaignId: campaign.id, released: true }
    const count = await countAcceptedPhotos(db, town.id, asked)
    const { at, pages, skip } = pageOf(c, count)
    const photos = await listAcceptedPhotos(db, town.id, { ...asked, most: PER_PAGE, skip })
    return page(c, <PhotosWallPage {...{ photos, at, pages, count }} />)
  }),

  get('/photos/:evidence/thumb', anyone, (c) => picture(c, 'thumbSha256')),
  get('/photos/:evidence/photo', anyone, (c) => picture(c, 'displaySha256')),

  get('/office/photos', readers, (c) => deskPage(c)),
  post('/office/photos/releases', office, (c) => move(c, 'photo.release', releasePhotos, 'released')),
  post('/office/photos/withdrawals', office, (c) => move(c, 'photo.withdraw', withdrawPhotos, 'taken')),
]

/** Drawn anew by us, without what the camera wrote into it; who may not see it is told that it is not there. */
async function picture(c: Ctx, which: 'thumbSha256' | 'displaySha256'): Promise<Response> {
  const id = c.req.param('evidence') ?? ''
  const photo = (isId(id) && (await findReleasedPhoto(c.var.db, c.var.town.id, id))) || notFound()
  // Short: what is taken back goes from screens within minutes.
  const cache = 'public, max-age=300'
  return fileAnswer(await c.var.site.files.read(photo[which]), { mediaType: 'image/jpeg', cache })
}

function pageOf(c: Ctx, count: number): { at: number; pages: number; skip: number } {
  const pages = Math.max(1, Math.ceil(count / PER_PAGE))
  const at = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  return { at, pages, skip: (at - 1) * PER_PAGE }
}

async function deskPage(c: Ctx, problems: Problem[] = []): Promise<Response> {
  const { db, town, viewer } = c.var
  const campaign = await findShownCampaign(db, town.id)
  const released = c.req.query('released') === '1'
  const asked = { campaignId: campaign?.id ?? town.id, released }
  const [count, others] = await Promise.all([
    countAcceptedPhotos(db, town.id, asked),
    countAcceptedPhotos(db, town.id, { ...asked, released: !released }),
  ])
  const { at, pages, skip } = pageOf(c, count)
  const photos = await listAcceptedPhotos(db, town.id, { ...asked, most: PER_PAGE, skip })
  const told = [c.req.query('let'), c.req.query('taken')].map((one) => Math.trunc(Number(one)) || 0)
  return page(
    c,
    <PhotosDeskPage
      {...{ photos, at, pages, released, count, others, problems }}
      told={told[0] ? words.chosen(told[0]) : told[1] ? words.taken(told[1]) : undefined}
      office={isOffice(viewer)}
      all={c.req.query('all') === '1'}
    />,
    problems.length > 0 ? 422 : 200,
  )
}

async function move(
  c: Ctx,
  act: 'photo.release' | 'photo.withdraw',
  work: typeof releasePhotos,
  told: 'released' | 'taken',
): Promise<Response> {
  keyOf(c)
  const { db, town, now, viewer, form } = c.var
  const chosen = [...new Set(form.every('photo'))].slice(0, PER_PAGE * 4)
  if (chosen.length === 0) return deskPage(c, [{ field: 'photo', text: words.problems.none }])
  const known = await Promise.all(
    chosen.map(
      async (id) => isId(id) && (await listAcceptedPhotos(db, town.id, { evidenceId: id, most: 1 })).length > 0,
    ),
  )
  if (known.includes(false)) return deskPage(c, [{ field: 'photo', text: words.problems.gone }])
  return once(c, '/office/photos', async (tx) => {
    // the guard lets nobody in without a name
    const count = await work(tx, town.id, chosen, { by: viewer!.personId, now })
    await recordAct(tx, c, { act, subject: 'photos', detail: { photos: chosen.length } })
    return told === 'released' ? `/office/photos?let=${count}` : `/office/photos?released=1&taken=${count}`
  })
}
