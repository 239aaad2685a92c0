import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Island } from '#platform/html/island/island.tsx'
import { useOwnKeys } from '#platform/html/key-hint/key-hint.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Panel } from '#platform/html/split/split.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import { useNarrowed } from './reviews.only.views.tsx'
import type { Case } from './reviews.reading.ts'
import { daysForReturn, newDueDay, type ReturnProblem, returnReasons } from './reviews.rules.ts'
import { returnProblemWords, returnReasonWords, reviewWords as words } from './reviews.words.ts'

/** What a refused return keeps. */
export interface ReturnGiven {
  picked: readonly string[]
  written: string
  due: string
  problems: readonly ReturnProblem[]
}

interface JudgeProps {
  one: Case
  watches: boolean
  given: ReturnGiven | undefined
  now: Date
}

/** Accept, or return and say what to change. Only what waits can be judged. */
export const Judge = ({ one, watches, given, now }: JudgeProps) => {
  const { submission, assignment } = one
  const waits = assignment.stage === 'sent' && assignment.submissionId === submission.id
  if (!waits) return null
  if (watches) return <p class="s">{words.watchOnly}</p>
  const narrow = useNarrowed()
  const hasKeys = useOwnKeys('reason', 'send')
  const problems: Problem[] = (given?.problems ?? []).map(({ field, name }) => ({
    field,
    text: returnProblemWords[name],
  }))
  const due = newDueDay(now, assignment.dueAt)
  return (
    <Panel title={words.judge}>
      <ErrorSummary problems={problems} title={words.backFailed} />
      <Form action={narrow(`/office/submissions/${submission.id}/acceptances`)} label={words.accept}>
        <Actions>
          <Button hotkey="accept">{words.accept}</Button>
        </Actions>
      </Form>
      <Island name="review" props={{ keys: hasKeys }}>
        <Form action={narrow(`/office/submissions/${submission.id}/returns`)} problems={problems} label={words.back}>
          <CheckBoxes
            name="why"
            legend={words.backLegend}
            values={given?.picked ?? []}
            options={returnReasons.map((value) => ({ value, label: returnReasonWords[value] }))}
          />
          <TextArea
            name="reason"
            label={words.backTo(submission.byName)}
            hint={words.backHint}
            value={given?.written}
            rows={3}
            maxLength={300}
          />
          <SelectField
            name="due"
            label={words.newDue}
            hint={words.newDueHint}
            value={given?.due || due}
            options={daysForReturn(now, assignment.dueAt).map((day) => ({
              value: day,
              label: `${dayWords.day(day)} ${dayWords.weekday(day)}`,
            }))}
          />
          <Actions>
            <Button look="line" hotkey="giveBack">
              {words.back}
            </Button>
          </Actions>
        </Form>
      </Island>
    </Panel>
  )
}
