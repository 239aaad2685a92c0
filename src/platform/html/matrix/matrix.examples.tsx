import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Matrix } from './matrix.tsx'

const [talks, meetings, drills] = samples.matrixRows
const [first, second] = samples.matrixGroups
const counts = [19, 7, 8, 3]

export const matrixExamples: Example[] = [
  {
    title: titles.matrix,
    desk: true,
    view: (
      <Matrix
        caption={samples.matrixCaption}
        heads={samples.matrixHeads}
        columns={samples.matrixColumns.map((label, index) => ({ label, count: counts[index] }))}
        groups={[
          {
            title: first,
            rows: [
              {
                title: talks,
                to: '/',
                due: samples.dues[0],
                cells: [
                  { lamp: 'late', word: samples.late2, done: 17, asked: 19, to: '/' },
                  { lamp: 'ok', word: samples.allOk, done: 7, asked: 7, to: '/' },
                  { lamp: 'back', word: samples.back1, done: 7, asked: 8, to: '/' },
                  null,
                ],
                progress: { accepted: 29, waiting: 2, asked: 34 },
              },
              {
                title: meetings,
                to: '/',
                due: samples.dues[1],
                cells: [
                  { lamp: 'todo', word: samples.missing13, done: 6, asked: 19, to: '/' },
                  { lamp: 'sent', word: samples.sent1, done: 4, asked: 7, to: '/' },
                  null,
                  null,
                ],
                progress: { accepted: 9, waiting: 1, asked: 26 },
              },
            ],
          },
          {
            title: second,
            rows: [
              {
                title: drills,
                due: samples.dues[2],
                cells: [{ lamp: 'soon', word: samples.soon5, done: 14, asked: 19 }, null, null, null],
                progress: { accepted: 14, waiting: 0, asked: 19 },
              },
            ],
          },
        ]}
      />
    ),
  },
]
