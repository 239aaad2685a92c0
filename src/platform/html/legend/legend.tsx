import { type LampName, State } from '../lamp/lamp.tsx'

/** What the lamps above mean, worst first. */
export const Legend = ({ lamps }: { lamps: readonly { lamp: LampName; word: string }[] }) => (
  <ul class="legend">
    {lamps.map(({ lamp, word }) => (
      <li key={lamp}>
        <State lamp={lamp} word={word} />
      </li>
    ))}
  </ul>
)
