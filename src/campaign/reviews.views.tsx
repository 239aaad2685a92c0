import type { ComponentChildren } from 'preact'
import { dayOf } from '#platform/days.rules.ts'
import { Actions, Button, ButtonLink, MiniButton, MoreLink } from '#platform/html/button/button.tsx'
import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Island } from '#platform/html/island/island.tsx'
import { LiveFrom, LivePart } from '#platform/html/live/live.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Queue } from '#platform/html/queue/queue.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Panel, Split, Three } from '#platform/html/split/split.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import { CaseEvidence, CaseHistory, CaseSaid } from './reviews.case.views.tsx'
import { type Case, canWithdraw } from './reviews.reading.ts'
import { daysForReturn, neighboursOf, newDueDay, type ReturnProblem, returnReasons } from './reviews.rules.ts'
import type { Overtaken, Waiting } from './reviews.store.ts'
import { overtakenWords, returnProblemWords, returnReasonWords, reviewWords as words } from './reviews.words.ts'
import { canReport } from './standing.rules.ts'
import { clockOf } from './submissions.words.ts'
import { photosMissing, titleOf } from './unit-page.views.tsx'

/** What a refused return keeps. */
export interface ReturnGiven {
  picked: readonly string[]
  written: string
  due: string
  problems: readonly ReturnProblem[]
}

/** What was done last, and the report whose verdict may still be taken back. */
export interface Done {
  text: string
  withdraw: string | undefined
}

export interface ReviewPageProps {
  queue: readonly Waiting[]
  one: Case | undefined
  photo: number
  /** Looks only. */
  watches: boolean
  given: ReturnGiven | undefined
  done: Done | undefined
  now: Date
}

export const ReviewPage = ({ queue, one, photo, watches, given, done, now }: ReviewPageProps) => (
  <DeskPage title={words.title} current="/office/reviews" head={<Head queue={queue} now={now} />}>
    {done && <DoneNote done={done} watches={watches} />}
    <LiveFrom url="/office/live" />
    {one ? (
      <Three
        list={<WaitingList queue={queue} one={one} />}
        view={<CaseEvidence one={one} here={`/office/reviews/${one.submission.id}`} photo={photo} />}
        judge={
          <>
            <CaseSaid one={one} />
            <Judge one={one} watches={watches} given={given} now={now} />
            <CaseHistory one={one} />
          </>
        }
      />
    ) : (
      <LivePart name="queue">
        {queue.length > 0 ? (
          <WaitingRows queue={queue} current={undefined} />
        ) : (
          <Empty title={words.empty}>
            <p>{words.emptyNext}</p>
            <MoreLink to="/office">{words.overview}</MoreLink>
          </Empty>
        )}
      </LivePart>
    )}
  </DeskPage>
)

const DoneNote = ({ done, watches }: { done: Done; watches: boolean }) => (
  <Note>
    {done.text}
    {done.withdraw && !watches && (
      <Form action={`/office/submissions/${done.withdraw}/withdrawals`} class="inline">
        <MiniButton about={done.text} hotkey="U">
          {words.withdraw}
        </MiniButton>
      </Form>
    )}
  </Note>
)

const Head = ({ queue, now }: { queue: readonly Waiting[]; now: Date }) => {
  const first = queue[0]?.sentAt ?? now
  return (
    <LivePart name="waiting">
      <p class="s">{words.waiting(queue.length, (now.getTime() - first.getTime()) / 3600_000)}</p>
    </LivePart>
  )
}

const WaitingList = ({ queue, one }: { queue: readonly Waiting[]; one: Case }) => {
  const { previous, next } = neighboursOf(queue, one.submission.id)
  return (
    <>
      <LivePart name="queue">
        <WaitingRows queue={queue} current={`/office/reviews/${one.submission.id}`} />
      </LivePart>
      {(previous || next) && (
        <Actions pair>
          {previous && (
            <ButtonLink look="line" hotkey="K" to={`/office/reviews/${previous}`}>
              {words.previous}
            </ButtonLink>
          )}
          {next && (
            <ButtonLink look="line" hotkey="J" to={`/office/reviews/${next}`}>
              {words.next}
            </ButtonLink>
          )}
        </Actions>
      )}
    </>
  )
}

