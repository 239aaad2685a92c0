import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { useHref } from '#platform/html/link.tsx'
import { Several, TickAll } from '#platform/html/queue/several.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import { SEVERAL } from './batches.rules.ts'
import { batchWords as words } from './batches.words.ts'
import type { ReturnGiven } from './reviews.judge.views.tsx'
import { useNarrowed } from './reviews.only.views.tsx'
import { daysForReturn, newDueDay, type ReturnProblem, returnReasons } from './reviews.rules.ts'
import { returnProblemWords, returnReasonWords, reviewWords } from './reviews.words.ts'

/** The boxes stand in the list, before the form. */
export const SEVERAL_FORM = 'several'

export interface SeveralGiven {
  /** Submissions that are ticked. */
  chosen: readonly string[]
  problems: readonly (ReturnProblem | { field: string; name: keyof typeof words.problems })[]
  given?: Omit<ReturnGiven, 'problems'>
}

const textOf = (name: SeveralGiven['problems'][number]['name']): string =>
  name === 'none' || name === 'many' ? words.problems[name] : returnProblemWords[name]

/** Accept or return what is ticked in the list. With script: shift-click, all or none, how many. */
export const SeveralForm = ({ here, several, now }: { here: string; several: SeveralGiven; now: Date }) => {
  const href = useHref()
  const narrow = useNarrowed()
  const problems: Problem[] = several.problems.map(({ field, name }) => ({ field, text: textOf(name) }))
  const { given } = several
  return (
    <Several counted={words.chosen} class="several">
      <ErrorSummary problems={problems} title={words.failed} />
      <Form id={SEVERAL_FORM} action={narrow('/office/reviews/acceptances')} problems={problems} label={words.title}>
        <TickAll here={here} id="submission" />
        <Actions>
          <Button look="line" fit>
            {words.accept}
          </Button>
        </Actions>
        <p class="s">{words.acceptHint}</p>
        <Fold title={words.back} open={problems.some(({ field }) => field.startsWith(SEVERAL))}>
          <CheckBoxes
            name={`${SEVERAL}why`}
            legend={words.backLegend}
            values={given?.picked ?? []}
            options={returnReasons.map((value) => ({ value, label: returnReasonWords[value] }))}
          />
          <TextArea
            name={`${SEVERAL}reason`}
            label={words.backWords}
            hint={reviewWords.backHint}
            value={given?.written}
            rows={3}
            maxLength={300}
          />
          <SelectField
            name={`${SEVERAL}due`}
            label={reviewWords.newDue}
            hint={words.newDueHint}
            value={given?.due || newDueDay(now, now)}
            options={daysForReturn(now, now).map((day) => ({
              value: day,
              label: `${dayWords.day(day)} ${dayWords.weekday(day)}`,
            }))}
          />
          <Actions>
            <Button look="line" formAction={href(narrow('/office/reviews/returns'))}>
              {words.back}
            </Button>
          </Actions>
        </Fold>
      </Form>
    </Several>
  )
}
