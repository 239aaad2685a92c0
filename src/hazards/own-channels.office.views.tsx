import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import { ownOfficeWords as words } from './own-channels.words.ts'
import type { OwnCount } from './own-counts.store.ts'

interface OfficeProps {
  counts: readonly OwnCount[]
  /** Enterprises without a channel. */
  lacking: readonly string[]
  days: number
  /** Where this page lies in the menu of who reads it. */
  office: boolean
}

export const OwnChannelsPage = ({ counts, lacking, days, office }: OfficeProps) => (
  <DeskPage
    title={words.title}
    current={office ? '/office/hazards' : '/office/hotlines'}
    back={office ? { to: '/office/hazards', label: words.back } : undefined}
    head={<Sums counts={counts} all={counts.filter(({ openedOn }) => openedOn).length + lacking.length} />}
  >
    <p>{words.lead}</p>
    <p class="s">{words.days(days)}</p>
    {counts.length === 0 ? (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <CountsTable counts={counts} />
    )}
    {lacking.length > 0 && (
      <Fold title={words.lacking(lacking.length)}>
        <p>{lacking.join('、')}</p>
      </Fold>
    )}
  </DeskPage>
)

const Sums = ({ counts, all }: { counts: readonly OwnCount[]; all: number }) => {
  const sum = (of: (row: OwnCount) => number) => counts.reduce((total, row) => total + of(row), 0)
  const { tally } = words
  return (
    <Tally
      figures={[
        { word: tally.channels, value: counts.filter(({ openedOn }) => openedOn).length, after: words.of(all) },
        { word: tally.open, value: sum(({ open }) => open), lamp: 'todo' },
        { word: tally.finished, value: sum(({ finished }) => finished), lamp: 'ok' },
        { word: tally.passed, value: sum(({ passed }) => passed) },
        { word: tally.late, value: sum(({ late }) => late), lamp: 'late' },
      ]}
    />
  )
}

const CountsTable = ({ counts }: Pick<OfficeProps, 'counts'>) => (
  <CardsTable
    caption={words.caption}
    rows={counts}
    keyOf={({ unitId }) => unitId}
    columns={[
      { head: words.heads.unit, cell: ({ unit }) => unit },
      { head: words.heads.since, cell: ({ openedOn }) => words.since(openedOn) },
      { head: words.heads.reader, cell: ({ reader }) => reader ?? words.nobody },
      { head: words.heads.received, figure: true, cell: ({ received }) => received },
      { head: words.heads.open, figure: true, cell: ({ open }) => open },
      { head: words.heads.finished, figure: true, cell: ({ finished }) => finished },
      { head: words.heads.passed, figure: true, cell: ({ passed }) => passed },
      { head: words.heads.late, figure: true, cell: ({ late }) => (late > 0 ? <b class="late">{late}</b> : late) },
    ]}
  />
)
