import type { ComponentChildren } from 'preact'

interface SayProps {
  /** Blue: the office speaks. Red: danger. Yellow: doubt. */
  kind?: 'must' | 'stop' | 'care' | undefined
  /** Who and when. */
  by?: ComponentChildren
  children: ComponentChildren
}

/** Somebody's words, with who and when. */
export const Say = ({ kind = 'must', by, children }: SayProps) => (
  <div class={kind === 'must' ? 'say' : `say ${kind}`}>
    <p>{children}</p>
    {by && <p class="s">{by}</p>}
  </div>
)
