import { usePage } from '../page.tsx'
import { above, apart, marksUpTo, tenth, under } from './scale.rules.ts'

interface Series {
  word: string
  /** One value per day so far; the rest of the days is not drawn. */
  values: readonly number[]
}

interface TrendProps {
  /** One sentence that says what the picture says. */
  label: string
  /** Words under the first, the middle and the last day of the scale. */
  days: readonly string[]
  /** Blue, whole: what came. */
  came: Series
  /** Grey, dashed, in steps: what was asked. */
  asked?: Series | undefined
}

const left = 36
const right = 336
const top = 14
const bottom = 100

/** Two series at most, from 0, named at their ends instead of by a legend. */
export const Trend = ({ label, days, came, asked }: TrendProps) => {
  const { look } = usePage()
  const marks = marksUpTo(Math.max(0, ...came.values, ...(asked?.values ?? [])))
  const high = marks.at(-1) ?? 1
  const x = (index: number) => tenth(left + ((right - left) * index) / Math.max(1, days.length - 1))
  const y = (value: number) => tenth(bottom - ((bottom - top) * value) / high)
  const end = came.values.length - 1
  const cameY = y(came.values[end] ?? 0)
  const askedY = asked && y(asked.values.at(-1) ?? 0)
  // A label is two lines: its second may not reach the words of the days.
  const [room, floor, ceiling] = look === 'elder' ? [50, bottom - 26, 22] : [30, bottom - 14, 15]
  const [cameLabel, askedLabel] =
    askedY === undefined ? above([cameY, 0], floor) : under(above(apart(cameY, askedY, room), floor), ceiling, room)
  const middle = Math.floor((days.length - 1) / 2)
  return (
    <svg class="chart" viewBox="0 0 388 120" role="img" aria-label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <path d={`M${left} ${y(mark)}H348`} class={mark === 0 ? 'axis' : 'grid'} />
          <text x={left - 6} y={y(mark) + 4} text-anchor="end">
            {mark}
          </text>
        </g>
      ))}
      {asked && <path class="asked" d={stepsThrough(asked.values, x, y)} />}
      <path
        class="came"
        d={came.values.map((value, index) => `${index ? 'L' : 'M'}${x(index)} ${y(value)}`).join('')}
      />
      {end >= 0 && <circle class="came-end" cx={x(end)} cy={cameY} r="4.5" />}
      {end >= 0 && <EndLabel x={x(end) + 8} y={cameLabel} word={came.word} value={came.values[end] ?? 0} strong />}
      {asked && asked.values.length > 0 && (
        <EndLabel
          x={x(asked.values.length - 1) + 8}
          y={askedLabel}
          word={asked.word}
          value={asked.values.at(-1) ?? 0}
        />
      )}
      <text x={left} y="117">
        {days[0]}
      </text>
      {days.length > 4 && (
        <text x={x(middle)} y="117" text-anchor="middle">
          {days[middle]}
        </text>
      )}
      {days.length > 1 && (
        <text x={right} y="117" text-anchor="middle">
          {days.at(-1)}
        </text>
      )}
    </svg>
  )
}

const stepsThrough = (values: readonly number[], x: (index: number) => number, y: (value: number) => number): string =>
  values.map((value, index) => (index ? `H${x(index)}V${y(value)}` : `M${x(0)} ${y(value)}`)).join('')

interface EndLabelProps {
  x: number
  y: number
  word: string
  value: number
  strong?: boolean | undefined
}

const EndLabel = ({ x, y, word, value, strong }: EndLabelProps) => (
  <text class={strong ? 'strong' : undefined} x={x} y={tenth(y - 3)}>
    {word}
    <tspan x={x} dy="1.15em">
      {value}
    </tspan>
  </text>
)
