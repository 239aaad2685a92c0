import type { ComponentChildren } from 'preact'
import { Lamp, type LampName } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'

export interface QueueItem {
  to: string
  lamp: LampName
  title: string
  lines: readonly ComponentChildren[]
  /** A box before it, of a form that stands elsewhere on the page. */
  tick?: { form: string; name: string; value: string; label: string; checked: boolean } | undefined
}

/** What waits, first come first, the one in hand marked. */
export const Queue = ({ label, items, current }: { label: string; items: readonly QueueItem[]; current?: string }) => (
  <nav class="queue" aria-label={label}>
    <ol>
      {items.map(({ to, lamp, title, lines, tick }) => (
        // An id keeps the row, and its tick, the same one while others come and go.
        <li key={to} id={tick && `tick-${tick.value}`}>
          {tick && <Tick {...tick} />}
          <Link to={to} aria-current={to === current ? 'true' : undefined}>
            <Lamp lamp={lamp} />
            <span>
              <b>{title}</b>
              {lines.map((line, index) => (
                <small key={index}>{line}</small>
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  </nav>
)

/** A box for several, as wide as a thumb. */
export const Tick = ({ label, ...box }: NonNullable<QueueItem['tick']>) => (
  <label class="tick">
    <span class="v">{label}</span>
    <input type="checkbox" data-several {...box} />
  </label>
)
