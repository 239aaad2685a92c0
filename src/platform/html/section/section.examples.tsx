import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Fold, Section } from './section.tsx'

export const sectionExamples: Example[] = [
  {
    title: titles.section,
    view: (
      <Section title={samples.today} more={{ to: '/', label: samples.month }}>
        <p>{samples.wordsValue}</p>
      </Section>
    ),
  },
  {
    title: titles.fold,
    view: (
      <Fold title={samples.fold}>
        <p>{samples.wordsValue}</p>
      </Fold>
    ),
  },
]
