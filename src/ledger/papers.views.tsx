import { dayOf } from '#platform/days.rules.ts'
import { Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Panel, Split } from '#platform/html/split/split.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Circular } from '#urges/slice.ts'
import { numberOf } from './papers.rules.ts'
import type { Paper } from './papers.store.ts'
import { PapersTabs } from './papers.tabs.tsx'
import { paperKindWords, papersPageWords as words } from './papers.words.ts'
import type { Week } from './statistics.rules.ts'

interface PapersProps {
  papers: readonly Paper[]
  weeks: readonly Week[]
  /** Monday of the one that is chosen at first. */
  week: string
  circulars: readonly Circular[]
  office: boolean
  problems: Problem[]
}

export const PapersPage = (props: PapersProps) => (
  <DeskPage title={words.title} current="/office/papers">
    <ErrorSummary problems={props.problems} />
    <PapersTabs current="/office/papers" />
    <Split side={props.office ? <Drafting {...props} /> : null}>
      {props.papers.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <Rows ordered>
          {props.papers.map((paper) => (
            <Row
              key={paper.id}
              to={`/office/papers/${paper.id}`}
              lamp={paper.droppedAt ? 'free' : paper.issuedAt ? 'ok' : 'todo'}
              title={paper.title.replace('\n', '')}
              note={[
                numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number) || paperKindWords[paper.kind],
                stateOf(paper),
                dayWords.day(dayOf(paper.issuedAt ?? paper.draftedAt)),
                ...(paper.publishedAt ? [words.published] : []),
              ].join('　')}
            />
          ))}
        </Rows>
      )}
    </Split>
  </DeskPage>
)

const stateOf = ({ droppedAt, issuedAt, issuedEdition }: Paper): string => {
  if (droppedAt) return words.state.dropped
  if (issuedAt) return words.state.issued
  return issuedEdition > 0 ? words.state.correcting : words.state.draft
}

const Drafting = ({ weeks, week, circulars, problems }: PapersProps) => (
  <>
    <Panel title={words.draftBulletin}>
      <Form action="/office/papers" problems={problems} label={words.draftBulletin}>
        <input type="hidden" name="kind" value="bulletin" />
        <SelectField
          name="week"
          label={words.bulletinWeek}
          value={week}
          options={weeks
            .map(({ from, to }) => ({ value: from, label: words.week(dayWords.day(from), dayWords.day(to)) }))
            .reverse()}
        />
        <Button>{words.draftBulletin}</Button>
      </Form>
    </Panel>
    <Panel title={words.draftCircular}>
      <p class="s">{words.circularHint}</p>
      {circulars.slice(0, 3).map(({ id, title }) => (
        <Form key={id} action="/office/papers" label={words.ladder(title)}>
          <input type="hidden" name="kind" value="circular" />
          <input type="hidden" name="circular" value={id} />
          <p>{words.ladder(title)}</p>
          <Button look="line">{words.draftCircular}</Button>
        </Form>
      ))}
      {circulars.length === 0 && (
        <Form action="/office/papers" label={words.draftCircular}>
          <input type="hidden" name="kind" value="circular" />
          <Button look="line">{words.draftCircular}</Button>
        </Form>
      )}
    </Panel>
    <Panel title={words.draftSummary}>
      <p class="s">{words.summaryHint}</p>
      <Form action="/office/papers" label={words.draftSummary}>
        <input type="hidden" name="kind" value="summary" />
        <Button look="line">{words.draftSummary}</Button>
      </Form>
    </Panel>
  </>
)
