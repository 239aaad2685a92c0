import { dayOf } from '#platform/days.rules.ts'
import { Actions, ButtonLink } from '#platform/html/button/button.tsx'
import { LivePart } from '#platform/html/live/live.tsx'
import { Queue } from '#platform/html/queue/queue.tsx'
import { dayWords } from '#platform/html/words.ts'
import { batchWords } from './batches.words.ts'
import { useNarrowed } from './reviews.only.views.tsx'
import type { Case } from './reviews.reading.ts'
import { neighboursOf } from './reviews.rules.ts'
import { SEVERAL_FORM, SeveralForm, type SeveralGiven } from './reviews.several.views.tsx'
import type { Waiting } from './reviews.store.ts'
import { reviewWords as words } from './reviews.words.ts'
import { clockOf } from './submissions.words.ts'
import { photosMissing, titleOf } from './unit-page.views.tsx'

interface WaitingListProps {
  queue: readonly Waiting[]
  one: Case
  /** Absent for whoever looks only. */
  several: SeveralGiven | undefined
  now: Date
}

/** What waits, the one in hand marked; several may be ticked and judged at once. */
export const WaitingList = ({ queue, one, several, now }: WaitingListProps) => {
  const { previous, next } = neighboursOf(queue, one.submission.id)
  const narrow = useNarrowed()
  const here = narrow(`/office/reviews/${one.submission.id}`)
  const chosen = queue.length > 1 ? several?.chosen : undefined
  return (
    <>
      {several && queue.length > 1 && <SeveralForm here={here} several={several} now={now} />}
      <LivePart name="queue">
        <WaitingRows queue={queue} current={here} chosen={chosen} />
      </LivePart>
      {(previous || next) && (
        <Actions pair>
          {previous && (
            <ButtonLink look="line" hotkey="previous" to={narrow(`/office/reviews/${previous}`)}>
              {words.previous}
            </ButtonLink>
          )}
          {next && (
            <ButtonLink look="line" hotkey="next" to={narrow(`/office/reviews/${next}`)}>
              {words.next}
            </ButtonLink>
          )}
        </Actions>
      )}
    </>
  )
}

interface WaitingRowsProps {
  queue: readonly Waiting[]
  current: string
  chosen: readonly string[] | undefined
}

const WaitingRows = ({ queue, current, chosen }: WaitingRowsProps) => {
  const narrow = useNarrowed()
  return (
    <Queue
      label={words.queue}
      current={current}
      items={queue.map((waiting) => {
        const doubts = doubtsOf(waiting)
        const sent = `${dayWords.day(dayOf(waiting.sentAt))} ${clockOf(waiting.sentAt)}`
        return {
          to: narrow(`/office/reviews/${waiting.submissionId}`),
          lamp: doubts.length > 0 ? 'soon' : 'sent',
          title: waiting.unit,
          tick: chosen && {
            form: SEVERAL_FORM,
            name: 'submission',
            value: waiting.submissionId,
            label: batchWords.choose(waiting.unit, titleOf(waiting)),
            checked: chosen.includes(waiting.submissionId),
          },
          lines: [
            titleOf(waiting),
            <>
              {sent}
              {waiting.version > 1 && `　${words.version(waiting.version)}`}
              {doubts.length > 0 && <b>{`　${doubts.join('　')}`}</b>}
            </>,
          ],
        }
      })}
    />
  )
}

const doubtsOf = (waiting: Waiting): string[] => {
  const missing = photosMissing(waiting)
  return [
    ...(missing > 0 ? [words.photosMissing(missing)] : []),
    ...(waiting.sure.length > 0 ? [words.sureFigures] : []),
    ...(waiting.doubted ? [words.doubted] : []),
  ]
}
