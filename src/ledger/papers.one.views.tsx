import { dayOf } from '#platform/days.rules.ts'
import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Panel, Split } from '#platform/html/split/split.tsx'
import { dayWords } from '#platform/html/words.ts'
import { Paper as PaperShown } from './paper.views.tsx'
import { documentOf, type PaperMade } from './papers.rules.ts'
import type { Edition, Paper } from './papers.store.ts'
import type { Figure } from './papers.tokens.rules.ts'
import { paperKindWords, papersPageWords as words } from './papers.words.ts'

interface PaperProps {
  paper: Paper
  edition: Edition
  editions: readonly Edition[]
  made: PaperMade
  figures: readonly Figure[]
  number: string
  /** Names that the data no longer knows. */
  unknown: readonly string[]
  office: boolean
  saved: boolean
  problems: Problem[]
}

export const PaperPage = (props: PaperProps) => {
  const { paper, edition, made, number, unknown, saved, problems } = props
  return (
    <DeskPage
      title={number || paperKindWords[paper.kind]}
      current="/office/papers"
      back={{ to: '/office/papers', label: words.back }}
    >
      <ErrorSummary problems={problems} />
      {saved && <Note>{words.saved}</Note>}
      {unknown.length > 0 && <Note kind="care">{words.unknown(unknown.join('、'))}</Note>}
      <Split side={<Side {...props} />}>
        <div class={edition.issuedAt ? undefined : 'bound'}>
          <PaperShown document={documentOf(made, [])} whole />
        </div>
        {made.photos.length > 0 && (
          <Section title={words.photosOf(made.photos.length)}>
            <Films>
              {made.photos.map(({ evidenceId, submissionId, caption }) => (
                <Film key={evidenceId} to={`/office/submissions/${submissionId}`} note={caption}>
                  <Photo src={`/office/evidence/${evidenceId}/thumb`} alt={caption} lazy />
                </Film>
              ))}
            </Films>
          </Section>
        )}
      </Split>
    </DeskPage>
  )
}

const MOST_SHOWN = 12

const Side = (props: PaperProps) => {
  const { paper, edition, editions, office } = props
  const file = (ending: string) => `/office/papers/${paper.id}/editions/${edition.edition}/${ending}`
  return (
    <>
      <Panel>
        <Actions pair>
          <ButtonLink to={file('docx')} look="line">
            {words.download.docx}
          </ButtonLink>
          <ButtonLink to={file('pdf')} look="line">
            {words.download.pdf}
          </ButtonLink>
        </Actions>
      </Panel>
      {office && !paper.droppedAt && edition.edition === paper.edition && <Acts {...props} />}
      <Panel title={words.versions}>
        <Rows ordered>
          {editions.map((one) => (
            <Row
              key={one.edition}
              lamp={one.issuedAt ? 'ok' : 'todo'}
              to={`/office/papers/${paper.id}?edition=${one.edition}`}
              title={`${words.version(one.edition)}${one.edition === edition.edition ? `（${words.shown}）` : ''}`}
              note={
                one.issuedAt
                  ? words.issuedBy(dayWords.day(dayOf(one.issuedAt)), one.issuedBy ?? '')
                  : words.changedBy(dayWords.day(dayOf(one.changedAt)), one.changedBy ?? '')
              }
            />
          ))}
        </Rows>
      </Panel>
      <Panel title={words.figures}>
        <p class="s">{edition.issuedAt ? words.frozen(dayWords.day(dayOf(edition.issuedAt))) : words.bound}</p>
        {props.figures.length > MOST_SHOWN ? (
          <details>
            <summary>{words.usedFigures(props.figures.length)}</summary>
            <FiguresTable figures={props.figures} />
          </details>
        ) : (
          <FiguresTable figures={props.figures} />
        )}
      </Panel>
    </>
  )
}

export const FiguresTable = ({ figures, braced }: { figures: readonly Figure[]; braced?: boolean }) =>
  figures.length === 0 ? (
    <p>{words.noFigures}</p>
  ) : (
    <CardsTable
      caption={words.figures}
      rows={figures}
      keyOf={({ name }) => name}
      columns={[
        { head: words.figureHeads.name, cell: ({ name }) => (braced ? `〔${name}〕` : name) },
        {
          head: words.figureHeads.value,
          figure: true,
          cell: ({ value, counter, source }) => <Link to={source}>{`${value} ${counter}`.trim()}</Link>,
        },
      ]}
    />
  )

const Acts = ({ paper, edition, problems }: PaperProps) => {
  const at = (act: string) => `/office/papers/${paper.id}/${act}`
  if (!edition.issuedAt)
    return (
      <Panel title={words.issueTitle}>
        <p class="s">{words.issueHint}</p>
        <Form action={at('issues')} problems={problems} label={words.issue}>
          <CheckBox name="confirm" label={words.confirm} />
          <Actions pair>
            <Button>{words.issue}</Button>
            <ButtonLink to={at('text')} look="line">
              {words.edit}
            </ButtonLink>
          </Actions>
        </Form>
        {paper.issuedEdition === 0 && (
          <Form action={at('drops')} label={words.drop}>
            <Button look="line">{words.drop}</Button>
          </Form>
        )}
      </Panel>
    )
  return (
    <Panel>
      {paper.kind === 'bulletin' && <Publishing paper={paper} at={at} />}
      <p class="s">{words.correctHint}</p>
      <Form action={at('corrections')} label={words.correct}>
        <Button look="line">{words.correct}</Button>
      </Form>
    </Panel>
  )
}

const Publishing = ({ paper, at }: { paper: Paper; at(act: string): string }) =>
  paper.publishedAt ? (
    <>
      <Note>
        {words.published} <Link to={`/papers/${paper.id}`}>{words.public}</Link>
      </Note>
      <Form action={at('withdrawals')} label={words.withdraw}>
        <Button look="line">{words.withdraw}</Button>
      </Form>
    </>
  ) : (
    <>
      <p class="s">{words.publishHint}</p>
      <Form action={at('publications')} label={words.publish}>
        <Button>{words.publish}</Button>
      </Form>
    </>
  )
