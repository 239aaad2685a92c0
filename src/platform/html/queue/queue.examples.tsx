import type { Example } from '../gallery/example.ts'
import { names, samples, titles } from '../gallery/gallery.words.ts'
import { Queue } from './queue.tsx'

export const queueExamples: Example[] = [
  {
    title: titles.queue,
    desk: true,
    view: (
      <Queue
        label={titles.queue}
        current="/review/2"
        items={[
          { to: '/review/1', lamp: 'sent', title: names.east, lines: [samples.talk, samples.receivedAt] },
          { to: '/review/2', lamp: 'soon', title: names.south, lines: [samples.doneItem, <b>{samples.doubt}</b>] },
        ]}
      />
    ),
  },
]
