import { ButtonLink, MiniButton } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form } from '#platform/html/form.tsx'
import { Lamp } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Flag, Note } from '#platform/html/note/note.tsx'
import { Reader } from '#platform/html/reader/reader.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { Panel, Split } from '#platform/html/split/split.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import type { Campaign } from './campaign.types.ts'
import { cloningWords } from './cloning.words.ts'
import { OverNote } from './closings.over.views.tsx'
import { correctionWords } from './corrections.words.ts'
import type { Answer } from './drafts.answers.store.ts'
import { SectionForm, type SectionProps } from './drafts.section.views.tsx'
import { countsOf, duelessTasks, type Sheet, type SheetSection } from './drafts.sheet.ts'
import { kindOfLine, titleOfSection } from './drafts.text.ts'
import { actWords, draftWords, fieldWords } from './drafts.words.ts'
import type { Notice } from './notices.store.ts'
import { warningWords } from './notices.words.ts'
import { schemeOf } from './scheme.rules.ts'
import { schemeWords } from './scheme.words.ts'
import { superiorWords } from './superior.words.ts'

export interface NoticePageProps extends Omit<SectionProps, 'campaignId'> {
  campaign: Campaign
  notice: Notice | undefined
  /** The machine's day and time of the upload. */
  uploaded: string
  sheet: Sheet
  answers: readonly Answer[]
  saved: boolean
}

/** The paper left, what was read from it right. */
export const NoticePage = (props: NoticePageProps) => {
  const { campaign, notice, sheet, section, problems = [] } = props
  const counts = countsOf(sheet.sections)
  const side = (
    <>
      <ErrorSummary problems={problems} title={draftWords.refused(problems.length)} />
      {section.id === 'year' && notice?.warnings.map((code) => <Flag key={code}>{warningWords[code]}</Flag>)}
      {props.saved && problems.length === 0 && <Note>{draftWords.saved}</Note>}
      <SectionForm {...props} campaignId={campaign.id} />
      <Parts campaignId={campaign.id} sheet={sheet} current={section.id} />
      <AddActivity campaignId={campaign.id} />
      <Dues campaignId={campaign.id} sheet={sheet} campaign={campaign} />
      <History section={section} answers={props.answers} />
    </>
  )
  return (
    <DeskPage
      title={notice ? draftWords.title : draftWords.plain}
      current="/office/campaigns"
      back={{ to: '/office/campaigns', label: draftWords.list }}
      head={
        <>
          {notice && <SourceLine campaignId={campaign.id} notice={notice} uploaded={props.uploaded} />}
          <Tally
            figures={[
              { word: draftWords.waiting, value: counts.waiting, after: draftWords.places, lamp: 'sent' },
              { word: draftWords.settled, value: counts.settled, after: draftWords.places, lamp: 'ok' },
              { word: draftWords.unknown, value: counts.unknown, after: draftWords.places, lamp: 'soon' },
            ]}
          />
          <p class="s onward">
            <Link to={`/office/campaigns/${campaign.id}/corrections`}>{correctionWords.menu}</Link>
            {'　'}
            <Link to={`/office/campaigns/${campaign.id}/superiors`}>{superiorWords.menu}</Link>
          </p>
          <ButtonLink look="line" fit to={`/office/campaigns/${campaign.id}/issue`}>
            {draftWords.toIssue}
          </ButtonLink>
        </>
      }
    >
      <OverNote campaign={campaign} />
      {notice ? (
        <div class="reading">
          <Split wideSide side={side}>
            <details class="reading-paper" open>
              <summary>{draftWords.paper}</summary>
              <Reader text={notice.text} spans={sheet.marks} label={draftWords.paper} kindOf={kindOfLine} />
            </details>
          </Split>
        </div>
      ) : (
        <>
          {props.before && (
            <Note kind="must">{cloningWords.from(props.before.source.year, props.before.source.title)}</Note>
          )}
          {campaign.origin === 'scheme' && <Note kind="must">{schemeWords.from(schemeOf(campaign.year).source)}</Note>}
          {side}
        </>
      )}
    </DeskPage>
  )
}

