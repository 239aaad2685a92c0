import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { ErrorSummary } from './error-summary.tsx'

export const errorSummaryExamples: Example[] = [
  {
    title: titles.summary,
    view: (
      <ErrorSummary
        problems={[
          { field: 'f-bad-phone', text: samples.phoneBad },
          { field: 'f-times', text: samples.timesBad },
        ]}
      />
    ),
  },
]
