import type { ComponentChildren } from 'preact'
import { Actions, Button, ButtonLink, MiniButton, MoreLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { LiveFrom, LivePart } from '#platform/html/live/live.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { Split, Three } from '#platform/html/split/split.tsx'
import type { Batch } from './batches.store.ts'
import { BatchNote } from './batches.views.tsx'
import { overWords } from './closings.words.ts'
import { CaseEvidence, CaseHistory, CaseSaid } from './reviews.case.views.tsx'
import { Judge, type ReturnGiven } from './reviews.judge.views.tsx'
import { OnlyTabs, useNarrowed } from './reviews.only.views.tsx'
import { WaitingList } from './reviews.queue.views.tsx'
import { type Case, canWithdraw } from './reviews.reading.ts'
import type { SeveralGiven } from './reviews.several.views.tsx'
import type { Overtaken, Waiting } from './reviews.store.ts'
import { overtakenWords, reviewWords as words } from './reviews.words.ts'
import { canReport } from './standing.rules.ts'

/** What was done last, and the report whose verdict may still be taken back. */
export interface Done {
  text: string
  withdraw: string | undefined
}

export interface ReviewPageProps {
  queue: readonly Waiting[]
  /** Of the whole queue, however narrow it is shown. */
  counts: { all: number; flagged: number }
  one: Case | undefined
  photo: number
  /** Looks only. */
  watches: boolean
  given: ReturnGiven | undefined
  several: SeveralGiven
  done: Done | undefined
  batch: Batch | undefined
  /** The day on which the campaign was closed: nothing is decided any more. */
  over: string | undefined
  now: Date
}

export const ReviewPage = (props: ReviewPageProps) => {
  const narrow = useNarrowed()
  const { queue, counts, one, photo, watches, given, several, done, batch, over, now } = props
  return (
    <DeskPage title={words.title} current="/office/reviews" head={<Head queue={queue} now={now} />}>
      {done && <DoneNote done={done} watches={watches} />}
      {batch && <BatchNote batch={batch} watches={watches} />}
      {over && <Note kind="must">{overWords.desk(over)}</Note>}
      <LiveFrom url="/office/live" />
      <LivePart name="only">
        <OnlyTabs {...counts} />
      </LivePart>
      {one ? (
        <Three
          list={<WaitingList queue={queue} one={one} several={watches ? undefined : several} now={now} />}
          view={<CaseEvidence one={one} here={narrow(`/office/reviews/${one.submission.id}`)} photo={photo} />}
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
          <Empty title={words.empty}>
            <p>{words.emptyNext}</p>
            <MoreLink to="/office">{words.overview}</MoreLink>
          </Empty>
        </LivePart>
      )}
    </DeskPage>
  )
}

const DoneNote = ({ done, watches }: { done: Done; watches: boolean }) => (
  <Note>
    {done.text}
    {done.withdraw && !watches && (
      <Form action={`/office/submissions/${done.withdraw}/withdrawals`} class="inline" label={words.undo}>
        <MiniButton about={done.text} hotkey="undo">
          {words.undo}
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
