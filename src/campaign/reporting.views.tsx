import type { ComponentChildren } from 'preact'
import type { TaskTalk } from '#people/manifest.ts'
import { dayOf } from '#platform/days.rules.ts'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { NumberField } from '#platform/html/number-field/number-field.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Steps } from '#platform/html/steps/steps.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { OwedAssignment } from './assignments.store.ts'
import type { Activity, Metric, Task } from './campaign.types.ts'
import type { UnitBefore } from './cloning.store.ts'
import { cloningWords } from './cloning.words.ts'
import { KeptHere, ReportDraft } from './kept-here.views.tsx'
import { lampOf } from './standing.rules.ts'
import { standingWords } from './standing.words.ts'
import { type Figures, figureField, type ReportProblem, readFigure, sureField } from './submissions.rules.ts'
import type { Via } from './submissions.store.ts'
import { clockOf, problemText, reportWords as words } from './submissions.words.ts'
import { photosMissing, titleOf } from './unit-page.views.tsx'
import { unitPageWords } from './unit-page.words.ts'

/** Who gives the figures: known from before, asked once, or somebody on the phone. */
export type AsksReporter = 'known' | 'ask' | 'caller'

export interface ReportFormProps {
  action: string
  assignment: OwedAssignment
  task: Task
  activity: Pick<Activity, 'marker' | 'heading'> | undefined
  /** What stands in each field: typed just now, or sent before. */
  given: Readonly<Record<string, string>>
  problems: readonly ReportProblem[]
  /** As its peers are called in a question: 别的村. */
  peersCalled: string
  before: Figures | null
  /** What the same unit reported in the year that this campaign was laid out like. */
  earlier?: UnitBefore | undefined
  days: readonly string[]
  asks: AsksReporter
  /** Answers to what was asked about this task, and what else may be done about it. */
  talks?: readonly TaskTalk[] | undefined
  now: Date
}

const textsOf = ({ problems, peersCalled }: ReportFormProps): Problem[] =>
  problems.map((problem) => ({ field: problem.field, text: problemText(problem, peersCalled) }))

export const ReportForm = (props: ReportFormProps) => {
  const { action, assignment, task, activity, given, before, days, asks, talks = [], now } = props
  const problems = textsOf(props)
  const today = dayOf(now)
  const due = dayOf(assignment.dueAt)
  const { lamp, word, days: left } = lampOf(assignment, now)
  return (
    <>
      <p class="report-due">
        <State lamp={lamp} word={standingWords[word](left)} />{' '}
        <span class="nb">{words.due(dayWords.day(due), dayWords.weekday(due), clockOf(assignment.dueAt))}</span>
      </p>
      <ErrorSummary problems={problems} />
      {assignment.submissionId && problems.length === 0 && <Note kind="must">{words.fixing}</Note>}
      <Form action={action} problems={problems}>
        <Steps at={1} of={2} name={words.step} />
        {task.howTo && <p class="s">{task.howTo}</p>}
        <Answers talks={talks} />
        {task.metrics.map((metric) => (
          <FigureField key={metric.code} metric={metric} given={given} props={props} before={before} />
        ))}
        <SelectField
          name="day"
          label={words.day}
          value={given.day ?? today}
          options={days.map((day) => ({ value: day, label: dayLabel(day, today) }))}
        />
        <TextArea name="words" label={words.words} hint={words.wordsHint} value={given.words} maxLength={500} />
        {asks !== 'known' && <ReporterFields given={given} caller={asks === 'caller'} />}
        <Actions>
          <Button>{assignment.submissionId ? words.sendAgain : words.send}</Button>
        </Actions>
      </Form>
      <PhotosNext assignment={assignment} />
      <Onwards talks={talks} />
      {task.ask && (
        <Fold title={words.notice}>
          <Say by={activity && words.noticeBy(activity.marker, activity.heading)}>{task.ask}</Say>
        </Fold>
      )}
    </>
  )
}

const Answers = ({ talks }: { talks: readonly TaskTalk[] }) => (
  <>
    {talks.flatMap(({ said }) =>
      said.map(({ id, asked, text, by }) => (
        <Say key={id} by={by}>
          {unitPageWords.asked(asked)}
          <br />
          <span class="lines">{text}</span>
        </Say>
      )),
    )}
  </>
)

const Onwards = ({ talks }: { talks: readonly TaskTalk[] }) => {
  const rows = talks.flatMap(({ more }) => more ?? [])
  if (rows.length === 0) return null
  return (
    <Rows>
      {rows.map(({ to, label }) => (
        <Row key={to} to={to} title={label} />
      ))}
    </Rows>
  )
}

const dayLabel = (day: string, today: string): string => {
  const label = `${dayWords.day(day)} ${dayWords.weekday(day)}`
  return day === today ? words.today(label) : label
}

