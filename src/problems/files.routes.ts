import { type Ctx, get, type Route, readers } from '#people/access.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { findProblemFile, type ProblemFile } from './files.store.ts'

export const problemFileRoutes: Route[] = [
  get('/u/:unit/problem-files/:piece/thumb', unitHolder, async (c) => picture(c, (await ownOf(c)).thumbSha256)),
  get('/u/:unit/problem-files/:piece/photo', unitHolder, async (c) => picture(c, (await ownOf(c)).displaySha256)),
  get('/u/:unit/problem-files/:piece/original', unitHolder, async (c) => original(c, await ownOf(c))),
  get('/office/problem-files/:piece/thumb', readers, async (c) => picture(c, (await pieceOf(c)).thumbSha256)),
  get('/office/problem-files/:piece/photo', readers, async (c) => picture(c, (await pieceOf(c)).displaySha256)),
  get('/office/problem-files/:piece/original', readers, async (c) => original(c, await pieceOf(c))),
]

const ownOf = (c: Ctx): Promise<ProblemFile> => pieceOf(c, holderOf(c).unit.id)

async function pieceOf(c: Ctx, unitId?: string): Promise<ProblemFile> {
  const id = c.req.param('piece')
  return (isId(id) && (await findProblemFile(c.var.db, c.var.town.id, id, unitId))) || notFound()
}

/** Re-encoded by us, so its type is ours to say. */
async function picture(c: Ctx, sha256: string | null): Promise<Response> {
  if (!sha256) return notFound()
  const bytes = await c.var.site.files.read(sha256)
  return fileAnswer(bytes, { mediaType: 'image/jpeg', cache: 'private, max-age=3600' })
}

/** As it was sent: only to be saved, never shown by the browser from here. */
async function original(c: Ctx, { originalSha256, size, name, id }: ProblemFile): Promise<Response> {
  const stream = await c.var.site.files.open(originalSha256)
  return fileAnswer(stream, { mediaType: 'application/octet-stream', saveAs: name || id, size })
}
