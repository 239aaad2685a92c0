import { chartWords } from '../words.ts'

interface ProgressProps {
  accepted: number
  /** Given, not yet looked at. */
  waiting?: number | undefined
  asked: number
  /** The sentence that names the bar; by default given and asked. */
  label?: string | undefined
}

/** Green what is settled, pale green what waits, grey what is missing. */
export const ProgressBar = ({ accepted, waiting = 0, asked, label }: ProgressProps) => {
  const share = (count: number) => (asked > 0 ? Math.min(100, Math.round((count / asked) * 1000) / 10) : 0)
  return (
    <svg
      class="progress"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={label ?? chartWords.progress(accepted + waiting, asked)}
    >
      <path class="next" d="M0 0h100v8H0z" />
      <path class="p-sent" d={`M0 0h${share(accepted + waiting)}v8H0z`} />
      <path class="p-ok" d={`M0 0h${share(accepted)}v8H0z`} />
    </svg>
  )
}

/** A share under a name in a standing: blue on grey, its figure stands beside it. */
export const ShareBar = ({ share }: { share: number }) => (
  <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <path class="next" d="M0 0h100v8H0z" />
    <path class="now" d={`M0 0h${Math.max(0, Math.min(100, share))}v8H0z`} />
  </svg>
)
