import { Actions, ButtonLink, MoreLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import type { Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Split } from '#platform/html/split/split.tsx'
import type { CaseSeen, ReportOfCase } from './case.reading.ts'
import { byText, caseWords, eventText, kindWords } from './case.words.ts'
import { type CaseClock, nearestOf } from './case-clocks.rules.ts'
import { ReportsSection } from './case-report.views.tsx'
import { lampOf } from './cases.list.rules.ts'
import { isObjected, isOpen } from './cases.rules.ts'
import { caseClockWords, eventWords, gradeWords, stageWords } from './cases.words.ts'
import { isOverdue } from './clocks.rules.ts'
import { basisText, clockText, pauseText, unsureText } from './clocks.words.ts'
import { nextText, numberText, topicText } from './desk.words.ts'
import { doWords } from './event-forms.words.ts'
import type { OfficeFile } from './files.reading.ts'
import { OfficeFiles } from './files.views.tsx'
import type { IdentityWithdrawn } from './identities.store.ts'
import type { Thread } from './messages.store.ts'
import { CaseMessages } from './messages.views.tsx'
import { inOrder } from './offers.rules.ts'
import { CasePapers } from './papers.views.tsx'
import { OfficePhotos } from './photos.views.tsx'
import { forcedTransfer } from './refusing.rules.ts'
import { itemText } from './standards.words.ts'

export interface CasePageProps {
  seen: CaseSeen
  /** Empty for whoever reads the brief only. */
  reports: readonly ReportOfCase[]
  threads: readonly Thread[]
  /** Whose reporter took the identity back. */
  withdrawn?: readonly IdentityWithdrawn[]
  /** What hangs on the reports. */
  files?: readonly OfficeFile[]
  problems?: readonly Problem[]
  given?: Readonly<Record<string, string>>
}

const { photos: photosTitle } = caseWords

export const CasePage = (props: CasePageProps) => {
  const { seen, problems = [] } = props
  const { row, standing, clocks, photos } = seen
  return (
    <DeskPage
      title={topicText(row.topic)}
      current="/office/hazards"
      back={{ to: '/office/hazards', label: caseWords.back }}
      head={
        <p>
          <State lamp={lampOf(standing.stage, isOpen(standing), nearestOf(clocks))} word={stageWords[standing.stage]} />
          {'　'}
          <span class="nb">{numberText(row.number)}</span>
          <Nearest clocks={clocks} />
        </p>
      }
    >
      <ErrorSummary problems={problems} title={problems[0]?.text} kept="" />
      <Warnings seen={seen} />
      <Split side={<Clocks clocks={clocks} />}>
        <NextSteps seen={seen} />
        <Facts seen={seen} />
        <CasePapers seen={seen} />
        <ReportsSection {...props} />
        <OfficeFiles caseId={row.id} files={props.files ?? []} />
        {photos.length > 0 && (
          <Section title={photosTitle}>
            <OfficePhotos caseId={row.id} photos={photos} />
          </Section>
        )}
        <History seen={seen} />
        {seen.readsReport && <CaseMessages caseId={row.id} {...props} />}
      </Split>
    </DeskPage>
  )
}

/** On a phone the clocks stand below everything else. */
const Nearest = ({ clocks }: { clocks: readonly CaseClock[] }) => {
  const nearest = nearestOf(clocks)
  return nearest ? <span class="nearest">{nextText(nearest)}</span> : null
}

const Warnings = ({ seen: { facts, standing, row } }: Pick<CasePageProps, 'seen'>) => {
  const forced = forcedTransfer(facts)
  return (
    <>
      {forced && isOpen(standing) && (forced === 'must-transfer-deaths' || forced === 'must-transfer-concealed') && (
        <Note kind="stop">{caseWords.forced(forced)}</Note>
      )}
      {row.mergedInto && <Note kind="must">{caseWords.mergedInto}</Note>}
      {standing.danger && !standing.stopWork && <Note kind="stop">{caseWords.danger}</Note>}
      {isObjected(standing) && <Note kind="care">{caseWords.objected}</Note>}
      {standing.withdrawn && <Note kind="must">{caseWords.withdrawn}</Note>}
    </>
  )
}

const NextSteps = ({ seen: { may, row, facts, standing, readsReport } }: Pick<CasePageProps, 'seen'>) => {
  const { steps, first } = inOrder(may, standing)
  return (
    <Section title={caseWords.next} id="next">
      {steps.length === 0 ? (
        <p>{caseWords.nothing}</p>
      ) : (
        <Actions>
          {steps.map((name) => (
            <ButtonLink
              key={name}
              fit
              look={name === first ? 'solid' : 'line'}
              to={`/office/hazards/${row.id}/${name}`}
            >
              {doWords[name]}
            </ButtonLink>
          ))}
        </Actions>
      )}
      {readsReport && facts.contact && (
        <MoreLink to={`/office/hazards/${row.id}/identity`}>{caseWords.identity}</MoreLink>
      )}
    </Section>
  )
}

const Facts = ({ seen }: Pick<CasePageProps, 'seen'>) => {
  const { row, standing, people } = seen
  const named = (id: string) => people.find((one) => one.id === id)?.name ?? ''
  return (
    <KeyValues
      items={[
        { term: caseWords.unit, value: row.unit ?? '' },
        { term: caseWords.kind, value: kindWords[row.kind] },
        standing.grade !== null && { term: caseWords.grade, value: gradeWords[standing.grade] },
        standing.items.length > 0 && {
          term: caseWords.items,
          value: <span class="lines">{standing.items.map(itemText).join('\n')}</span>,
        },
        standing.verifiers.length > 0 && {
          term: caseWords.verifiers,
          value: standing.verifiers.map(named).filter(Boolean).join('、'),
        },
      ].filter((item) => item === false || item.value !== '')}
    />
  )
}

const Clocks = ({ clocks }: { clocks: readonly CaseClock[] }) => (
  <Section title={caseWords.clocks}>
    {clocks.length === 0 && <p>{caseWords.noClocks}</p>}
    {clocks.map((clock) => (
      <Say key={clock.name} kind={isOverdue(clock) ? 'stop' : 'must'} by={basisText(clock)}>
        <b>{caseClockWords[clock.name]}</b>
        <br />
        {clockText(clock)}
        {clock.pauses.map((pause) => (
          <span key={pause.from}>
            <br />
            {pauseText(pause)}
          </span>
        ))}
        {!clock.sure && (
          <>
            <br />
            {unsureText}
          </>
        )}
      </Say>
    ))}
  </Section>
)

const History = ({ seen: { events, people } }: Pick<CasePageProps, 'seen'>) => {
  const named = (id: string) => people.find((one) => one.id === id)?.name ?? ''
  return (
    <Section title={caseWords.history}>
      {events.length === 0 && <p>{caseWords.noHistory}</p>}
      {events.map((event) => (
        <Say key={event.id} by={byText(event.on, event.byWhat, event.byName)}>
          <b>{eventWords[event.name]}</b>
          <br />
          <span class="lines">{eventText(event, named)}</span>
        </Say>
      ))}
    </Section>
  )
}
