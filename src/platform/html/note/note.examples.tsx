import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Flag, Note } from './note.tsx'

export const noteExamples: Example[] = [
  {
    title: titles.note,
    view: (
      <>
        <Note>{samples.saved}</Note>
        <Note kind="care">{samples.offline}</Note>
        <Note kind="stop">{samples.stopped}</Note>
        <Flag>{samples.doubt}</Flag>
      </>
    ),
  },
]
