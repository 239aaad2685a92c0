import type { Example } from '../gallery/example.ts'
import { names, samples, titles } from '../gallery/gallery.words.ts'
import { ShareBar } from '../progress-bar/progress-bar.tsx'
import { CardsTable } from './cards-table.tsx'

const rows = [
  { name: names.east, people: 612, share: 61 },
  { name: names.west, people: 540, share: 58 },
  { name: names.longest, people: 1180, share: 52 },
]
const [, place = '', people = '', share = ''] = samples.heads

export const cardsTableExamples: Example[] = [
  {
    title: titles.table,
    view: (
      <CardsTable
        caption={samples.standing}
        rows={rows}
        keyOf={(row) => row.name}
        columns={[
          {
            head: place,
            cell: (row) => (
              <>
                {row.name}
                <ShareBar share={row.share} />
              </>
            ),
          },
          { head: people, cell: (row) => row.people, figure: true },
          { head: share, cell: (row) => <b>{row.share}</b>, figure: true },
        ]}
        foot={[samples.sum, 2332, 57]}
      />
    ),
  },
  {
    title: titles.lines,
    view: (
      <CardsTable
        caption={samples.standing}
        narrow="lines"
        rows={rows.flatMap((row) => [row, { ...row, share: 100 - row.share }])}
        keyOf={({ name, share }) => `${name} ${share}`}
        bandOf={({ people }) => (people > 1000 ? names.longest : names.east)}
        columns={[
          { head: place, joins: ({ name }) => name, cell: ({ name }) => name },
          { head: people, cell: (row) => row.people },
          { head: share, cell: (row) => <b>{row.share}</b>, figure: true },
        ]}
      />
    ),
  },
]