const SourceLine = ({ campaignId, notice, uploaded }: { campaignId: string; notice: Notice; uploaded: string }) => (
  <p class="s">
    {notice.sha256 ? draftWords.source(notice.fileName, uploaded) : draftWords.typed(uploaded)}{' '}
    {notice.sha256 && (
      <Link to={`/office/campaigns/${campaignId}/notice/file`} download>
        {draftWords.original}
      </Link>
    )}
  </p>
)

const Parts = ({ campaignId, sheet, current }: { campaignId: string; sheet: Sheet; current: string }) => (
  <Panel title={draftWords.next}>
    <ol class="parts">
      {sheet.sections.map((section) => {
        const { waiting, unknown } = countsOf([section])
        const words = section.activity?.droppedAt
          ? [draftWords.dropped]
          : [waiting && draftWords.waitingIn(waiting), unknown && draftWords.unknownIn(unknown)].filter(Boolean)
        return (
          <li key={section.id}>
            <Lamp lamp={section.activity?.droppedAt ? 'none' : unknown ? 'soon' : waiting ? 'sent' : 'ok'} />
            <Link
              to={`/office/campaigns/${campaignId}/notice?at=${section.id}`}
              aria-current={section.id === current ? 'true' : undefined}
            >
              {titleOfSection(section)}
            </Link>
            <small>{words.join('，') || draftWords.allSeen}</small>
          </li>
        )
      })}
    </ol>
  </Panel>
)

const AddActivity = ({ campaignId }: { campaignId: string }) => (
  <Fold title={draftWords.addActivity}>
    <Form action={`/office/campaigns/${campaignId}/activities`}>
      <p class="task-acts">
        <input class="in" id="heading" name="heading" aria-label={draftWords.newActivity} autocomplete="off" />
      </p>
      <p class="task-acts">
        <MiniButton>{draftWords.addActivity}</MiniButton>
      </p>
    </Form>
  </Fold>
)

/** One day for every task that the notice names no day for. */
const Dues = ({ campaignId, sheet, campaign }: { campaignId: string; sheet: Sheet; campaign: Campaign }) => {
  const missing = duelessTasks(sheet).length
  if (missing === 0) return null
  return (
    <Panel title={draftWords.duesTitle(missing)}>
      <Form action={`/office/campaigns/${campaignId}/dues`}>
        <div class="task-acts">
          <label for="due">{draftWords.duesLabel}</label>
          <input class="in short" type="date" id="due" name="due" value={campaign.endsOn ?? ''} />
          <MiniButton>{draftWords.dues}</MiniButton>
        </div>
      </Form>
    </Panel>
  )
}

const History = ({ section, answers }: { section: SheetSection; answers: readonly Answer[] }) => {
  const subjects = new Set([section.activity?.id ?? 'campaign', ...section.tasks.map(({ task }) => task.id)])
  const fields = new Set(section.lines.map(({ field }) => field))
  const own = answers.filter(
    ({ subject, field, act }) =>
      act !== 'confirmed' && subjects.has(subject) && (section.activity || field === 'seats' || fields.has(field)),
  )
  if (own.length === 0) return null
  const shown = (value: unknown) => (Array.isArray(value) ? value.join('、') : value === null ? '' : String(value))
  return (
    <Fold title={draftWords.history}>
      <ul class="rows">
        {own
          .slice(-20)
          .reverse()
          .map((answer) => (
            <li key={answer.id}>
              <small>{`${answer.byName ?? ''} ${answer.answeredAt.toISOString().slice(5, 10)} `}</small>
              {`${actWords[answer.act]}${fieldWords[answer.field] ?? ''}　`}
              <span class="s">{draftWords.was(shown(answer.before), shown(answer.after))}</span>
            </li>
          ))}
      </ul>
    </Fold>
  )
}
