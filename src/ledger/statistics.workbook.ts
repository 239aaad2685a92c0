import type { Campaign } from '#campaign/campaign.types.ts'
import type { Town } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { type Cell, type Sheet, workbookOf } from '#platform/documents/workbook.ts'
import type { Statistics } from './statistics.reading.ts'
import { byUnit, type Week } from './statistics.rules.ts'
import { figurePath } from './statistics.views.tsx'
import { statisticsWords as words } from './statistics.words.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Filled {
  campaign: Campaign
  statistics: Statistics
  week: Week
  filledAt: Date
  town: Town
  by: string
  /** The whole address of a path: figures link back to what they were added up from. */
  address(path: string): string
}

/** The table as it is filed upward: the head that offices expect, a line per figure, and a sheet per unit behind it. */
export const statisticsWorkbook = (filled: Filled): Promise<Buffer> =>
  workbookOf([mainSheet(filled), unitSheet(filled)])

function mainSheet({ campaign, statistics, week, filledAt, town, by, address }: Filled): Sheet {
  const { heads, filled } = words
  return {
    name: words.sheet,
    title: words.fullTitle(campaign.year),
    subtitle: [
      `${filled.by}${town.fullName}`,
      `${filled.person}${by}`,
      `${filled.phone}${town.hotline}`,
      `${filled.at}${dayOf(filledAt)}`,
    ].join('　　'),
    columns: [
      { header: heads.number, width: 6, kind: 'number' },
      { header: heads.activity, width: 30, joins: true },
      { header: heads.figure, width: 22 },
      { header: heads.counter, width: 8 },
      { header: `${heads.week}\n（${words.week(week.from, week.to)}）`, width: 22, kind: 'number' },
      { header: heads.total, width: 10, kind: 'number' },
      { header: heads.units, width: 10, kind: 'number' },
      { header: heads.note, width: 16 },
    ],
    rows: statistics.rows.map((row, index) => [
      index + 1,
      row.task.title,
      row.metric.name,
      row.metric.counter,
      linked(row.week, address(figurePath(row, { week: week.from }))),
      linked(row.total, address(figurePath(row))),
      row.counted ? words.noUnits : linked(row.units, address(`/office/tasks/${row.task.id}/units`)),
      row.counted ? words.counted : words.aggregate[row.metric.aggregate],
    ]),
    landscape: true,
  }
}

/** A nought was added up from nothing. */
const linked = (value: number, href: string): Cell => (value === 0 ? 0 : { text: String(value), number: value, href })

function unitSheet({ statistics: { rows, given }, week, address }: Filled): Sheet {
  const asked = rows.filter((row) => row.units > 0)
  const until = given.filter((one) => dayOf(one.sentAt) <= week.to)
  return {
    name: words.perUnit,
    columns: [
      { header: words.unit, width: 18 },
      ...asked.map((row) => ({
        header: `${row.task.title}\n${row.metric.name}（${row.metric.counter}）`,
        width: 14,
        kind: 'number' as const,
      })),
    ],
    rows: byUnit(asked, until).map(({ unitId, unit, values }) => [
      unit,
      ...values.map((value, at) => (value === null ? '' : linked(value, address(figurePath(asked[at]!, { unitId }))))),
    ]),
    landscape: true,
    wide: true,
  }
}
