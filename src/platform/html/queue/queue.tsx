import type { ComponentChildren } from 'preact'
import { Lamp, type LampName } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'

export interface QueueItem {
  to: string
  lamp: LampName
  title: string
  lines: readonly ComponentChildren[]
}

/** What waits, first come first, the one in hand marked. */
export const Queue = ({ label, items, current }: { label: string; items: readonly QueueItem[]; current?: string }) => (
  <nav class="queue" aria-label={label}>
    <ol>
      {items.map(({ to, lamp, title, lines }) => (
        <li key={to}>
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
