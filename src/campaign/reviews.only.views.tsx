import { usePage } from '#platform/html/page.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { narrowed, onlyIn } from './reviews.rules.ts'
import { reviewWords as words } from './reviews.words.ts'

const QUEUE = '/office/reviews'

/** Keeps an address of the queue as narrow as the page that it stands on. */
export const useNarrowed = (): ((to: string) => string) => {
  const { path } = usePage()
  const only = onlyIn(new URLSearchParams(path.split('?')[1] ?? '').get('only'))
  return (to) => narrowed(to, only)
}

/** All, what may be judged by the dozen, what wants a look; not drawn where that makes no difference. */
export const OnlyTabs = ({ all, flagged }: { all: number; flagged: number }) => {
  const current = useNarrowed()(QUEUE)
  if (current === QUEUE && (flagged === 0 || flagged === all)) return null
  return (
    <Tabs
      label={words.only.label}
      current={current}
      items={[
        { to: QUEUE, label: words.only.all, count: all },
        { to: narrowed(QUEUE, 'clear'), label: words.only.clear, count: all - flagged },
        { to: narrowed(QUEUE, 'flagged'), label: words.only.flagged, count: flagged },
      ]}
    />
  )
}
