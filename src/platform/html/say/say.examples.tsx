import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Say } from './say.tsx'

export const sayExamples: Example[] = [
  {
    title: titles.say,
    view: (
      <>
        <Say by={samples.unclearBy}>{samples.unclear}</Say>
        <Say kind="stop">{samples.danger}</Say>
        <Say kind="care">{samples.doubt}</Say>
      </>
    ),
  },
]
