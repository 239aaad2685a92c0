import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { ViewsLine } from './saved-views.tsx'

export const savedViewsExamples: Example[] = [
  {
    title: titles.views,
    desk: true,
    view: (
      <ViewsLine
        list="/list"
        items={samples.tabs.map((name, index) => ({
          id: name,
          to: `/list?of=${index}`,
          name,
          current: index === 1,
        }))}
        save="/list?of=3"
        canShare
        starts
      />
    ),
  },
]
