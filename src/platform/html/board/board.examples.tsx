import type { Example } from '../gallery/example.ts'
import { lampSamples, names, titles } from '../gallery/gallery.words.ts'
import { lampOrder } from '../lamp/lamp.tsx'
import { Legend } from '../legend/legend.tsx'
import { Board } from './board.tsx'

const places = Object.values(names)

export const boardExamples: Example[] = [
  {
    title: titles.board,
    desk: true,
    view: (
      <>
        <Board
          items={lampOrder.flatMap((lamp, row) =>
            [0, 1].map((at) => ({
              name: `${places[(row + at * 3) % 5]} ${at + 1}`,
              lamp,
              word: lampSamples[lamp][0],
              to: `/places/${row}-${at}`,
            })),
          )}
        />
        <Legend lamps={lampOrder.map((lamp) => ({ lamp, word: lampSamples[lamp][0] }))} />
      </>
    ),
  },
]
