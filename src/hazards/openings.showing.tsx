import type { Ctx } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { type Db, transact } from '#platform/db.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { caseOfReport } from './cases.reading.ts'
import { type Identity, readIdentity } from './identities.store.ts'
import { isVerifier, type OpeningProblem } from './openings.rules.ts'
import { lockOpening, type OpeningRead, recordReading } from './openings.store.ts'
import { IdentityPage, IdentityRefusedPage } from './openings.views.tsx'

export const idOf = (id: string | undefined): string => (isId(id) ? id : notFound())

/** Whoever verifies the matter, or did, learns no name: neither by keeping the identities nor by asking for one. */
export async function barredFrom(c: Ctx, db: Db, opening: OpeningRead): Promise<OpeningProblem | undefined> {
  const { town, viewer } = c.var
  const found = await caseOfReport(db, town.id, opening.reportId)
  const histories = found ? [found, ...(found.leading ? [found.leading] : [])].map(({ events }) => events) : []
  if (!isVerifier(viewer!.personId, histories.flat())) return undefined
  return opening.askedBy === viewer!.personId ? 'asker-verifies' : 'keeper-verified'
}

interface Shown {
  identity: Identity | undefined
  opening: OpeningRead
}

/** An identity leaves the database only here: the reading is written down before it, in the same transaction. */
export async function showIdentity(
  c: Ctx,
  back: { to: string; label: string },
  problemWith: (opening: OpeningRead) => OpeningProblem | undefined,
): Promise<Response> {
  keyOf(c)
  const { db, town, site, viewer, now } = c.var
  const openingId = idOf(c.req.param('opening'))
  const by = viewer!.personId
  const read = await transact(db, async (tx): Promise<OpeningProblem | Shown> => {
    const opening = (await lockOpening(tx, town.id, openingId)) ?? notFound()
    const problem = problemWith(opening) ?? (await barredFrom(c, tx, opening))
    if (problem) return problem
    await recordReading(tx, town.id, { openingId, by, on: dayOf(now) })
    await recordAct(tx, c, { act: 'identity.read', subject: `opening/${openingId}` })
    return { identity: await readIdentity(tx, site.keys, town.id, opening.reportId), opening }
  })
  if (typeof read === 'string') return page(c, <IdentityRefusedPage problem={read} back={back} />, 422)
  const { identity, opening } = read
  const named = opening.askedBy !== by || opening.scope === 'name'
  return page(c, <IdentityPage identity={identity} named={named} back={back} />)
}