const WaitingRows = ({ queue, current }: { queue: readonly Waiting[]; current: string | undefined }) => (
  <Queue
    label={words.queue}
    {...(current ? { current } : {})}
    items={queue.map((waiting) => {
      const doubts = doubtsOf(waiting)
      const sent = `${dayWords.day(dayOf(waiting.sentAt))} ${clockOf(waiting.sentAt)}`
      return {
        to: `/office/reviews/${waiting.submissionId}`,
        lamp: doubts.length > 0 ? 'soon' : 'sent',
        title: waiting.unit,
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

const doubtsOf = (waiting: Waiting): string[] => {
  const missing = photosMissing(waiting)
  return [
    ...(missing > 0 ? [words.photosMissing(missing)] : []),
    ...(waiting.sure.length > 0 ? [words.sureFigures] : []),
    ...(waiting.doubted ? [words.doubted] : []),
  ]
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
  const problems: Problem[] = (given?.problems ?? []).map(({ field, name }) => ({
    field,
    text: returnProblemWords[name],
  }))
  const due = newDueDay(now, assignment.dueAt)
  return (
    <Panel title={words.judge}>
      <ErrorSummary problems={problems} title={words.backFailed} />
      <Form action={`/office/submissions/${submission.id}/acceptances`} label={words.accept}>
        <Actions>
          <Button hotkey="A">{words.accept}</Button>
        </Actions>
      </Form>
      <Island name="review">
        <Form action={`/office/submissions/${submission.id}/returns`} problems={problems} label={words.back}>
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
            <Button look="line" hotkey="R">
              {words.back}
            </Button>
          </Actions>
        </Form>
      </Island>
    </Panel>
  )
}

export interface SubmissionPageProps {
  one: Case
  photo: number
  watches: boolean
  /** Sent by the office just now. */
  fresh: boolean
  aside?: ComponentChildren
}

/** Where every figure of every paper leads down to. */
export const SubmissionPage = ({ one, photo, watches, fresh, aside }: SubmissionPageProps) => {
  const { submission, assignment, unit } = one
  const waits = assignment.stage === 'sent' && assignment.submissionId === submission.id
  return (
    <DeskPage title={unit.name} current="/office/reviews" back={{ to: '/office', label: words.overview }}>
      {fresh && <Note>{words.fresh(submission.number)}</Note>}
      <Split
        side={
          <>
            <CaseSaid one={one} />
            {waits && !watches && (
              <Actions>
                <ButtonLink to={`/office/reviews/${submission.id}`}>{words.toReview}</ButtonLink>
              </Actions>
            )}
            {!watches && canReport(assignment) && (
              <Actions>
                <MoreLink to={`/office/assignments/${assignment.assignmentId}/report`}>{words.fixFor}</MoreLink>{' '}
                <MoreLink to={`/u/${unit.id}/receipts/${assignment.submissionId ?? submission.id}#photos`}>
                  {words.addFor}
                </MoreLink>
              </Actions>
            )}
            <CaseHistory one={one} />
            {!watches && canWithdraw(one) && (
              <Fold title={words.withdrawVerdict}>
                <p>{words.withdrawText}</p>
                <Form action={`/office/submissions/${submission.id}/withdrawals`}>
                  <Actions>
                    <Button look="line">{words.withdraw}</Button>
                  </Actions>
                </Form>
              </Fold>
            )}
            {aside}
          </>
        }
      >
        <CaseEvidence one={one} here={`/office/submissions/${submission.id}`} photo={photo} />
      </Split>
    </DeskPage>
  )
}

/** Somebody was quicker: nothing was recorded, and here is how it stands. */
export const OvertakenPage = ({
  overtaken,
  submissionId,
  next,
}: {
  overtaken: Overtaken
  submissionId: string
  next: string | undefined
}) => {
  const { title, text } = overtakenWords[overtaken]
  return (
    <DeskPage title={title} current="/office/reviews">
      <Note kind="must">{text}</Note>
      <Actions>
        <ButtonLink to={`/office/submissions/${submissionId}`}>{words.seeNow}</ButtonLink>
        {next && (
          <ButtonLink look="line" to={`/office/reviews/${next}`}>
            {words.nextOne}
          </ButtonLink>
        )}
      </Actions>
    </DeskPage>
  )
}
