import { Link } from '../link.tsx'

export interface Tab {
  to: string
  label: string
  count?: number | undefined
}

/** Views of one thing, as plain links. */
export const Tabs = ({ label, items, current }: { label: string; items: readonly Tab[]; current: string }) => (
  <nav class="tabs" aria-label={label}>
    {items.map(({ to, label: words, count }) => (
      <Link key={to} to={to} aria-current={to === current ? 'page' : undefined}>
        {words}
        {count !== undefined && <small>{count}</small>}
      </Link>
    ))}
  </nav>
)
