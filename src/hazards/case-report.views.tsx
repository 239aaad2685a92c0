import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { ReportOfCase } from './case.reading.ts'
import type { CasePageProps } from './case.views.tsx'
import { caseWords } from './case.words.ts'
import { listWords, numberText, topicText } from './desk.words.ts'
import type { IdentityWithdrawn } from './identities.store.ts'
import { passedUpWords } from './own-reports.words.ts'
import { channelWords } from './reports.words.ts'

/** What was reported, for whoever takes it in; the brief, for whoever goes to look. */
export const ReportsSection = ({
  seen,
  reports,
  withdrawn = [],
}: Pick<CasePageProps, 'seen' | 'reports' | 'withdrawn'>) =>
  seen.readsReport ? (
    <Section title={caseWords.report}>
      <p class="s">{caseWords.sealed}</p>
      {reports.map((report, index) => (
        <div key={report.id}>
          {index === 1 && <p>{caseWords.merged(reports.length - 1)}</p>}
          <OneReport report={report} withdrawn={withdrawn.filter(({ reportId }) => reportId === report.id)} />
        </div>
      ))}
    </Section>
  ) : (
    <Brief seen={seen} />
  )

const Brief = ({ seen: { events } }: Pick<CasePageProps, 'seen'>) => {
  const assigned = events.findLast(({ name }) => name === 'assign')
  const brief = assigned?.name === 'assign' ? assigned.detail.brief : undefined
  return (
    <Section title={caseWords.brief}>
      <Note kind="must">{caseWords.briefOnly}</Note>
      <p class="lines">{brief ? brief : caseWords.noBrief}</p>
    </Section>
  )
}

const OneReport = ({ report, withdrawn }: { report: ReportOfCase; withdrawn: readonly IdentityWithdrawn[] }) => (
  <>
    {report.because && report.passedUpOn && (
      <Note kind="must">
        {passedUpWords.note(report.receivedOn, report.passedUpOn)}
        {passedUpWords.by(passedUpWords.because[report.because])}
      </Note>
    )}
    <Say by={`${listWords.received(report.receivedOn)}　${numberText(report.number)}`}>
      <b>{topicText(report.topic)}</b>
      <br />
      <span class="lines">{report.words}</span>
    </Say>
    <KeyValues
      items={[
        report.address !== '' && { term: caseWords.address, value: report.address },
        report.atWork && { term: caseWords.address, value: caseWords.atWork },
        report.spot !== null && { term: caseWords.spot, value: `${report.spot.lat}, ${report.spot.lon}` },
        { term: caseWords.channel, value: channelWords[report.channel] },
        {
          term: caseWords.anonymity,
          value: [
            caseWords.anonymities[report.anonymity],
            ...(report.insider ? [caseWords.insider] : []),
            ...withdrawn.map(({ on }) => caseWords.identityWithdrawn(on)),
          ].join('，'),
        },
        report.deaths && { term: caseWords.deaths, value: '✓' },
      ]}
    />
  </>
)
