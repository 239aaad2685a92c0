import { Actions, Button, MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { Campaign } from './campaign.types.ts'
import { titleOf } from './campaigns.views.tsx'
import { type BeforeClosing, leftOpenIn } from './closings.reading.ts'
import { MOST_REASON, seenOf } from './closings.rules.ts'
import type { Closing } from './closings.store.ts'
import { closingWords as words } from './closings.words.ts'

interface ClosedProps {
  campaign: Campaign
  /** The latest first. */
  closings: readonly Closing[]
  problems: readonly Problem[]
}

interface ClosingProps extends ClosedProps {
  open: BeforeClosing
  reopened: boolean
  reason: string
}

const back = { to: '/office/campaigns', label: words.back }

export const NothingToClosePage = ({ campaign }: { campaign: Campaign }) => (
  <DeskPage title={words.title} current="/office/campaigns" back={back} head={<p class="s">{titleOf(campaign)}</p>}>
    <Empty title={words.notIssued}>
      <MoreLink to={`/office/campaigns/${campaign.id}/issue`}>{words.toIssue}</MoreLink>
    </Empty>
  </DeskPage>
)

/** What is still open, what closing does, and the one button. */
export const ClosingPage = ({ campaign, closings, problems, open, reopened, reason }: ClosingProps) => {
  const leftOpen = leftOpenIn(open)
  return (
    <DeskPage title={words.title} current="/office/campaigns" back={back} head={<p class="s">{titleOf(campaign)}</p>}>
      <ErrorSummary problems={problems} title={words.refused} kept="" />
      {reopened && <Note>{words.reopened}</Note>}
      <StillOpenSection open={open} />
      <div class="narrow">
        <Section title={words.whatTitle}>
          <ul>
            {words.what.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
        <Section title={words.confirmTitle}>
          <Form action={`/office/campaigns/${campaign.id}/closings`} problems={problems} label={words.title}>
            <input type="hidden" name="seen" value={seenOf(leftOpen)} />
            {leftOpen.length > 0 && (
              <TextArea
                name="reason"
                label={words.reason}
                hint={words.reasonHint}
                value={reason}
                maxLength={MOST_REASON}
                rows={3}
              />
            )}
            <Actions>
              <Button fit>{words.close}</Button>
            </Actions>
          </Form>
        </Section>
        <History closings={closings} />
      </div>
    </DeskPage>
  )
}

const StillOpenSection = ({ open }: { open: BeforeClosing }) => {
  const { activities, others } = open
  const { columns, pieces } = words
  if (activities.length === 0 && others.length === 0) return <Note>{words.nothingOpen}</Note>
  return (
    <Section title={words.openTitle}>
      {activities.length > 0 && (
        <>
          <CardsTable
            caption={words.caption}
            rows={activities}
            keyOf={({ heading }) => heading}
            columns={[
              { head: columns.activity, cell: ({ heading }) => heading },
              { head: columns.owed, figure: true, cell: ({ owed }) => pieces(owed) },
              { head: columns.returned, figure: true, cell: ({ returned }) => pieces(returned) },
              { head: columns.late, figure: true, cell: ({ late }) => pieces(late) },
              { head: columns.waiting, figure: true, cell: ({ waiting }) => pieces(waiting) },
            ]}
          />
          <div class="task-acts">
            <MoreLink to="/office/owed">{words.owed}</MoreLink>
            {activities.some(({ waiting }) => waiting > 0) && <MoreLink to="/office/reviews">{words.reviews}</MoreLink>}
          </div>
        </>
      )}
      {others.length > 0 && (
        <Rows>
          {others.map(({ text, to, mild }) => (
            <Row key={text} title={text} to={to} lamp={mild ? 'none' : 'todo'} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

/** Where to go from here, and the way back. Once a next one runs, the desk shows that one's figures. */
export const ClosedPage = ({ campaign, closings, problems, isShown }: ClosedProps & { isShown: boolean }) => {
  const [latest] = closings
  const nextYear = campaign.year + 1
  return (
    <DeskPage title={words.title} current="/office/campaigns" back={back} head={<p class="s">{titleOf(campaign)}</p>}>
      <div class="narrow">
        <ErrorSummary problems={problems} title={words.reopenRefused} kept="" />
        {latest && <Note>{words.closed(latest.closedAt, latest.byName)}</Note>}
        {latest && <LeftOpen closing={latest} />}
        <Section title={words.closedTitle}>
          <Rows>
            {isShown && <Row title={words.summary} note={words.summaryNote} to="/office/summary" />}
            {isShown && <Row title={words.statistics} note={words.statisticsNote} to="/office/statistics" />}
            <Row title={words.archive} note={words.archiveNote} to="/office/archive" />
            <Row
              title={words.nextYear(nextYear)}
              note={words.nextYearNote}
              to={`/office/campaigns/new?earlier=${campaign.id}`}
            />
          </Rows>
        </Section>
        {isShown && (
          <Section title={words.reopenTitle}>
            <p>{words.reopenText}</p>
            <Form action={`/office/campaigns/${campaign.id}/reopenings`}>
              <Actions>
                <Button look="line" fit>
                  {words.reopen}
                </Button>
              </Actions>
            </Form>
          </Section>
        )}
        <History closings={closings.slice(1)} />
      </div>
    </DeskPage>
  )
}

const LeftOpen = ({ closing: { reason, leftOpen } }: { closing: Closing }) =>
  leftOpen.length === 0 ? null : (
    <>
      <p>{words.leftOpen}</p>
      <ul>
        {leftOpen.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {reason && <p class="lines">{words.whyThen(reason)}</p>}
    </>
  )

const History = ({ closings }: { closings: readonly Closing[] }) =>
  closings.length === 0 ? null : (
    <Fold title={words.historyTitle}>
      {closings.map((closing) => (
        <div key={closing.id}>
          <p>
            {words.closed(closing.closedAt, closing.byName)}
            {closing.reopenedAt && ` ${words.historyReopened(closing.reopenedAt, closing.reopenedBy ?? '')}。`}
          </p>
          <LeftOpen closing={closing} />
        </div>
      ))}
    </Fold>
  )
