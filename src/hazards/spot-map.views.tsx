import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Link } from '#platform/html/link.tsx'
import { numberText, topicText } from './desk.words.ts'
import type { Dot, SpotMap, SpottedCase } from './spot-map.rules.ts'
import { spotMapWords as words } from './spot-map.words.ts'

interface SpotMapProps {
  map: SpotMap | undefined
  open: number
  spotted: number
  /** So many open cases are looked at. */
  most: number
}

export const SpotMapPage = ({ map, open, spotted, most }: SpotMapProps) => (
  <DeskPage title={words.title} current="/office/hazards" back={{ to: '/office/hazards', label: words.back }}>
    <p>{words.lead(spotted, open)}</p>
    {open === most && <p class="s">{words.cut(most)}</p>}
    {map ? (
      <>
        <Picture map={map} />
        <p class="s spots-key">
          <Key look="late" label={words.key.late} />
          <Key look="open" label={words.key.open} />
          <Key look="open major" label={words.key.major} />
        </p>
        <DotTable dots={map.dots} />
        {map.far.length > 0 && (
          <p class="s">
            {words.far(map.far.length)} <Cases cases={map.far} />
          </p>
        )}
      </>
    ) : (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    )}
  </DeskPage>
)

const lookOf = ({ late, major }: Pick<Dot, 'late' | 'major'>): string =>
  `${late ? 'late' : 'open'}${major ? ' major' : ''}`

const REACH = 10

const Mark = ({ major }: { major: boolean }) =>
  major ? <rect x={-REACH} y={-REACH} width={2 * REACH} height={2 * REACH} /> : <circle r={REACH} />

/** Plain shapes: a dot, a box where something major is among them, the number of its row in the table below. */
const Picture = ({ map: { width, height, dots, bar } }: { map: SpotMap }) => (
  <svg class="spots" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.picture(dots.length)}>
    <rect class="spots-ground" width={width} height={height} />
    <Lines of={width} step={bar.length} lineAt={(x) => ({ x1: x, x2: x, y1: 0, y2: height })} />
    <Lines of={height} step={bar.length} lineAt={(y) => ({ x1: 0, x2: width, y1: y, y2: y })} />
    {dots.map((dot) => (
      <g key={dot.nth} class={lookOf(dot)} transform={`translate(${dot.x} ${dot.y})`}>
        {dot.major ? <rect x={-REACH} y={-REACH} width={2 * REACH} height={2 * REACH} /> : <circle r={REACH} />}
        <text y="4.5">{dot.nth}</text>
      </g>
    ))}
    <g class="spots-bar" transform={`translate(${width - bar.length - 16} ${height - 14})`}>
      <path d={`M0 -6V0H${bar.length}V-6`} />
      <text x={bar.length / 2} y="-8">
        {words.metres(bar.metres)}
      </text>
    </g>
    <g class="spots-bar" transform={`translate(${width - 24} 34)`}>
      <path d="M0 12V-12M-5 -5L0 -12L5 -5" />
      <text y="28">{words.north}</text>
    </g>
  </svg>
)

interface LinesProps {
  of: number
  step: number
  lineAt: (place: number) => { x1: number; x2: number; y1: number; y2: number }
}

const Lines = ({ of, step, lineAt }: LinesProps) => (
  <>
    {Array.from({ length: Math.floor(of / step) }, (_, nth) => (
      <line key={nth} class="spots-line" {...lineAt((nth + 1) * step)} />
    ))}
  </>
)

const Key = ({ look, label }: { look: string; label: string }) => (
  <span>
    <svg class="spots-sign" viewBox="-14 -14 28 28" aria-hidden="true">
      <g class={look}>
        <Mark major={look.includes('major')} />
      </g>
    </svg>
    {label}
  </span>
)

const DotTable = ({ dots }: { dots: readonly Dot[] }) => (
  <CardsTable
    caption={words.caption}
    rows={dots}
    keyOf={({ nth }) => nth}
    columns={[
      { head: words.heads.nth, cell: ({ nth }) => nth },
      { head: words.heads.cases, cell: ({ cases }) => <Cases cases={cases} /> },
      {
        head: words.heads.units,
        cell: ({ cases }) => [...new Set(cases.map(({ unit }) => unit ?? words.noUnit))].join('、'),
      },
      {
        head: words.heads.state,
        cell: (dot) => (
          <>
            {dot.late ? <b class="late">{words.late}</b> : words.inTime} {dot.major && words.major}
          </>
        ),
      },
    ]}
  />
)

const Cases = ({ cases }: { cases: readonly SpottedCase[] }) => (
  <>
    {cases.map(({ caseId, number, topic }, index) => (
      <span key={caseId}>
        {index > 0 && '，'}
        <Link to={`/office/hazards/${caseId}`}>{`${numberText(number)} ${topicText(topic)}`}</Link>
      </span>
    ))}
  </>
)
