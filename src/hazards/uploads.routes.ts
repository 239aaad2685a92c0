import { type Ctx, get, type Route, raw, unseen } from '#people/access.ts'
import { keyIn } from '#people/once.ts'
import { notFound } from '#platform/http/problems.ts'
import { speaksTus, standsAt, tusAnswer, tusHeader } from '#platform/uploads/tus.answers.ts'
import { CHUNK_TYPE, readBytes, readMetadata } from '#platform/uploads/tus.rules.ts'
import { keepFile } from './files.keeping.ts'
import { appendTo, beginPart, dropPart, findPart, type Part, wholeOf } from './files.parts.ts'
import { type FileFault, faultWithMore, fileKinds } from './files.rules.ts'
import { listFiles } from './files.store.ts'
import { fileFaultWords } from './files.words.ts'
import { readDigits } from './receipts.rules.ts'
import { findByReceipt } from './reports.reading.ts'

/** The tus protocol 1.0.0 (creation, termination) for who holds a receipt: it travels in a header, once; the address is drawn by chance. */
export const hazardUploadRoutes: Route[] = [
  raw('POST', '/hazards/receipt/uploads', unseen, async (c) => {
    const { db, town, site } = c.var
    if (!speaksTus(c)) return tusAnswer(412)
    const told = readMetadata(tusHeader(c, 'upload-metadata'))
    keyIn(c, told?.get('key') ?? '')
    const size = readBytes(tusHeader(c, 'upload-length'))
    const kind = fileKinds.find((one) => one === told?.get('kind'))
    const sha256 = told?.get('sha256') ?? null
    if (!kind || !size || (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256))) return tusAnswer(400)
    const read = readDigits(told?.get('receipt') ?? '')
    const reportId = 'digits' in read && (await findByReceipt({ db, keys: site.keys }, town.id, read.digits))
    if (!reportId) return tusAnswer(404)
    const held = await listFiles(db, site.keys, town.id, reportId)
    if (faultWithMore(held, { kind, bytes: size })) return tusAnswer(413)
    const part = beginPart({ townId: town.id, reportId, kind, size, sha256 })
    if (!part) return tusAnswer(429, { 'retry-after': '60' })
    return tusAnswer(201, { location: `${c.var.base}/hazards/uploads/${part.id}` })
  }),

  // Hono answers HEAD from here, without the body.
  get('/hazards/uploads/:part', unseen, (c) => {
    const { at, size, outcome, kind } = partOf(c)
    const fault = outcome === '' || outcome === 'kept' ? undefined : (outcome as FileFault)
    const said = fault ? fileFaultWords[fault](kind) : ''
    const headers = { 'upload-offset': String(at), 'upload-length': String(size), 'content-type': 'application/json' }
    return tusAnswer(200, headers, JSON.stringify({ offset: at, size, outcome: outcome || null, said, to: '' }))
  }),

  raw('PATCH', '/hazards/uploads/:part', unseen, async (c) => {
    const part = partOf(c)
    if (!speaksTus(c)) return tusAnswer(412)
    if (c.req.header('content-type') !== CHUNK_TYPE) return tusAnswer(415)
    if (readBytes(tusHeader(c, 'upload-offset')) !== part.at) return stands(409, part)
    if (part.outcome === '' && !(await appendTo(part, c.req.raw.body))) return stands(413, part)
    if (part.outcome === '' && part.at === part.size) {
      // taken at once, so that two who send the last piece do not both finish it
      const bytes = wholeOf(part)
      if (!bytes) return stands(460, part)
      part.outcome = 'broken'
      part.outcome = (await keepFile(c, part.reportId, part.kind, bytes)) ?? 'kept'
    }
    return stands(204, part)
  }),

  raw('DELETE', '/hazards/uploads/:part', unseen, (c) => {
    const part = partOf(c)
    if (!speaksTus(c)) return tusAnswer(412)
    if (part.outcome !== '') return tusAnswer(403)
    dropPart(part.id)
    return tusAnswer(204)
  }),
]

const partOf = (c: Ctx): Part => findPart(c.var.town.id, c.req.param('part') ?? '') ?? notFound()

const stands = (status: number, { at }: Part): Response => standsAt(status, at)
