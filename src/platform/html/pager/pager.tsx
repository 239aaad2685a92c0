import { Link } from '../link.tsx'
import { pagerWords } from '../words.ts'

interface PagerProps {
  /** Counted from 1. */
  page: number
  pages: number
  /** Address of a page. */
  to: (page: number) => string
}

/** One page needs no pager. */
export const Pager = ({ page, pages, to }: PagerProps) =>
  pages <= 1 ? null : (
    <nav class="pager" aria-label={pagerWords.label}>
      {page > 1 && (
        <Link to={to(page - 1)} rel="prev">
          {pagerWords.previous}
        </Link>
      )}
      <span>{pagerWords.place(page, pages)}</span>
      {page < pages && (
        <Link to={to(page + 1)} rel="next">
          {pagerWords.next}
        </Link>
      )}
    </nav>
  )
