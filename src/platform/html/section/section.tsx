import type { ComponentChildren } from 'preact'
import { Link } from '../link.tsx'

interface SectionProps {
  title: ComponentChildren
  id?: string | undefined
  /** One link on: under the content, or beside the heading on the desk. */
  more?: { to: string; label: string } | undefined
  /** The link stands right of the heading. */
  moreBeside?: boolean | undefined
  children?: ComponentChildren
}

/** What belongs together, opened by an ink rule like a paper form. No more than six on a page. */
export const Section = ({ title, id, more, moreBeside, children }: SectionProps) => (
  <section class="sec" id={id}>
    <h2>
      <span>{title}</span>
      {more && moreBeside && <Link to={more.to}>{more.label}</Link>}
    </h2>
    {children}
    {more && !moreBeside && (
      <Link class="more" to={more.to}>
        {more.label}
      </Link>
    )}
  </section>
)

/** More that need not be seen at first: opens without script. */
export const Fold = ({ title, open, children }: { title: string; open?: boolean; children: ComponentChildren }) => (
  <details class="sec" open={open}>
    <summary>{title}</summary>
    {children}
  </details>
)
