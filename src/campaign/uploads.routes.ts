import { type Ctx, get, type Route, raw } from '#people/access.ts'
import { keyIn } from '#people/once.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { type PartFolder, partFolder } from '#platform/uploads/parts.ts'
import { speaksTus, standsAt, tusAnswer, tusHeader } from '#platform/uploads/tus.answers.ts'
import { CHUNK_TYPE, readBytes, readChecksum, readMetadata } from '#platform/uploads/tus.rules.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { findAsked } from './assignments.store.ts'
import { CampaignClosed } from './closings.store.ts'
import { refusedText } from './evidence.words.ts'
import { type Asked, askedOf } from './reporting.reading.ts'
import { finishUpload } from './uploads.finishing.ts'
import { isOverQuota, PART_HOURS, readWish } from './uploads.rules.ts'
import { countUploads, findUpload, recordUpload, removeUpload, type Upload } from './uploads.store.ts'

/** The tus protocol 1.0.0 with creation, expiration, checksum and termination; a file that is whole is evidence at once. */
export const uploadRoutes: Route[] = [
  raw('POST', '/u/:unit/reports/:assignment/uploads', unitHolder, async (c) => {
    const { db, town, now } = c.var
    const { unit, ref } = holderOf(c)
    const asked = await askedOf(c, unit)
    if (!speaksTus(c)) return tusAnswer(412)
    refuseClosed(asked)
    const told = readMetadata(tusHeader(c, 'upload-metadata'))
    keyIn(c, told?.get('key') ?? '')
    const wish = told && readWish(readBytes(tusHeader(c, 'upload-length')), told)
    if (!wish || wish === 'unreadable') return tusAnswer(400)
    if (wish === 'too-big') return tusAnswer(413)
    // Photos hang on words that are already kept: the phone sends those first.
    if (!asked.assignment.submissionId) return tusAnswer(409)
    if (isOverQuota(await countUploads(db, town.id, unit.id, now), wish.size))
      return tusAnswer(429, { 'retry-after': '3600' })
    const of = { assignmentId: asked.assignment.assignmentId, holderId: holderIdOf(c) }
    const upload = await recordUpload(db, town.id, of, wish, now)
    if (upload.size !== wish.size || upload.sha256 !== wish.sha256) return tusAnswer(409)
    return tusAnswer(201, { location: `${c.var.base}/u/${ref}/uploads/${upload.id}`, ...expiry(upload) })
  }),

  // Hono answers HEAD from here, without the body.
  get('/u/:unit/uploads/:upload', unitHolder, async (c) => {
    const { upload, asked } = await uploadOf(c)
    const to = `${c.var.base}/u/${holderOf(c).ref}/receipts/${asked.assignment.submissionId}`
    const offset = await offsetOf(upload, partsOf(c))
    const { outcome, name, size } = upload
    const said = outcome && outcome !== 'kept' ? refusedText(outcome, name) : ''
    const headers = { 'upload-offset': String(offset), 'upload-length': String(size), ...expiry(upload) }
    return tusAnswer(
      200,
      { ...headers, 'content-type': 'application/json' },
      JSON.stringify({ offset, size, outcome, said, to }),
    )
  }),

  raw('PATCH', '/u/:unit/uploads/:upload', unitHolder, async (c) => {
    const { upload, asked } = await uploadOf(c)
    if (!speaksTus(c)) return tusAnswer(412)
    if (c.req.header('content-type') !== CHUNK_TYPE) return tusAnswer(415)
    if (!upload.outcome) refuseClosed(asked)
    const at = readBytes(tusHeader(c, 'upload-offset'))
    const checksum = readChecksum(tusHeader(c, 'upload-checksum'))
    if (at === undefined || checksum === undefined) return tusAnswer(400)
    const { size, id } = upload
    if (upload.outcome) return at === size ? arrived(upload) : standsAt(409, size)
    const parts = partsOf(c)
    const appended = await parts.append(id, c.req.raw.body, { offset: at, size, checksum })
    if (appended.name === 'elsewhere') return standsAt(409, appended.offset)
    if (appended.name === 'too-long') return standsAt(413, appended.offset)
    if (appended.name === 'wrong-sum') return standsAt(460, appended.offset)
    if (appended.offset < size) return standsAt(204, appended.offset, expiry(upload))
    const outcome = await finishUpload(c, parts, asked, upload)
    return outcome === 'wrong-sum' ? standsAt(460, 0) : arrived(upload)
  }),

  raw('DELETE', '/u/:unit/uploads/:upload', unitHolder, async (c) => {
    const { upload } = await uploadOf(c)
    if (!speaksTus(c)) return tusAnswer(412)
    // What has arrived is taken back on its page, where the office sees that it was.
    if (!(await removeUpload(c.var.db, c.var.town.id, upload.id))) return tusAnswer(403)
    await partsOf(c).remove(upload.id)
    return tusAnswer(204)
  }),
]

/** Once the campaign is over no part is taken either; what lies here already is taken on if it opens again. */
function refuseClosed({ assignment }: Asked): void {
  if (assignment.closedAt) throw new CampaignClosed(assignment.campaignId)
}

const partsOf = (c: Ctx): PartFolder => partFolder(c.var.site.files.unfinished)

/** An upload belongs to the link that began it, or to whoever was signed in. */
const holderIdOf = (c: Ctx): string => holderOf(c).linkId ?? c.var.viewer?.personId ?? notFound()

async function uploadOf(c: Ctx): Promise<{ upload: Upload; asked: Asked }> {
  const { db, town } = c.var
  const { unit } = holderOf(c)
  const id = c.req.param('upload')
  const upload = (isId(id) && (await findUpload(db, town.id, id, holderIdOf(c)))) || notFound()
  const asked = (await findAsked(db, town.id, upload.assignmentId, unit.id)) ?? notFound()
  return { upload, asked: { unit, ...asked } }
}

const offsetOf = async ({ id, size, outcome }: Upload, parts: PartFolder): Promise<number> =>
  outcome ? size : parts.sizeOf(id)

const expiry = ({ createdAt, outcome }: Upload): Record<string, string> =>
  outcome ? {} : { 'upload-expires': new Date(createdAt.getTime() + PART_HOURS * 3_600_000).toUTCString() }

const arrived = ({ size }: Upload): Response => standsAt(204, size)
