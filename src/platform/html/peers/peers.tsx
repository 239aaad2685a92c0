import { marksUpTo, tenth } from '../chart/scale.rules.ts'

interface PeersProps {
  /** One sentence that says what the picture says. */
  label: string
  /** The others' figures. */
  values: readonly number[]
  own: { name: string; value: number }
  /** 量词 of the figures. */
  counter?: string | undefined
}

const left = 8
const right = 632

/** One value among its peers: a blue dot among grey ones. The words stand beside the picture, where they keep their size. */
export const Peers = ({ label, values, own, counter = '' }: PeersProps) => {
  const high = marksUpTo(Math.max(own.value, 0, ...values)).at(-1) ?? 1
  const x = (value: number) => tenth(left + ((right - left) * Math.max(0, value)) / high)
  return (
    <div class="peers-box">
      <p class="peers-own" aria-hidden="true">
        <svg viewBox="0 0 14 14">
          <circle class="came-end" cx="7" cy="7" r="7" />
        </svg>
        {`${own.name} ${own.value} ${counter}`.trim()}
      </p>
      <svg class="chart peers" viewBox="0 0 640 24" role="img" aria-label={label}>
        <path class="axis" d={`M${left} 12H${right}`} />
        {values.map((value, index) => (
          <circle key={index} class="peer" cx={x(value)} cy="12" r="6" />
        ))}
        <circle class="came-end" cx={x(own.value)} cy="12" r="8" />
      </svg>
      <p class="peers-scale" aria-hidden="true">
        <span>0</span>
        <span>{`${high} ${counter}`.trim()}</span>
      </p>
    </div>
  )
}
