import { daysBetween } from '#platform/days.rules.ts'
import { type Column, type Sheet, workbookOf } from '#platform/documents/workbook.ts'
import type { Standing } from './cases.rules.ts'
import { gradeWords, measureWords, stageWords } from './cases.words.ts'
import { topicText } from './desk.words.ts'
import { isFixOverdue } from './escalations.rules.ts'
import type { HistoryLine } from './events.store.ts'
import type { LedgerCase } from './ledger.store.ts'
import { ledgerWords as words } from './ledger.words.ts'
import type { Order } from './orders.store.ts'
import { itemText } from './standards.words.ts'

export interface LedgerLine {
  of: LedgerCase
  standing: Standing
  events: readonly HistoryLine[]
  order: Order | undefined
}

export interface LedgerRead {
  town: string
  year: string
  today: string
  lines: readonly LedgerLine[]
  named: (id: string) => string
}

/** 一单四制: one list, and four sheets that follow what stands in it. Nothing of whoever reported is in any. */
export const ledgerWorkbook = (read: LedgerRead): Promise<Buffer> =>
  workbookOf([listSheet(read), tasksSheet(read), runningSheet(read), closedSheet(read), circularSheet(read)])

const { heads } = words
const column = (header: string, width: number): Column => ({ header, width })
const first = [{ ...column(heads.number, 8), kind: 'number' as const }, column(heads.unit, 20), column(heads.what, 34)]

const beginOf = ({ of, order }: LedgerLine) => [of.number, of.unit ?? '', order?.what ?? topicText(of.topic)]

const sheetOf = (
  { town, year, today }: LedgerRead,
  which: keyof typeof words.sheets,
  more: Column[],
  rows: Sheet['rows'],
): Sheet => ({
  name: words.sheets[which],
  title: words.titles[which](year),
  subtitle: words.subtitle(town, today),
  columns: [...first, ...more],
  rows,
  landscape: true,
})

const listSheet = (read: LedgerRead): Sheet =>
  sheetOf(
    read,
    'list',
    [column(heads.grade, 10), column(heads.items, 44), column(heads.found, 12)],
    read.lines.map((line) => [
      ...beginOf(line),
      line.standing.grade ? gradeWords[line.standing.grade] : '',
      line.standing.items.map(itemText).join('\n'),
      line.standing.concludedOn ?? '',
    ]),
  )

const tasksSheet = (read: LedgerRead): Sheet =>
  sheetOf(
    read,
    'tasks',
    [
      column(heads.order, 24),
      column(heads.demands, 34),
      column(heads.issued, 12),
      column(heads.due, 12),
      column(heads.signed, 10),
    ],
    read.lines.flatMap((line) =>
      line.order
        ? [
            [
              ...beginOf(line),
              line.order.number,
              line.order.demands,
              line.order.issuedOn,
              line.order.dueOn,
              line.order.signedBy,
            ],
          ]
        : [],
    ),
  )

const runningSheet = (read: LedgerRead): Sheet =>
  sheetOf(
    read,
    'ledger',
    [
      column(heads.stage, 16),
      column(heads.due, 12),
      column(heads.late, 8),
      column(heads.plan, 9),
      column(heads.progress, 30),
      column(heads.submitted, 12),
    ],
    read.lines.map((line) => {
      const { standing, events } = line
      const progress = events.findLast(({ name }) => name === 'progress')
      const isLate = isFixOverdue(standing, read.today)
      return [
        ...beginOf(line),
        stageWords[standing.stage],
        standing.dueOn ?? '',
        isLate && standing.dueOn ? words.lateBy(daysBetween(standing.dueOn, read.today)) : '',
        standing.planned ? words.planned : '',
        progress?.name === 'progress' ? progress.detail.words : '',
        standing.submittedOn ?? '',
      ]
    }),
  )

const closedSheet = (read: LedgerRead): Sheet =>
  sheetOf(
    read,
    'closed',
    [column(heads.order, 24), column(heads.done, 34), column(heads.closedOn, 12), column(heads.checkers, 16)],
    read.lines.flatMap((line) => {
      const { standing, events } = line
      const submit = events.findLast(({ name }) => name === 'submit')
      const recheck = events.findLast(({ name }) => name === 'recheck')
      if (standing.stage !== 'closed' || submit?.name !== 'submit' || recheck?.name !== 'recheck') return []
      const checkers = recheck.detail.checkers.map(({ id }) => read.named(id)).join('、')
      return [[...beginOf(line), line.order?.number ?? '', submit.detail.words, standing.closedOn ?? '', checkers]]
    }),
  )

const circularSheet = (read: LedgerRead): Sheet =>
  sheetOf(
    read,
    'circular',
    [column(heads.measure, 20), column(heads.on, 12), column(heads.basis, 40)],
    read.lines.flatMap((line) =>
      line.events.flatMap((event) =>
        event.name === 'escalate' && line.order
          ? [
              [
                ...beginOf(line),
                measureWords[event.detail.measure],
                event.on,
                words.overdue(line.order.number, line.order.dueOn),
              ],
            ]
          : [],
      ),
    ),
  )
