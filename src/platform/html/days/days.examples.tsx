import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Days } from './days.tsx'

export const daysExamples: Example[] = [
  {
    title: titles.days,
    view: (
      <Days from="2023-05-31" to="2023-06-30" today="2023-06-10" mark={{ day: '2023-06-16', label: samples.openDay }} />
    ),
  },
]
