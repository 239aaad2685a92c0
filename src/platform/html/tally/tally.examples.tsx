import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Tally } from './tally.tsx'

const [asked = '', came = '', accepted = '', waiting = '', soon = '', back = '', late = ''] = samples.tally

export const tallyExamples: Example[] = [
  {
    title: titles.tally,
    desk: true,
    view: (
      <Tally
        figures={[
          { word: asked, value: 328, after: samples.piece },
          { word: came, value: 195, after: '59%' },
          { word: accepted, value: 186, lamp: 'ok', to: '/' },
          { word: waiting, value: 9, lamp: 'sent', to: '/' },
          { word: soon, value: 18, lamp: 'soon' },
          { word: back, value: 2, lamp: 'back' },
          { word: late, value: 4, lamp: 'late' },
        ]}
      />
    ),
  },
]
