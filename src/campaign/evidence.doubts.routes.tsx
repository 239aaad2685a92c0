import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { dismissedBy } from './evidence.doubts.rules.ts'
import { listDoubts, recordDismissals } from './evidence.doubts.store.ts'
import { DoubtsPage } from './evidence.doubts.views.tsx'
import { type Evidence, findEvidence } from './evidence.store.ts'
import { findStanding } from './standing.store.ts'

export const doubtRoutes: Route[] = [
  get('/office/evidence/:evidence/doubts', readers, async (c) => {
    const { db, town, viewer } = c.var
    const { id, assignmentId } = await pieceOf(c)
    const standing = await findStanding(db, town.id, assignmentId)
    const doubts = await listDoubts(db, town.id, { evidenceId: id })
    const told = c.req.query('dismissed')
    const view = (
      <DoubtsPage
        evidenceId={id}
        submissionId={standing?.submissionId ?? null}
        doubts={doubts}
        watches={!isOffice(viewer)}
        done={told !== undefined}
        undo={doubts.find((doubt) => doubt.id === told && doubt.dismissed)?.id}
        reopened={c.req.query('reopened') === '1'}
      />
    )
    return page(c, view)
  }),

  post('/office/evidence/:evidence/dismissals', office, async (c) => {
    const { town, viewer, now } = c.var
    const { id } = await pieceOf(c)
    return once(c, `/office/evidence/${id}/doubts?dismissed=`, async (tx) => {
      const doubts = await listDoubts(tx, town.id, { evidenceId: id })
      const chosen = c.var.form.text('doubt')
      // Somebody else dismissed it meanwhile: the page that follows shows it.
      if (doubts.some((doubt) => doubt.id === chosen && doubt.dismissed)) return undefined
      const ids = dismissedBy(chosen, doubts)
      if (ids.length === 0 && chosen !== 'all') return notFound()
      // the guard lets nobody in without a name
      await recordDismissals(tx, town.id, ids, { personId: viewer!.personId, now })
      await recordAct(tx, c, { act: 'evidence.dismiss', subject: `evidence/${id}`, detail: { doubts: ids.length } })
      await tell(tx, town.id)
      return ids[0] && `/office/evidence/${id}/doubts?dismissed=${ids[0]}`
    })
  }),
]

async function pieceOf(c: Ctx): Promise<Evidence> {
  const id = c.req.param('evidence')
  return (isId(id) && (await findEvidence(c.var.db, c.var.town.id, id))) || notFound()
}
