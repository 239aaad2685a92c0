import { type Ctx, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Problem as FormProblem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { recordClosing, recordDecision, recordOwner, recordReopening, recordTalk } from './acts.store.ts'
import { keepProblemFiles } from './files.reading.ts'
import { recordProblemFiles } from './files.store.ts'
import { problemOf, problemPage, toldOf } from './problems.routes.tsx'
import { readClosing, readDecision, readOwner, readReopening, readTalk } from './problems.rules.ts'
import { findProblem, lockProblem } from './problems.store.ts'
import { deskWords as words } from './problems.words.ts'
import { type ActName, mayAct, standOf } from './standing.rules.ts'

interface Acting {
  tx: Db
  problemId: string
  by: { by: string; now: Date }
}

const audited: Record<ActName, string> = {
  owners: 'problem.owner',
  talks: 'problem.talk',
  decisions: 'problem.decide',
  closings: 'problem.close',
  reopenings: 'problem.reopen',
}

export const problemActRoutes: Route[] = [
  post('/office/problems/:problem/owners', office, (c) => {
    const { read, faults } = readOwner(c.var.form, dayOf(c.var.now))
    return act(c, 'owners', toldOf(faults), ({ tx, problemId, by }) =>
      recordOwner(tx, c.var.town.id, problemId, read, by),
    )
  }),

  post('/office/problems/:problem/talks', office, (c) => {
    const { read, faults } = readTalk(c.var.form, dayOf(c.var.now))
    return act(c, 'talks', toldOf(faults), ({ tx, problemId, by }) =>
      recordTalk(tx, c.var.town.id, problemId, read, by),
    )
  }),

  post('/office/problems/:problem/decisions', office, (c) => {
    const { read, faults } = readDecision(c.var.form, dayOf(c.var.now))
    return act(c, 'decisions', toldOf(faults), ({ tx, problemId, by }) =>
      recordDecision(tx, c.var.town.id, problemId, read, by),
    )
  }),

  post('/office/problems/:problem/closings', office, async (c) => {
    keyOf(c)
    const { town, now, form, site } = c.var
    const kept = await keepProblemFiles(site.files, form)
    const { text, faults } = readClosing(form, kept.pieces.length + kept.faults.length)
    return act(c, 'closings', [...toldOf(faults), ...kept.faults], async ({ tx, problemId, by }) => {
      const closingId = await recordClosing(tx, town.id, problemId, text, by)
      await recordProblemFiles(tx, town.id, { problemId, closingId }, kept.pieces, now)
    })
  }),

  post('/office/problems/:problem/reopenings', office, (c) => {
    const { town, now, form, viewer } = c.var
    const { reason, faults } = readReopening(form, false)
    return act(c, 'reopenings', toldOf(faults), ({ tx, problemId, by }) => {
      const who = { name: viewer!.name, personId: by.by, linkId: null, via: 'office' as const }
      return recordReopening(tx, town.id, problemId, reason, who, now)
    })
  }),
]

/** One act upon one problem: alone at it, refused with what was typed, recorded once, and audited. */
async function act(
  c: Ctx,
  name: ActName,
  problems: FormProblem[],
  record: (acting: Acting) => Promise<void>,
): Promise<Response> {
  const { town, now, viewer } = c.var
  const { id } = await problemOf(c)
  return once(c, `/office/problems/${id}`, async (tx) => {
    await lockProblem(tx, town.id, id)
    const problem = (await findProblem(tx, town.id, id)) ?? notFound()
    if (!mayAct(standOf(problem.acts, dayOf(now)), name)) {
      const text = name === 'reopenings' ? words.openAlready : words.closedAlready
      throw new Refusal(await problemPage(c, problem, { act: name, problems: [{ field: '', text }] }))
    }
    if (problems.length > 0) throw new Refusal(await problemPage(c, problem, { act: name, problems }))
    // the guard lets nobody in without a name
    await record({ tx, problemId: id, by: { by: viewer!.personId, now } })
    await recordAct(tx, c, { act: audited[name], subject: `problem/${id}` })
  })
}
