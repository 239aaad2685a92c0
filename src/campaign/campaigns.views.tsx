import { Actions, Button, ButtonLink, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Campaign } from './campaign.types.ts'
import { ways } from './campaigns.rules.ts'
import { campaignWords, startWords } from './campaigns.words.ts'
import { cloningWords } from './cloning.words.ts'
import { closingWords } from './closings.words.ts'

export const titleOf = (campaign: Campaign): string => campaign.title || campaignWords.untitled(campaign.year)

interface CampaignsPageProps {
  campaigns: readonly Campaign[]
  /** Dropped just now: one press finds it again. */
  dropped?: Campaign | undefined
  problems?: readonly Problem[]
}

export const CampaignsPage = ({ campaigns, dropped, problems = [] }: CampaignsPageProps) => (
  <DeskPage
    title={campaignWords.title}
    current="/office/campaigns"
    head={
      campaigns.length > 0 && (
        <ButtonLink fit to="/office/campaigns/new">
          {campaignWords.start}
        </ButtonLink>
      )
    }
  >
    <ErrorSummary problems={problems} title={campaignWords.refused} kept="" />
    {dropped && (
      <Form action={`/office/campaigns/${dropped.id}/restorations`}>
        <Note kind="care">
          {campaignWords.dropped(titleOf(dropped))} <MiniButton>{campaignWords.restore}</MiniButton>
        </Note>
      </Form>
    )}
    {campaigns.length === 0 ? (
      <Empty title={campaignWords.emptyTitle}>
        <p>{campaignWords.emptyText}</p>
        <ButtonLink fit to="/office/campaigns/new">
          {campaignWords.start}
        </ButtonLink>
      </Empty>
    ) : (
      <CardsTable
        caption={campaignWords.caption}
        rows={campaigns}
        keyOf={({ id }) => id}
        columns={[
          {
            head: campaignWords.columns.title,
            cell: (campaign) => <Link to={`/office/campaigns/${campaign.id}/notice`}>{titleOf(campaign)}</Link>,
          },
          { head: campaignWords.columns.year, cell: ({ year }) => year },
          { head: campaignWords.columns.state, cell: (campaign) => <Stage campaign={campaign} /> },
          {
            head: campaignWords.columns.days,
            cell: ({ startsOn, endsOn }) =>
              startsOn && endsOn ? `${dayWords.day(startsOn)}—${dayWords.day(endsOn)}` : '',
          },
          { head: campaignWords.next, cell: (campaign) => <Next campaign={campaign} /> },
        ]}
      />
    )}
  </DeskPage>
)

const Next = ({ campaign }: { campaign: Campaign }) => (
  <div class="task-acts">
    {!campaign.closedAt && (
      <Link to={`/office/campaigns/${campaign.id}/issue`}>
        {campaignWords.issue}
        <span class="v">{` ${titleOf(campaign)}`}</span>
      </Link>
    )}
    {campaign.issuedAt && (
      <Link to={`/office/campaigns/${campaign.id}/closing`}>
        {campaign.closedAt ? closingWords.linkClosed : closingWords.link}
        <span class="v">{` ${titleOf(campaign)}`}</span>
      </Link>
    )}
    {campaign.issuedAt === null && (
      <Form action={`/office/campaigns/${campaign.id}/drops`}>
        <MiniButton about={titleOf(campaign)}>{campaignWords.drop}</MiniButton>
      </Form>
    )}
  </div>
)

const Stage = ({ campaign }: { campaign: Campaign }) =>
  campaign.closedAt ? (
    <State lamp="none" word={campaignWords.states.closed} />
  ) : campaign.issuedAt ? (
    <State lamp="ok" word={campaignWords.states.running} />
  ) : (
    <State lamp="todo" word={campaignWords.states.draft} />
  )

interface StartPageProps {
  given: Record<string, string>
  /** What a new one can be laid out like; the way stands there only when there is any. */
  earlier: readonly Campaign[]
  problems?: readonly Problem[]
}

export const StartPage = ({ given, earlier, problems = [] }: StartPageProps) => (
  <DeskPage
    title={startWords.title}
    current="/office/campaigns"
    back={{ to: '/office/campaigns', label: startWords.back }}
  >
    <div class="page">
      <ErrorSummary problems={problems} title={startWords.refused} />
      <Form action="/office/campaigns" files problems={problems}>
        <Picks
          name="way"
          legend={startWords.from}
          value={given.way ?? 'file'}
          options={ways
            .filter((way) => way !== 'earlier' || earlier.length > 0)
            .map((way) => ({ value: way, ...startWords.ways[way] }))}
        />
        <FileField name="file" label={startWords.file} hint={startWords.fileHint} accept=".txt,.docx,.doc" single />
        <TextArea name="text" label={startWords.text} hint={startWords.textHint} value={given.text} rows={8} />
        {earlier.length > 0 && (
          <SelectField
            name="earlier"
            label={cloningWords.earlier}
            hint={cloningWords.earlierHint}
            value={given.earlier}
            options={earlier.map((one) => ({ value: one.id, label: cloningWords.choice(one.year, titleOf(one)) }))}
          />
        )}
        <Field name="year" label={startWords.year} hint={startWords.yearHint} value={given.year} digits short />
        <Actions>
          <Button>{startWords.submit}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)
