import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Link } from '#platform/html/link.tsx'
import { dayWords } from '#platform/html/words.ts'
import { stageWords } from './cases.words.ts'
import { topicText } from './desk.words.ts'
import type { DaySpan, HazardFigure, OwnFigure } from './figures.rules.ts'
import { type CountedCase, MOST_LISTED } from './figures.store.ts'
import { figureWords as words } from './figures.words.ts'
import { stages } from './stages.rules.ts'

interface FigureProps {
  figure: Exclude<HazardFigure, 'hotlines' | OwnFigure>
  span: DaySpan
  total: number
  cases: readonly CountedCase[]
}

const stageText = (stage: string): string => {
  const known = stages.find((one) => one === stage)
  return known ? stageWords[known] : ''
}

/** Behind a figure that the system counted: the cases it was counted from. */
export const FigurePage = ({ figure, span, total, cases }: FigureProps) => {
  const { name, counter } = words.of[figure]
  return (
    <DeskPage
      title={words.title(name)}
      current="/office/statistics"
      back={{ to: '/office/statistics', label: words.back }}
    >
      <p>
        <b>{words.lead(span.from, span.until, total, counter)}</b> {words.rule[figure]}
        {total > MOST_LISTED && words.most(MOST_LISTED)}
      </p>
      {cases.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      ) : (
        <CardsTable
          caption={words.caption}
          rows={cases}
          keyOf={({ caseId }) => caseId}
          columns={[
            {
              head: words.heads.number,
              cell: ({ caseId, number, topic }) => (
                <Link to={`/office/hazards/${caseId}`}>{words.number(number, topicText(topic))}</Link>
              ),
            },
            { head: words.heads.unit, cell: ({ unit }) => unit ?? words.noUnit },
            { head: words.heads.received, cell: ({ receivedOn }) => dayWords.day(receivedOn) },
            { head: words.heads.day, cell: ({ day }) => dayWords.day(day) },
            { head: words.heads.stage, cell: ({ stage }) => stageText(stage) },
          ]}
        />
      )}
    </DeskPage>
  )
}
