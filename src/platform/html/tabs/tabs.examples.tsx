import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Pager } from '../pager/pager.tsx'
import { SearchBox } from '../search-box/search-box.tsx'
import { Tag } from '../tag/tag.tsx'
import { Tabs } from './tabs.tsx'

export const tabsExamples: Example[] = [
  {
    title: titles.tabs,
    view: (
      <Tabs
        label={titles.tabs}
        current="/list/0"
        items={samples.tabs.map((label, index) => ({ to: `/list/${index}`, label, count: 9 - index * 3 }))}
      />
    ),
  },
  { title: titles.search, view: <SearchBox action="/office/gallery" label={samples.search} /> },
  {
    title: titles.tags,
    view: (
      <p>
        {samples.tags.map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </p>
    ),
  },
  { title: titles.pager, view: <Pager page={2} pages={7} to={(page) => `/list?page=${page}`} /> },
]
