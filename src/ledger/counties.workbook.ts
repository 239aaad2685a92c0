import type { ActivitySums, Sums } from '#campaign/counters.towns.store.ts'
import { type Cell, type Column, workbookOf } from '#platform/documents/workbook.ts'
import { shareOf, type TownLine, type TownSums } from './counties.rules.ts'
import { countyWords as words } from './counties.words.ts'

interface Filled {
  county: string
  /** As of when. */
  moment: string
  lines: readonly TownLine[]
  found: TownSums
  activities: readonly ActivitySums[]
}

const number = (header: string): Column => ({ header, width: 10, kind: 'number' })
const { columns } = words
const figures = [
  number(columns.asked),
  number(columns.received),
  { header: columns.share, width: 10 },
  number(columns.sent),
  number(columns.accepted),
  number(columns.late),
]

const cellsOf = (sums: Sums): Cell[] => {
  const share = shareOf(sums)
  return [sums.asked, sums.received, share === null ? '' : words.share(share), sums.sent, sums.accepted, sums.late]
}

/** Every town that was asked for, and the activities over all of them. */
export const countyWorkbook = ({ county, moment, lines, found, activities }: Filled): Promise<Buffer> =>
  workbookOf([
    {
      name: words.sheet,
      title: words.fullTitle(county),
      subtitle: words.until(moment),
      columns: [{ header: columns.town, width: 24 }, ...figures],
      rows: [
        ...lines.map((line): Cell[] => [
          line.issued ? line.name : `${line.name}（${words.unissued}）`,
          ...cellsOf(line),
        ]),
        [words.sum, ...cellsOf(found)],
      ],
    },
    {
      name: words.activitiesSheet,
      title: words.fullTitle(county),
      subtitle: words.until(moment),
      columns: [{ header: columns.activity, width: 40 }, number(columns.towns), ...figures],
      rows: activities.map((one): Cell[] => [one.heading, one.towns, ...cellsOf(one)]),
    },
  ])
