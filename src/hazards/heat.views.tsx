import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Link } from '#platform/html/link.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import { barOf, type HeatRow, type HeatSpan, heatSpans } from './heat.rules.ts'
import { heatWords as words } from './heat.words.ts'
import { spotMapWords } from './spot-map.words.ts'

interface HeatProps {
  span: HeatSpan
  rows: readonly HeatRow[]
  whole: boolean
  /** Whether this reader may see where. */
  spots: boolean
}

const MOST = 50

const at = (span: HeatSpan, whole = false): string => {
  const query = new URLSearchParams({
    ...(span === 'month' ? {} : { span }),
    ...(whole ? { whole: '1' } : {}),
  }).toString()
  return `/office/hazards/map${query && `?${query}`}`
}

export const HeatPage = ({ span, rows, whole, spots }: HeatProps) => {
  const shown = whole ? rows : rows.slice(0, MOST)
  return (
    <DeskPage
      title={words.title}
      current="/office/hazards"
      back={{ to: '/office/hazards', label: words.back }}
      head={<Sums rows={rows} />}
    >
      <p>{words.lead}</p>
      <Tabs
        label={words.spans}
        current={at(span)}
        items={heatSpans.map((one) => ({ to: at(one), label: words.span[one] }))}
      />
      {rows.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      ) : (
        <>
          <Key />
          <HeatTable rows={shown} most={rows[0]?.cases ?? 1} />
          {shown.length < rows.length && (
            <p>
              {words.most(shown.length, rows.length)} <Link to={at(span, true)}>{words.showAll}</Link>
            </p>
          )}
        </>
      )}
      <p class="s">
        {words.noSpots} {spots && <Link to="/office/hazards/spots">{spotMapWords.open}</Link>}
      </p>
    </DeskPage>
  )
}

const Sums = ({ rows }: { rows: readonly HeatRow[] }) => {
  const sum = (of: (row: HeatRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return (
    <Tally
      figures={[
        { word: words.tally.cases, value: sum(({ cases }) => cases) },
        { word: words.tally.open, value: sum(({ open }) => open), lamp: 'todo' },
        { word: words.tally.overdue, value: sum(({ overdue }) => overdue), lamp: 'late' },
        { word: words.tally.major, value: sum(({ major }) => major), lamp: 'soon' },
        { word: words.tally.fixed, value: sum(({ fixed }) => fixed), lamp: 'ok' },
      ]}
    />
  )
}

const HeatTable = ({ rows, most }: { rows: readonly HeatRow[]; most: number }) => (
  <CardsTable
    caption={words.caption}
    rows={rows}
    keyOf={({ unitId }) => unitId ?? ''}
    columns={[
      {
        head: words.heads.unit,
        cell: ({ unitId, name }) =>
          unitId && name ? <Link to={`/office/hazards?unit=${unitId}&show=all`}>{name}</Link> : words.noUnit,
      },
      { head: words.heads.bar, headHidden: true, cell: (row) => <Bar row={row} most={most} /> },
      { head: words.heads.cases, figure: true, cell: ({ cases }) => cases },
      { head: words.heads.open, figure: true, cell: ({ open }) => open },
      {
        head: words.heads.overdue,
        figure: true,
        cell: ({ overdue }) => (overdue > 0 ? <b class="late">{overdue}</b> : overdue),
      },
      { head: words.heads.major, figure: true, cell: ({ major }) => major },
      { head: words.heads.perHundred, figure: true, cell: ({ perHundred }) => perHundred ?? words.unknown },
    ]}
  />
)

const Key = () => (
  <ul class="legend heat-key">
    {(['late', 'open', 'all'] as const).map((part) => (
      <li key={part}>
        <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
          <rect class={`heat-${part}`} width="10" height="10" />
        </svg>
        {words.key[part]}
      </li>
    ))}
  </ul>
)

/** Plain shapes, for phones that know nothing newer; the figures beside it say the same. */
const Bar = ({ row, most }: { row: HeatRow; most: number }) => {
  const { late, open, all } = barOf(row, most)
  return (
    <svg
      class="heat"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={words.bar(row.cases, row.open, row.overdue)}
    >
      <rect class="heat-all" width={all} height="10" />
      <rect class="heat-open" width={open} height="10" />
      <rect class="heat-late" width={late} height="10" />
    </svg>
  )
}
