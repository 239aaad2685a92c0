import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { papersPageWords as words } from './papers.words.ts'

/** What goes out of the office stands under one item of the menu. */
export const PapersTabs = ({ current }: { current: string }) => (
  <Tabs
    label={words.tabsLabel}
    current={current}
    items={[
      { to: '/office/papers', label: words.tabs.papers },
      { to: '/office/photos', label: words.tabs.photos },
      { to: '/office/gantt', label: words.tabs.gantt },
    ]}
  />
)
