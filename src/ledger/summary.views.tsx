import type { PaperPhoto } from '#campaign/papers.store.ts'
import type { OfficialDocument } from '#platform/documents/official-document.ts'
import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Panel, Split } from '#platform/html/split/split.tsx'
import { dayWords } from '#platform/html/words.ts'
import { Paper } from './paper.views.tsx'
import { isBacked, type StatisticsRow } from './statistics.rules.ts'
import { type Choice, hasHole, photoCounts, type Summary } from './summary.rules.ts'
import { summaryWords, summaryPageWords as words } from './summary.words.ts'

interface SummaryProps {
  document: OfficialDocument
  summary: Summary
  rows: readonly StatisticsRow[]
  photos: readonly PaperPhoto[]
  choice: Choice
  day: string
}

const queryOf = ({ photos, recipients }: Choice): string =>
  `?${new URLSearchParams({ photos: String(photos), to: recipients })}`

export const SummaryPage = (props: SummaryProps) => (
  <DeskPage title={words.title} current="/office/summary">
    <Split side={<Side {...props} />}>
      {props.summary.totals.accepted === 0 ? (
        <Empty title={words.nothing}>{words.nothingNext}</Empty>
      ) : (
        <>
          <Paper document={props.document} />
          <PhotosOf photos={props.photos} />
        </>
      )}
    </Split>
  </DeskPage>
)

const Side = ({ summary, rows, photos, choice, day }: SummaryProps) => {
  const missing = missingOf(summary, day)
  return (
    <>
      <Panel title={words.within}>
        <KeyValues
          items={[
            { term: words.terms.figures, value: words.figures(rows.filter(isBacked).length) },
            { term: words.terms.photos, value: words.photos(photos.length) },
            { term: words.terms.until, value: dayWords.day(day) },
          ]}
        />
        <p class="s">{words.basis}</p>
        <Actions pair>
          <ButtonLink to={`/office/summary.docx${queryOf(choice)}`}>{words.download.docx}</ButtonLink>
          <ButtonLink to={`/office/summary.pdf${queryOf(choice)}`} look="line">
            {words.download.pdf}
          </ButtonLink>
        </Actions>
      </Panel>
      {missing.length > 0 && (
        <Panel title={words.missing}>
          <ul class="dots">
            {missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={words.choose}>
        <Form action="/office/summary" method="get">
          <Field name="to" label={words.recipients} hint={words.recipientsHint} value={choice.recipients} />
          <SelectField
            name="photos"
            label={words.photosAsked}
            options={photoCounts.map((count) => ({
              value: String(count),
              label: count === 0 ? words.noPhotos : words.upTo(count),
            }))}
            value={String(choice.photos)}
          />
          <Button look="line">{words.renew}</Button>
        </Form>
      </Panel>
    </>
  )
}

function missingOf({ campaign, totals }: Summary, day: string): string[] {
  return [
    ...campaign.basis.filter(hasHole).map((one) => words.hole(one)),
    ...(campaign.endsOn && campaign.endsOn >= day && !campaign.closedAt
      ? [words.running(dayWords.day(campaign.endsOn))]
      : []),
    ...(totals.sent > 0 ? [words.waiting(totals.sent)] : []),
  ]
}

const PhotosOf = ({ photos }: { photos: readonly PaperPhoto[] }) =>
  photos.length === 0 ? null : (
    <Section title={words.photosOf(photos.length)}>
      <Films>
        {photos.map(({ evidenceId, submissionId, unit, title, heldOn }) => (
          <Film
            key={evidenceId}
            to={`/office/submissions/${submissionId}`}
            note={summaryWords.caption(unit, title, heldOn)}
          >
            <Photo src={`/office/evidence/${evidenceId}/thumb`} alt={words.photoOf(unit, title)} lazy />
          </Film>
        ))}
      </Films>
    </Section>
  )
