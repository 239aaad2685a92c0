import { type Ctx, get, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { findAsked } from './assignments.store.ts'
import { keepFiles, placeAfter } from './evidence.reading.ts'
import { receiveEvidence } from './evidence.receiving.ts'
import { type Evidence, findEvidence, recordRemoval } from './evidence.store.ts'
import { askedOf } from './reporting.reading.ts'
import { lockedPage } from './reporting.routes.tsx'
import { canReport } from './standing.rules.ts'
import { lockStanding } from './standing.store.ts'

export const evidenceRoutes: Route[] = [
  post('/u/:unit/reports/:assignment/evidence', unitHolder, async (c) => {
    keyOf(c)
    const { unit, ref } = holderOf(c)
    const asked = await askedOf(c, unit)
    const { submissionId } = asked.assignment
    // Photos hang on words that are already kept.
    if (!submissionId) return notFound()
    const kept = await keepFiles(c.var.site.files, c.var.form)
    return once(c, `/u/${ref}`, async (tx) => {
      const received = await receiveEvidence(c, tx, asked, kept)
      if (received.name === 'locked') throw new Refusal(await lockedPage(c, asked))
      return placeAfter(`/u/${ref}/receipts/${received.submissionId ?? submissionId}`, kept)
    })
  }),

  post('/u/:unit/evidence/:evidence/removals', unitHolder, async (c) => {
    const { db, town, now } = c.var
    const { unit, ref } = holderOf(c)
    const piece = await pieceOf(c, unit.id)
    const { assignment, task } = (await findAsked(db, town.id, piece.assignmentId, unit.id)) ?? notFound()
    const to = assignment.submissionId ? `/u/${ref}/receipts/${assignment.submissionId}` : `/u/${ref}`
    return once(c, `${to}?removed=1#photos`, async (tx) => {
      const standing = await lockStanding(tx, town.id, piece.assignmentId)
      if (!standing || !canReport({ ...standing, reviewed: task.reviewed }))
        throw new Refusal(await lockedPage(c, { unit, assignment, task }))
      await recordRemoval(tx, town.id, piece, now)
      await recordAct(tx, c, { act: 'evidence.remove', subject: `evidence/${piece.id}` })
      await tell(tx, town.id)
    })
  }),

  get('/u/:unit/evidence/:evidence/thumb', unitHolder, async (c) =>
    picture(c, (await pieceOf(c, holderOf(c).unit.id)).thumbSha256),
  ),
  get('/u/:unit/evidence/:evidence/photo', unitHolder, async (c) =>
    picture(c, (await pieceOf(c, holderOf(c).unit.id)).displaySha256),
  ),
  get('/u/:unit/evidence/:evidence/original', unitHolder, async (c) =>
    original(c, await pieceOf(c, holderOf(c).unit.id)),
  ),
  get('/office/evidence/:evidence/thumb', readers, async (c) => picture(c, (await pieceOf(c)).thumbSha256)),
  get('/office/evidence/:evidence/photo', readers, async (c) => picture(c, (await pieceOf(c)).displaySha256)),
  get('/office/evidence/:evidence/original', readers, async (c) => original(c, await pieceOf(c))),
]

async function pieceOf(c: Ctx, unitId?: string): Promise<Evidence> {
  const id = c.req.param('evidence')
  return (isId(id) && (await findEvidence(c.var.db, c.var.town.id, id, unitId))) || notFound()
}

/** Re-encoded by us, so its type is ours to say. */
async function picture(c: Ctx, sha256: string | null): Promise<Response> {
  if (!sha256) return notFound()
  const bytes = await c.var.site.files.read(sha256)
  return fileAnswer(bytes, { mediaType: 'image/jpeg', cache: 'private, max-age=3600' })
}

/** As it was sent: only to be saved, never shown by the browser from here. */
async function original(c: Ctx, { originalSha256, size, name, id }: Evidence): Promise<Response> {
  const stream = await c.var.site.files.open(originalSha256)
  return fileAnswer(stream, { mediaType: 'application/octet-stream', saveAs: name || id, size })
}
