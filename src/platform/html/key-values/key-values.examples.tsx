import type { Example } from '../gallery/example.ts'
import { names, samples, titles } from '../gallery/gallery.words.ts'
import { BigFigure, KeyValues } from './key-values.tsx'

const [number, code, unit, matter, reported, words] = samples.receipt

export const keyValuesExamples: Example[] = [
  {
    title: titles.values,
    view: (
      <KeyValues
        items={[
          { term: number, value: code, code: true },
          { term: unit, value: names.east },
          { term: matter, value: samples.talk },
          { term: reported, value: <BigFigure value={213} counter={samples.peopleCounter} /> },
          { term: words, value: samples.wordsValue },
        ]}
      />
    ),
  },
]
