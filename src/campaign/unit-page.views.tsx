import type { TaskTalk, UnitNotice, UnitRow } from '#people/manifest.ts'
import { dayOf } from '#platform/days.rules.ts'
import { Button, ButtonLink, MoreLink } from '#platform/html/button/button.tsx'
import { Duty } from '#platform/html/duty/duty.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Plate } from '#platform/html/plate/plate.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { OwedAssignment } from './assignments.store.ts'
import { overWords } from './closings.words.ts'
import { KeptHere } from './kept-here.views.tsx'
import { lampOf } from './standing.rules.ts'
import { standingWords } from './standing.words.ts'
import { clockOf, momentOf } from './submissions.words.ts'
import type { UnitDuties } from './unit-page.reading.ts'
import { askLine, unitPageWords as words } from './unit-page.words.ts'

export interface UnitPageProps {
  unit: { name: string }
  /** What links of this unit begin with: its token, or its id for those who signed in. */
  unitRef: string
  reporter: { name: string } | null
  town: { name: string; officeName: string; hotline: string }
  duties: UnitDuties | null
  /** Signed just now. */
  signed: OwedAssignment | undefined
  /** What the office has to tell this unit. */
  notices: readonly UnitNotice[]
  /** What else it may do: ask, tell of a difficulty, read again. */
  rows: readonly UnitRow[]
  /** Answers under its tasks. */
  talks: readonly TaskTalk[]
  /** Its pages are laid by on this phone. */
  byLink: boolean
  byOffice: boolean
  now: Date
}

/** The nearest ones open without a network; all of them would be much for a phone that pays by the megabyte. */
const MOST_LAID_BY = 10

const reportOf =
  (unitRef: string) =>
  ({ assignmentId }: OwedAssignment): string =>
    `/u/${unitRef}/reports/${assignmentId}`

/** Beyond these the rest folds away. */
const DONE_SHOWN = 6

export const UnitPage = (props: UnitPageProps) => {
  const { unit, unitRef, reporter, town, duties, signed, notices, rows, talks, byLink, byOffice, now } = props
  return (
    <PublicPage title={words.title(unit.name)}>
      <Plate over={words.over(town.name)} title={unit.name} />
      {byOffice ? (
        <Note kind="must">{words.officeView}</Note>
      ) : (
        reporter && (
          <p class="who">
            {words.who} {reporter.name} <Link to={`/u/${unitRef}/reporter`}>{words.change}</Link>
          </p>
        )
      )}
      {!byOffice && (
        <KeptHere
          unitRef={unitRef}
          offline={byLink}
          forms={duties?.closedAt ? [] : duties?.owed.slice(0, MOST_LAID_BY).map(reportOf(unitRef))}
          shut={Boolean(duties?.closedAt)}
        />
      )}
      {duties?.closedAt && <Note>{overWords.unit(dayWords.day(dayOf(duties.closedAt)))}</Note>}
      {signed && <Note>{words.signedNote(titleOf(signed))}</Note>}
      {notices.map(({ text, by, more }) => (
        <Say key={`${text} ${more?.to}`} by={by}>
          {text}
          {more && (
            <>
              <br />
              <MoreLink to={more.to}>{more.label}</MoreLink>
            </>
          )}
        </Say>
      ))}
      {duties ? (
        <>
          {!duties.closedAt && <Owed duties={duties} talks={talks} unitRef={unitRef} now={now} />}
          <Done done={duties.done} unitRef={unitRef} now={now} />
          {duties.closedAt && <NotDone owed={duties.owed} />}
        </>
      ) : (
        <Empty title={words.nothing}>
          <p>{words.noCampaign}</p>
        </Empty>
      )}
      <Section title={words.stuck} more={{ to: '/receipts', label: words.lookUp }}>
        <p>{words.stuckText}</p>
        {town.hotline && (
          <p>
            {words.stuckCall(town.officeName)} <PhoneLink phone={town.hotline} />
          </p>
        )}
        {rows.length > 0 && (
          <Rows>
            {rows.map(({ to, title, note }) => (
              <Row key={to} to={to} title={title} note={note} />
            ))}
          </Rows>
        )}
      </Section>
    </PublicPage>
  )
}

export const titleOf = ({ title, period }: Pick<OwedAssignment, 'title' | 'period'>): string =>
  words.week(title, period)

type OwedProps = Pick<UnitPageProps, 'talks' | 'unitRef' | 'now'> & { duties: UnitDuties }

const Owed = ({ duties, talks, unitRef, now }: OwedProps) => {
  const { owed, next } = duties
  if (owed.length === 0) {
    const day = next && dayOf(next.dueAt)
    return (
      <Empty title={words.nothing}>
        {next && day && <p>{words.next(dayWords.day(day), dayWords.weekday(day), titleOf(next))}</p>}
      </Empty>
    )
  }
  const times = new Set(owed.map(({ dueAt }) => clockOf(dueAt)))
  return (
    <Section title={words.owed(owed.length)}>
      <p class="s">
        {words.howTo}
        {times.size === 1 && ` ${words.sameTime([...times][0] ?? '')}`}
      </p>
      <Rows ordered>
        {owed.map((one, index) => (
          <OwedDuty
            key={one.assignmentId}
            one={one}
            duties={duties}
            talks={talks}
            unitRef={unitRef}
            now={now}
            first={index === 0}
          />
        ))}
      </Rows>
    </Section>
  )
}

