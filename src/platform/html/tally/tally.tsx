import { Lamp, type LampName } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'

export interface TallyFigure {
  word: string
  value: string | number
  /** Small after the figure: a 量词, a share. */
  after?: string | undefined
  lamp?: LampName | undefined
  to?: string | undefined
}

/** Figures in a line, seven at most. A late figure is red only when there is one. */
export const Tally = ({ figures }: { figures: readonly TallyFigure[] }) => (
  <dl class="tally">
    {figures.map(({ word, value, after, lamp, to }) => (
      <div key={word}>
        <dt>
          {lamp && <Lamp lamp={lamp} />}
          {word}
        </dt>
        <dd class={lamp === 'late' && value !== 0 ? 'late' : undefined}>
          {to ? <Link to={to}>{value}</Link> : value} {after && <small>{after}</small>}
        </dd>
      </div>
    ))}
  </dl>
)
