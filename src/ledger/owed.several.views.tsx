import { batchWords } from '#campaign/batches.words.ts'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { useHref } from '#platform/html/link.tsx'
import { Several, TickAll } from '#platform/html/queue/several.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { severalOwedWords as words } from './overview.words.ts'

/** The boxes stand in the table, behind the form. */
export const OWED_FORM = 'several'

export interface SeveralOwed {
  /** Assignments that are ticked. */
  chosen: readonly string[]
  problems: readonly ('none' | 'many' | 'reason')[]
  reason: string
}

/** Urge or waive what is ticked in the table. */
export const SeveralOwedForm = ({ here, several }: { here: string; several: SeveralOwed }) => {
  const href = useHref()
  const problems: Problem[] = several.problems.map((name) =>
    name === 'reason'
      ? { field: 'reason', text: words.reasonProblem }
      : { field: 'assignment', text: batchWords.problems[name] },
  )
  return (
    <Several counted={batchWords.chosen} class="several">
      <ErrorSummary problems={problems} title={batchWords.failed} />
      <Form id={OWED_FORM} action="/office/owed/urges" problems={problems} label={batchWords.title}>
        <TickAll here={here} id="assignment" />
        <Actions>
          <Button look="line" fit>
            {words.urge}
          </Button>
        </Actions>
        <Fold title={words.waive} open={problems.some(({ field }) => field === 'reason')}>
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            value={several.reason}
            rows={2}
            maxLength={300}
          />
          <Actions>
            <Button look="line" fit formAction={href('/office/owed/waivers')}>
              {words.waive}
            </Button>
          </Actions>
        </Fold>
      </Form>
    </Several>
  )
}
