import type { Town } from '#people/town.store.ts'
import type { Block, OfficialDocument, Photo } from '#platform/documents/official-document.ts'
import { isBacked, type StatisticsRow } from './statistics.rules.ts'
import { figurePath, nameText, unitsText } from './statistics.views.tsx'
import type { Summary } from './summary.rules.ts'
import { chaptersOf } from './summary.text.words.ts'
import { summaryWords as words } from './summary.words.ts'

export interface SummaryPaper {
  summary: Summary
  rows: readonly StatisticsRow[]
  town: Pick<Town, 'fullName' | 'hotline'>
  /** The day under the signature. */
  day: string
  recipients: string
}

/** The whole paper: text, signature, the table and the photos that go with it. Links are places within the site. */
export function summaryDocument(paper: SummaryPaper, photos: readonly Photo[]): OfficialDocument {
  const { summary, town, day, recipients, rows } = paper
  const { year } = summary.campaign
  const titles = [words.attachments.table(year), ...(photos.length > 0 ? [words.attachments.photos] : [])]
  const label = (at: number) => words.label(at, titles.length)
  return {
    title: words.title(town.fullName, year),
    recipients,
    body: [
      ...chaptersOf(summary),
      { kind: 'attachment', label: label(1), title: titles[0]! },
      tableOf(rows),
      ...(photos.length > 0
        ? ([
            { kind: 'attachment', label: label(2), title: words.attachments.photos },
            { kind: 'photos', photos },
          ] satisfies Block[])
        : []),
    ],
    attachments: titles,
    signature: { issuers: [town.fullName], date: words.date(day) },
    ...(town.hotline ? { note: words.contact(town.hotline) } : {}),
  }
}

const given = (rows: readonly StatisticsRow[]) => rows.filter(isBacked)

function tableOf(rows: readonly StatisticsRow[]): Block {
  const { tableHeads: heads } = words
  return {
    kind: 'table',
    columns: [
      { head: heads.number, share: 7, align: 'center' },
      { head: heads.activity, share: 24 },
      { head: heads.figure, share: 18 },
      { head: heads.counter, share: 7, align: 'center' },
      { head: heads.total, share: 9, align: 'right' },
      { head: heads.units, share: 10, align: 'right' },
    ],
    rows: given(rows).map((row, at) => [
      String(at + 1),
      row.task.title,
      nameText(row),
      row.metric.counter,
      { text: String(row.total), href: figurePath(row) },
      { text: unitsText(row), href: figurePath(row) },
    ]),
  }
}
