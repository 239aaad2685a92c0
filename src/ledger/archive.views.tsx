import type { Campaign } from '#campaign/campaign.types.ts'
import { Actions, Button, MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { LiveFrom, LivePart } from '#platform/html/live/live.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { wholeMoment } from './archive.moment.words.ts'
import type { ArchiveRow } from './archive.store.ts'
import { archiveWords as words } from './archive.words.ts'

export interface Archivable {
  campaign: Campaign
  files: number
  bytes: number
  units: number
}

/** `isThere`: it can still be fetched. */
type Listed = ArchiveRow & { isThere: boolean }

interface ArchiveProps {
  campaigns: readonly Archivable[]
  archives: readonly Listed[]
  /** The one asked for was cleared away. */
  isGone: boolean
  now: Date
}

export const ArchivePage = ({ campaigns, archives, isGone, now }: ArchiveProps) => (
  <DeskPage title={words.title} current="/office/archive">
    {isGone && <Note kind="must">{words.gone}</Note>}
    {campaigns.length === 0 ? (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <div class="narrow">
        <p>{words.what}</p>
        <p class="s">{words.original}</p>
        {campaigns.map((one, index) => (
          <OneCampaign key={one.campaign.id} {...one} first={index === 0} />
        ))}
      </div>
    )}
    {campaigns.length > 0 && (
      <Section title={words.listTitle}>
        <LivePart name="archives">
          {archives.length === 0 ? <p>{words.empty}</p> : <Archives archives={archives} now={now} />}
          {archives.some((one) => isRunning(one, now)) && <p class="s">{words.making}</p>}
        </LivePart>
        <p class="s">{words.resumes}</p>
        <p class="s">{words.check('npm run verify-archive -- FILE')}</p>
      </Section>
    )}
    <LiveFrom url="/office/live" />
    <MoreLink to="/office/tokens">{words.tokens}</MoreLink>
  </DeskPage>
)

const OneCampaign = ({ campaign, files, bytes, units, first }: Archivable & { first: boolean }) => (
  <Section title={campaign.title || `${campaign.year}`}>
    <p>{words.contents(files, words.sizeOf(bytes), units)}</p>
    {!campaign.closedAt && <p class="s">{words.running}</p>}
    <Form action="/office/archives">
      <input type="hidden" name="campaign" value={campaign.id} />
      <Actions>
        <Button look={first ? 'solid' : 'line'} fit>
          {words.button}
        </Button>
      </Actions>
    </Form>
    <p class="s">{words.again}</p>
  </Section>
)

/** So long it may be tried before it is taken for failed: the disk may be full, or the store away. */
const RUNNING_MS = 3600_000

const isRunning = ({ sealedAt, askedAt }: ArchiveRow, now: Date): boolean =>
  !sealedAt && now.getTime() - askedAt.getTime() < RUNNING_MS

const stateOf = (row: ArchiveRow, now: Date) =>
  row.sealedAt
    ? { lamp: 'ok' as const, word: words.states.sealed }
    : isRunning(row, now)
      ? { lamp: 'todo' as const, word: words.states.running }
      : { lamp: 'none' as const, word: words.states.broken }

const Archives = ({ archives, now }: { archives: readonly Listed[]; now: Date }) => (
  <CardsTable
    caption={words.caption}
    rows={archives}
    keyOf={({ id }) => id}
    columns={[
      { head: words.columns.at, cell: ({ askedAt }) => wholeMoment(askedAt) },
      { head: words.columns.by, cell: ({ askedBy }) => askedBy },
      { head: words.columns.campaign, cell: ({ campaign }) => campaign },
      { head: words.columns.state, cell: (row) => <State {...stateOf(row, now)} /> },
      {
        head: words.columns.files,
        cell: ({ files, bytes, faults }) =>
          files === null ? (
            ''
          ) : (
            <>
              {words.filesCount(files, words.sizeOf(bytes ?? 0))}
              {faults ? <b>　{words.faults(faults)}</b> : null}
            </>
          ),
      },
      {
        head: words.columns.download,
        cell: ({ id, isThere, sealedAt }) =>
          isThere ? <Link to={`/office/archives/${id}/zip`}>{words.download}</Link> : sealedAt ? words.cleared : '',
      },
      {
        head: words.columns.hash,
        cell: ({ manifestSha256 }) => manifestSha256 && <code class="hash">{manifestSha256}</code>,
      },
    ]}
  />
)
