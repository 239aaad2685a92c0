import type { ComponentChildren } from 'preact'
import { Lamp, type LampName } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'

export interface UrgentItem {
  lamp: LampName
  name: string
  to?: string | undefined
  /** What is owed and since when; it carries the lamp's word. */
  note: ComponentChildren
  /** Small buttons. */
  actions?: ComponentChildren
}

/** Who owes what, worst first, with the buttons that move it. */
export const UrgentList = ({ items }: { items: readonly UrgentItem[] }) => (
  <ul class="urgent">
    {items.map(({ lamp, name, to, note, actions }, index) => (
      <li key={index}>
        <Lamp lamp={lamp} />
        <div>
          {to ? (
            <Link to={to}>
              <b>{name}</b>
            </Link>
          ) : (
            <b>{name}</b>
          )}
          <small>{note}</small>
        </div>
        {actions && <span class="urgent-acts">{actions}</span>}
      </li>
    ))}
  </ul>
)
