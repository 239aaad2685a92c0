import { marksUpTo, tenth } from '../chart/scale.rules.ts'

interface PeersProps {
  /** One sentence that says what the picture says. */
  label: string
  /** The others' figures. */
  values: readonly number[]
  own: { name: string; value: number }
  /** 量词 at the end of the scale. */
  counter?: string | undefined
}

const left = 20
const right = 620

/** One value among its peers: a blue dot among grey ones. */
export const Peers = ({ label, values, own, counter = '' }: PeersProps) => {
  const marks = marksUpTo(Math.max(own.value, 0, ...values))
  const high = marks.at(-1) ?? 1
  const x = (value: number) => tenth(left + ((right - left) * Math.max(0, value)) / high)
  const place = x(own.value)
  return (
    <svg class="chart peers" viewBox="0 0 640 66" role="img" aria-label={label}>
      <path class="axis" d={`M${left} 36H${right}`} />
      {values.map((value, index) => (
        <circle key={index} class="peer" cx={x(value)} cy="36" r="5" />
      ))}
      <circle class="came-end" cx={place} cy="36" r="7" />
      <text class="strong" x={place} y="20" text-anchor={place < 90 ? 'start' : place > 550 ? 'end' : 'middle'}>
        {`${own.name} ${own.value}`}
      </text>
      {marks.map((mark, index) => (
        <text
          key={mark}
          x={x(mark)}
          y="60"
          text-anchor={index === 0 ? 'start' : index === marks.length - 1 ? 'end' : 'middle'}
        >
          {index === marks.length - 1 ? `${mark} ${counter}`.trim() : mark}
        </text>
      ))}
    </svg>
  )
}