interface FigureProps {
  metric: Metric
  given: Readonly<Record<string, string>>
  before: Figures | null
  props: ReportFormProps
}

const FigureField = ({ metric, given, before, props }: FigureProps) => {
  const field = figureField(metric.code)
  const typed = given[field]
  const value = readFigure(typed ?? '', metric.counter)
  const asked = props.problems.some((problem) => problem.field === field && 'value' in problem)
  const sure = typeof value === 'number' && given[sureField(metric.code)] === String(value)
  return (
    <NumberField
      name={field}
      label={metric.name}
      counter={metric.counter}
      value={typed}
      optional={!metric.required}
      hint={hintOf(metric, before, props.earlier)}
    >
      {typeof value === 'number' && (asked || sure) && (
        <CheckBox
          name={sureField(metric.code)}
          value={String(value)}
          checked={sure}
          label={words.sure(value, metric.counter)}
        />
      )}
    </NumberField>
  )
}

const hintOf = ({ code, counter }: Metric, before: Figures | null, earlier: UnitBefore | undefined) => {
  const [last, then] = [before?.[code], earlier?.figures[code]]
  const told = [
    ...(last === undefined ? [] : [words.before(last, counter)]),
    ...(earlier === undefined || then === undefined ? [] : [cloningWords.unitBefore(earlier.ago, then, counter)]),
  ]
  return told.length > 0 ? told.join('，') : undefined
}

export const ReporterFields = ({ given, caller }: { given: Readonly<Record<string, string>>; caller: boolean }) => (
  <>
    <Field
      name="reporter"
      label={caller ? words.caller : words.reporter}
      hint={caller ? words.callerHint : words.reporterHint}
      value={given.reporter}
      autocomplete={caller ? 'off' : 'name'}
      maxLength={30}
    />
    <Field
      name="phone"
      kind="tel"
      label={words.phone}
      hint={words.phoneHint}
      optional
      value={given.phone}
      autocomplete={caller ? 'off' : 'tel'}
      maxLength={20}
    />
    <p class="s">
      {words.privacy} <Link to="/privacy">{words.privacyMore}</Link>
    </p>
  </>
)

const PhotosNext = ({ assignment }: { assignment: OwedAssignment }) => {
  const missing = photosMissing(assignment)
  return (
    <section class="sec quiet">
      <h2>{missing > 0 ? words.photosNext(missing) : words.photosNextAny}</h2>
      <p>{words.photosNextText}</p>
    </section>
  )
}

interface UnitReportProps {
  unit: string
  unitRef: string
  via: Via
  form: ReportFormProps
}

export const UnitReportPage = ({ unit, unitRef, via, form }: UnitReportProps) => (
  <PublicPage title={`${titleOf(form.assignment)} · ${unit}`} back={{ to: `/u/${unitRef}`, label: unit }}>
    <h1>{titleOf(form.assignment)}</h1>
    {via === 'office' ? (
      <ReportForm {...form} />
    ) : (
      <>
        <KeptHere unitRef={unitRef} offline={via === 'link'} own={form.action} />
        <ReportDraft
          unitRef={unitRef}
          action={form.action}
          title={titleOf(form.assignment)}
          answered={form.problems.length > 0}
        >
          <ReportForm {...form} />
        </ReportDraft>
      </>
    )}
  </PublicPage>
)

/** The office fills it in for a unit that phones. */
export const OfficeReportPage = ({
  unit,
  form,
  aside,
}: {
  unit: { id: string; name: string; contactName: string; contactPhone: string }
  form: ReportFormProps
  aside?: ComponentChildren
}) => (
  <DeskPage
    title={`${words.onBehalf}　${unit.name}　${titleOf(form.assignment)}`}
    back={{ to: `/u/${unit.id}`, label: unit.name }}
    head={
      <p class="s">
        {words.onBehalfNote} {unit.contactName} {unit.contactPhone && <PhoneLink phone={unit.contactPhone} />}
      </p>
    }
  >
    <div class="report-desk">
      <ReportForm {...form} />
      {aside}
    </div>
  </DeskPage>
)

/** Accepted, or not asked any more: nothing to send. */
export const LockedPage = ({
  title,
  back,
  waived,
  office,
  phone,
  children,
}: {
  title: string
  back: { to: string; label: string }
  waived: boolean
  office: string
  phone: string
  /** What the office may do about it. */
  children?: ComponentChildren
}) => (
  <PublicPage title={title} back={back}>
    <h1>{title}</h1>
    <Note>{waived ? words.waived : words.locked}</Note>
    {children}
    {phone && !children && (
      <p>
        {words.call(office)} <PhoneLink phone={phone} />
      </p>
    )}
  </PublicPage>
)