interface OwedDutyProps extends OwedProps {
  one: OwedAssignment
  first: boolean
}

const OwedDuty = ({ one, duties, talks, unitRef, now, first }: OwedDutyProps) => {
  const { lamp, word, days } = lampOf(one, now)
  const review = one.submissionId ? duties.returns.get(one.submissionId) : undefined
  const missing = photosMissing(one)
  return (
    <Duty
      day={dayOf(one.dueAt)}
      lamp={lamp}
      word={standingWords[word](days)}
      title={titleOf(one)}
      note={
        review && missing > 0
          ? words.photosOnly(missing)
          : review
            ? undefined
            : askLine(duties.metrics.get(one.taskId) ?? [], one.evidence)
      }
      action={<DutyAction one={one} unitRef={unitRef} first={first} urgent={lamp === 'late' || lamp === 'soon'} />}
    >
      {review && (
        <Say by={`${review.byName}　${momentOf(review.reviewedAt, dayOf(review.reviewedAt))}`}>{review.reason}</Say>
      )}
      <DutyTalk talk={talks.find(({ taskId, said }) => taskId === one.taskId && said.length > 0)} />
    </Duty>
  )
}

/** The latest answer; the others stand where it is reported. */
const DutyTalk = ({ talk }: { talk: TaskTalk | undefined }) => {
  const [latest, ...others] = talk?.said ?? []
  if (!latest) return null
  return (
    <Say by={[latest.by, others.length > 0 && words.moreSaid(others.length)].filter(Boolean).join('　')}>
      {words.asked(latest.asked)}
      <br />
      <span class="lines">{latest.text}</span>
    </Say>
  )
}

interface ActionProps {
  one: OwedAssignment
  unitRef: string
  first: boolean
  /** Too near to sign for first: it is reported straight away. */
  urgent: boolean
}

const DutyAction = ({ one, unitRef, first, urgent }: ActionProps) => {
  const look = first ? 'solid' : 'line'
  const report = `/u/${unitRef}/reports/${one.assignmentId}`
  if (one.stage === 'returned' && one.submissionId)
    return (
      <ButtonLink look={look} to={`/u/${unitRef}/receipts/${one.submissionId}`}>
        {words.fix}
      </ButtonLink>
    )
  if (one.stage === 'issued' && !urgent)
    return (
      <Form action={`/u/${unitRef}/assignments/${one.assignmentId}/receipts`} label={titleOf(one)}>
        <Button look={look}>{words.sign}</Button>
        <MoreLink to={report}>{words.straight}</MoreLink>
      </Form>
    )
  return (
    <ButtonLink look={look} to={report}>
      {first ? words.reportNow : words.report}
      <span class="v">{` ${titleOf(one)}`}</span>
    </ButtonLink>
  )
}

export const photosMissing = ({ evidence, photos }: Pick<OwedAssignment, 'evidence' | 'photos'>): number =>
  Math.max(0, (evidence.find(({ kind }) => kind === 'photo')?.minimum ?? 0) - photos)

const Done = ({ done, unitRef, now }: { done: OwedAssignment[]; unitRef: string; now: Date }) => {
  if (done.length === 0) return null
  const rest = done.slice(DONE_SHOWN)
  return (
    <Section title={words.done(done.length)}>
      <Rows>
        {done.slice(0, DONE_SHOWN).map((one) => (
          <DoneRow key={one.assignmentId} one={one} unitRef={unitRef} now={now} />
        ))}
      </Rows>
      {rest.length > 0 && (
        <Fold title={words.moreDone(rest.length)}>
          <Rows>
            {rest.map((one) => (
              <DoneRow key={one.assignmentId} one={one} unitRef={unitRef} now={now} />
            ))}
          </Rows>
        </Fold>
      )}
    </Section>
  )
}

/** Said once more, without any button: it is over. */
const NotDone = ({ owed }: { owed: OwedAssignment[] }) =>
  owed.length === 0 ? null : (
    <Section title={overWords.notDone(owed.length)}>
      <Rows>
        {owed.map((one) => (
          <Row
            key={one.assignmentId}
            lamp="none"
            title={titleOf(one)}
            note={overWords.wasDue(dayWords.day(dayOf(one.dueAt)), one.stage === 'returned')}
          />
        ))}
      </Rows>
    </Section>
  )

const DoneRow = ({ one, unitRef, now }: { one: OwedAssignment; unitRef: string; now: Date }) => {
  const { lamp, word, days } = lampOf(one, now)
  const missing = one.stage === 'sent' ? photosMissing(one) : 0
  const when = one.sentAt && words.sentAt(dayWords.day(dayOf(one.sentAt)), clockOf(one.sentAt))
  const note = [standingWords[word](days), missing > 0 && words.photosMissing(missing), when].filter(Boolean)
  return (
    <Row
      lamp={lamp}
      title={titleOf(one)}
      note={note.join('　')}
      to={one.submissionId ? `/u/${unitRef}/receipts/${one.submissionId}` : undefined}
    />
  )
}
