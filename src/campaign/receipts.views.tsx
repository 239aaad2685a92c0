import { dayOf } from '#platform/days.rules.ts'
import { Actions, Button, ButtonLink, MoreLink } from '#platform/html/button/button.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form } from '#platform/html/form.tsx'
import { type KeyValue, KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Plate } from '#platform/html/plate/plate.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { OwedAssignment } from './assignments.store.ts'
import type { Metric, Task } from './campaign.types.ts'
import type { Evidence } from './evidence.store.ts'
import { EvidencePart, type Sent } from './evidence.views.tsx'
import { KeptHere } from './kept-here.views.tsx'
import type { Review } from './reviews.store.ts'
import { canReport, type Stage } from './standing.rules.ts'
import type { Submission, Via } from './submissions.store.ts'
import { clockOf, lookUpWords, momentOf, receiptWords as words } from './submissions.words.ts'
import { titleOf } from './unit-page.views.tsx'

export interface ReceiptProps {
  unit: string
  /** A school: children may be in the pictures. */
  minors: boolean
  unitRef: string
  officeName: string
  assignment: OwedAssignment
  task: Task
  submission: Submission
  versions: readonly Submission[]
  reviews: readonly Review[]
  evidence: readonly Evidence[]
  sent: Sent | undefined
  via: Via
  /** How many other things the unit still owes. */
  rest: number
}

export const ReceiptPage = (props: ReceiptProps) => {
  const { unit, unitRef, assignment, task, submission, evidence, sent, via, rest } = props
  const latest = assignment.submissionId === submission.id
  const open = latest && canReport(assignment)
  const root = `/u/${unitRef}`
  const report = `${root}/reports/${assignment.assignmentId}`
  return (
    <PublicPage title={`${words.title} · ${unit}`} back={{ to: root, label: unit }}>
      <ReceiptPlate {...props} latest={latest} />
      {via !== 'office' && (
        <KeptHere
          unitRef={unitRef}
          offline={via === 'link'}
          own={assignment.closedAt ? undefined : report}
          shut={assignment.closedAt !== null}
        />
      )}
      {!latest && assignment.submissionId && (
        <Note kind="must">
          {words.replaced} <Link to={`${root}/receipts/${assignment.submissionId}`}>{words.replacedLink}</Link>
        </Note>
      )}
      <ReturnSaid {...props} />
      <KeyValues
        items={[
          { term: words.number, value: submission.number, code: true },
          { term: words.unit, value: `${unit}　${submission.byName}` },
          { term: words.task, value: titleOf(assignment) },
          ...givenItems(task.metrics, submission),
        ]}
      />
      {open && <MoreLink to={report}>{words.fix}</MoreLink>}
      {latest && (
        <EvidencePart
          action={open ? `${report}/evidence` : undefined}
          root={root}
          unit={unit}
          minors={props.minors}
          title={titleOf(assignment)}
          asks={task.evidence}
          pieces={evidence}
          sent={sent}
          keeps={via !== 'office'}
        />
      )}
      <WhatNext {...props} />
      <History {...props} />
      <Actions>
        <ButtonLink look="line" to={root}>
          {words.rest(rest)}
        </ButtonLink>
      </Actions>
    </PublicPage>
  )
}

const ReceiptPlate = ({ assignment, submission, latest }: ReceiptProps & { latest: boolean }) => {
  const said = latest && assignment.reviewed ? (words.titleOf[assignment.stage] ?? words.title) : words.title
  const isBack = latest && assignment.stage === 'returned'
  return (
    <Plate
      kind={isBack ? 'place' : 'safe'}
      sign={isBack ? undefined : 'tick'}
      title={said}
      line={momentOf(submission.sentAt, dayOf(submission.sentAt))}
      status
    />
  )
}

/** Figures with their 量词, the day, and the words. */
export const givenItems = (metrics: readonly Metric[], submission: Submission): KeyValue[] => [
  {
    term: words.given,
    value: (
      <>
        {metrics.map(({ code, name, counter }) => {
          const value = submission.figures[code]
          return value === undefined ? null : (
            <span key={code} class="given">
              {name} <b>{value}</b> {counter}
            </span>
          )
        })}
        {submission.heldOn && (
          <span class="given">{`${dayWords.day(submission.heldOn)} ${dayWords.weekday(submission.heldOn)}`}</span>
        )}
      </>
    ),
  },
  ...(submission.words ? [{ term: words.said, value: submission.words }] : []),
]

const ReturnSaid = ({ assignment, submission, reviews }: ReceiptProps) => {
  const review = reviews.find(({ submissionId }) => submissionId === submission.id)
  if (review?.verdict !== 'returned') return null
  const due = dayOf(assignment.dueAt)
  return (
    <Say by={words.returned(review.byName, momentOf(review.reviewedAt, dayOf(review.reviewedAt)))}>
      {review.reason}
      {assignment.stage === 'returned' && (
        <>
          <br />
          {words.dueBy(dayWords.day(due), dayWords.weekday(due), clockOf(assignment.dueAt))}
        </>
      )}
    </Say>
  )
}

const WhatNext = ({ assignment, officeName, task, submission }: ReceiptProps) => {
  if (!canReport(assignment) || assignment.stage === 'returned' || assignment.submissionId !== submission.id)
    return null
  return (
    <Section title={words.next}>
      <Rows ordered>
        {task.reviewed ? (
          <>
            <Row lamp="sent" title={words.looks(officeName)} note={words.looksNote} />
            <Row lamp="ok" title={words.done} note={words.doneNote} />
          </>
        ) : (
          <Row lamp="ok" title={words.noReview} />
        )}
      </Rows>
    </Section>
  )
}

const History = ({ versions, reviews, unitRef, submission }: ReceiptProps) => {
  if (versions.length < 2) return null
  return (
    <Fold title={words.history}>
      <Rows ordered>
        {versions.map((version) => {
          const review = reviews.find(({ submissionId }) => submissionId === version.id)
          const time = momentOf(version.sentAt, dayOf(version.sentAt))
          return (
            <Row
              key={version.id}
              title={words.historyLine(version.version, time, version.byName)}
              note={[version.number, review?.reason].filter(Boolean).join('　')}
              to={version.id === submission.id ? undefined : `/u/${unitRef}/receipts/${version.id}`}
            />
          )
        })}
      </Rows>
    </Fold>
  )
}

export interface LookUpProps {
  typed: string
  problem: 'bad' | 'unknown' | undefined
  found: { number: string; sentAt: Date; stage: Stage | 'replaced' } | undefined
}

/** When it came and how far it is; never what it says or whose it is. */
export const LookUpPage = ({ typed, problem, found }: LookUpProps) => (
  <PublicPage title={lookUpWords.title}>
    <h1>{lookUpWords.title}</h1>
    {found && (
      <KeyValues
        items={[
          { term: lookUpWords.number, value: found.number, code: true },
          { term: lookUpWords.came, value: momentOf(found.sentAt, dayOf(found.sentAt)) },
          { term: lookUpWords.state, value: lookUpWords.states[found.stage] ?? found.stage },
        ]}
      />
    )}
    <Form action="/receipts" problems={problem ? [{ field: 'number', text: lookUpWords[problem] }] : []}>
      <Field
        name="number"
        label={found ? lookUpWords.again : lookUpWords.number}
        hint={lookUpWords.hint}
        value={found ? '' : typed}
        autocomplete="off"
        maxLength={20}
      />
      <Actions>
        <Button>{lookUpWords.find}</Button>
      </Actions>
    </Form>
  </PublicPage>
)
