import { office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { tell } from '#platform/live/live.ts'
import { findUnit } from '#units/units.store.ts'
import { askedOf } from './reporting.reading.ts'
import { isWaiverReason } from './reviews.rules.ts'
import { recordWaiver } from './reviews.store.ts'
import { WaiverForm } from './reviews.waiver.views.tsx'
import { reviewWords as words } from './reviews.words.ts'
import { titleOf } from './unit-page.views.tsx'

export const waiverRoutes: Route[] = [
  post('/office/assignments/:assignment/waivers', office, async (c) => {
    const { town, viewer, now } = c.var
    const { unit, assignment } = await askedOf(c, null, (id) => findUnit(c.var.db, town.id, id))
    const reason = c.var.form.text('waiver')
    const title = `${unit.name}　${titleOf(assignment)}`
    const { assignmentId } = assignment
    const to = `/office/tasks/${assignment.taskId}/units?waived=${assignmentId}`
    return once(c, to, async (tx) => {
      if (!isWaiverReason(reason)) {
        const problems = [{ field: 'waiver', text: words.waiveProblem }]
        const form = <WaiverForm assignmentId={assignmentId} reason={reason} problems={problems} />
        throw new Refusal(await page(c, <DeskPage title={title}>{form}</DeskPage>, 422))
      }
      // the guard lets nobody in without a name
      const by = viewer!.personId
      if (!(await recordWaiver(tx, town.id, { assignmentId, reason, by, now })))
        throw new Refusal(
          await page(
            c,
            <DeskPage title={title} back={{ to: `/u/${unit.id}`, label: unit.name }}>
              <Note kind="must">{words.waiveTooLate}</Note>
            </DeskPage>,
            409,
          ),
        )
      await recordAct(tx, c, { act: 'assignment.waive', subject: `assignment/${assignmentId}` })
      await tell(tx, town.id)
    })
  }),
]
