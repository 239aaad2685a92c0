import { Actions, Button, MoreLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { Identified } from './identities.store.ts'
import { MOST_LETTERS, problemWithAskersReading } from './openings.rules.ts'
import type { OpeningRead } from './openings.store.ts'
import { lampOfOpening } from './openings.views.tsx'
import { anonymityWords, askWords as words } from './openings.words.ts'

export interface AskedRead extends OpeningRead {
  answer: string | undefined
}

interface AskProps {
  caseId: string
  reports: readonly Identified[]
  openings: readonly AskedRead[]
  viewerId: string
  done: boolean
  problems: readonly Problem[]
  given: Readonly<Record<string, string>>
}

/** Who handles a case asks the custodian, and reads what was granted. */
export const AskIdentityPage = (props: AskProps) => {
  const { caseId, reports, openings, done, problems } = props
  return (
    <DeskPage
      title={words.title}
      current="/office/hazards"
      back={{ to: `/office/hazards/${caseId}`, label: words.back }}
    >
      <div class="narrow">
        {done && <Note>{words.done}</Note>}
        <ErrorSummary problems={problems} title={words.refused} />
        <p>{words.lead}</p>
        {reports.some(({ given }) => given) ? <AskForm {...props} /> : <Note kind="must">{words.nobody}</Note>}
        {openings.length > 0 && (
          <Section title={words.asked}>
            <Rows>
              {openings.map((opening) => (
                <AskedRow key={opening.id} caseId={caseId} opening={opening} viewerId={props.viewerId} />
              ))}
            </Rows>
          </Section>
        )}
        <MoreLink to={`/office/hazards/${caseId}`}>{words.leave}</MoreLink>
      </div>
    </DeskPage>
  )
}

const AskForm = ({ caseId, reports, problems, given }: AskProps) => {
  const identified = reports.filter((report) => report.given)
  return (
    <Form action={`/office/hazards/${caseId}/identity`} problems={problems}>
      <Picks
        name="report"
        legend={words.which}
        value={given.report ?? identified[0]?.reportId}
        options={identified.map(({ reportId, number, anonymity }) => ({
          value: reportId,
          label: words.report(number, anonymityWords[anonymity]),
        }))}
      />
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={given.reason}
        maxLength={MOST_LETTERS}
      />
      <Actions>
        <Button>{words.submit}</Button>
      </Actions>
    </Form>
  )
}

const AskedRow = ({ caseId, opening, viewerId }: { caseId: string; opening: AskedRead; viewerId: string }) => (
  <Row
    title={words.line(opening.number, opening.asker, opening.askedOn)}
    note={
      <>
        <State lamp={lampOfOpening(opening)} word={words.outcome(opening.granted, opening.scope)} />
        <br />
        {opening.reason}
        {opening.answer && opening.answeredOn && <Say by={words.answer(opening.answeredOn)}>{opening.answer}</Say>}
      </>
    }
    after={<Reading caseId={caseId} opening={opening} viewerId={viewerId} />}
  />
)

const Reading = ({ caseId, opening, viewerId }: { caseId: string; opening: AskedRead; viewerId: string }) => {
  const problem = problemWithAskersReading(opening, viewerId)
  if (problem === 'read-already') return <span class="s">{words.readAlready}</span>
  if (problem) return null
  return (
    <Form action={`/office/hazards/${caseId}/identity/${opening.id}/readings`}>
      <p class="s">{words.readNote}</p>
      <Button look="line" fit>
        {words.read}
      </Button>
    </Form>
  )
}
