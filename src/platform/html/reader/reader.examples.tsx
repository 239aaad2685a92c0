import { Draft, DraftInput, DraftLine, Missing, Source, Suggested } from '../draft/draft.tsx'
import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Split } from '../split/split.tsx'
import type { Span } from './reader.rules.ts'
import { Reader } from './reader.tsx'

const spanOf = (number: number, words: string): Span => {
  const start = samples.notice.indexOf(words)
  return { number, start, end: start + words.length }
}
const [nth = '', theme = '', issued = '', asks = ''] = samples.draft
const [read = '', confirmed = '', missing = ''] = samples.draftState

export const readerExamples: Example[] = [
  {
    title: titles.reader,
    desk: true,
    view: (
      <Split
        wideSide
        side={
          <Draft>
            <DraftLine lamp="sent" word={read} label={nth} for="d-nth" source={<Source number={3} />}>
              <DraftInput name="d-nth" value="22" short />
            </DraftLine>
            <DraftLine lamp="ok" word={confirmed} label={theme} for="d-theme" selected source={<Source number={4} />}>
              <DraftInput name="d-theme" value={samples.theme} />
            </DraftLine>
            <DraftLine lamp="soon" word={missing} label={issued} for="d-issued" source={<Missing />}>
              <DraftInput name="d-issued" asks={samples.draftAsk} />
            </DraftLine>
            <DraftLine lamp="sent" word={read} label={asks} for="d-asks" source={<Suggested />}>
              <DraftInput name="d-asks" value={samples.draftSuggest} />
            </DraftLine>
          </Draft>
        }
      >
        <Reader
          text={samples.notice}
          selected={4}
          kindOf={(_, index) => (index < 2 ? 'title' : index === 2 ? 'flush' : index % 2 === 0 ? 'heading' : 'body')}
          spans={samples.noticeMarks
            .map((words, index) => spanOf(index + 1, words))
            .map((span) => ({ ...span, gap: span.number === 5 }))}
        />
      </Split>
    ),
  },
]
