import { CheckBoxes } from '../check-box/check-box.tsx'
import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Picks } from './picks.tsx'

const kindSigns = ['w-power', 'w-fire', 'w-exit', 'w-any'] as const

export const picksExamples: Example[] = [
  {
    title: titles.choices,
    view: (
      <Picks
        name="p-answer"
        legend={samples.question}
        value="1"
        options={samples.answers.map((label, index) => ({ value: String(index), label, letter: 'ABCD'[index] }))}
      />
    ),
  },
  {
    title: titles.tiles,
    view: (
      <Picks
        name="p-kind"
        legend={samples.kinds}
        value="2"
        tiles
        options={samples.kindNames.map((label, index) => ({ value: String(index), label, sign: kindSigns[index] }))}
      />
    ),
  },
  {
    title: titles.checks,
    view: (
      <CheckBoxes
        name="p-reasons"
        legend={samples.reasons}
        values={['1']}
        options={samples.reasonNames.map((label, index) => ({ value: String(index), label }))}
      />
    ),
  },
]
