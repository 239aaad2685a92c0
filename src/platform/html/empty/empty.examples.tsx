import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Empty } from './empty.tsx'

export const emptyExamples: Example[] = [
  { title: titles.empty, view: <Empty title={samples.emptyTitle}>{samples.emptyLine}</Empty> },
]
