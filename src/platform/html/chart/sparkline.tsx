import { tenth } from './scale.rules.ts'

/** The course of one figure in the height of a line of words; its last value stands beside it in words. */
export const Sparkline = ({ values, label }: { values: readonly number[]; label: string }) => {
  const high = Math.max(1, ...values)
  const at = (value: number, index: number) =>
    `${tenth(3 + (index * 90) / Math.max(1, values.length - 1))} ${tenth(21 - (value / high) * 18)}`
  return (
    <svg class="spark" viewBox="0 0 96 24" role="img" aria-label={label}>
      <path class="axis" d="M0 22.5h96" />
      <path class="came" d={values.map((value, index) => `${index ? 'L' : 'M'}${at(value, index)}`).join('')} />
      {values.length > 0 && <path class="came-dot" d={`M${at(values.at(-1) ?? 0, values.length - 1)}h0`} />}
    </svg>
  )
}
