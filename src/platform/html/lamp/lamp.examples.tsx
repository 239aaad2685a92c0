import { CardsTable } from '../cards-table/cards-table.tsx'
import type { Example } from '../gallery/example.ts'
import { lampSamples, lampTable, titles } from '../gallery/gallery.words.ts'
import { lampOrder, State } from './lamp.tsx'

export const lampExamples: Example[] = [
  {
    title: titles.lamps,
    view: (
      <CardsTable
        caption={lampTable.caption}
        rows={lampOrder}
        keyOf={(lamp) => lamp}
        columns={[
          { head: lampTable.lamp, cell: (lamp) => <State lamp={lamp} word={lampSamples[lamp][0]} /> },
          { head: lampTable.when, cell: (lamp) => lampSamples[lamp][1] },
          { head: lampTable.turn, cell: (lamp) => lampSamples[lamp][2] },
        ]}
      />
    ),
  },
]
