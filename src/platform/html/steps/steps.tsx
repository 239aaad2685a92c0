import { stepWords } from '../words.ts'

interface StepsProps {
  /** Counted from 1. */
  at: number
  of: number
  /** What this step does: 填数字. */
  name?: string | undefined
}

/** Bars are ornament to readers; the words tell. */
export const Steps = ({ at, of, name = '' }: StepsProps) => (
  <div class="steps-box">
    <ol class="steps" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <li key={index} class={index < at ? 'on' : undefined} />
      ))}
    </ol>
    <p class="s">{stepWords.step(at, of, name)}</p>
  </div>
)
