import { type ComponentChildren, Fragment } from 'preact'
import { usePage } from '../page.tsx'

export interface Column<Item> {
  /** Head of the column; on a phone it stands before the value. */
  head: string
  cell: (item: Item) => ComponentChildren
  /** Figures stand right. */
  figure?: boolean | undefined
  /** The head is there for readers only. */
  headHidden?: boolean | undefined
  /** Rows below one another with the same key share one cell. */
  joins?: ((item: Item) => string) | undefined
}

interface CardsTableProps<Item> {
  /** What the table is of, for readers. */
  caption: string
  captionShown?: boolean | undefined
  /** The first column is the head of its row, and of its card on a phone. */
  columns: readonly Column<Item>[]
  rows: readonly Item[]
  keyOf: (item: Item) => string | number
  /** What the rows that follow belong to; said once above them. */
  bandOf?: ((item: Item) => string) | undefined
  /** On a phone a row is a card, or, where many short ones are read down, a line under the head; large letters need cards. */
  narrow?: 'cards' | 'lines' | undefined
  /** Last line: totals, one node per column. */
  foot?: readonly ComponentChildren[] | undefined
}

/** A table whose rows become cards on a narrow screen. */
export const CardsTable = <Item,>({
  caption,
  captionShown,
  columns,
  rows,
  keyOf,
  bandOf,
  narrow = 'cards',
  foot,
}: CardsTableProps<Item>) => (
  <table class={narrow === 'lines' && usePage().look === 'standard' ? 'cards lines' : 'cards'}>
    <caption class={captionShown ? undefined : 'v'}>{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ head, figure, headHidden }) => (
          <th key={head} scope="col" class={figure ? 'n' : undefined}>
            {headHidden ? <span class="v">{head}</span> : head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((item, at) => (
        <Fragment key={keyOf(item)}>
          {bandOf && opens(rows, at, bandOf) && (
            <tr class="band">
              <th scope="colgroup" colSpan={columns.length}>
                {bandOf(item)}
              </th>
            </tr>
          )}
          <tr>
            {columns.map((column, index) =>
              column.joins && !opens(rows, at, column.joins) ? null : (
                <Cell
                  key={column.head}
                  column={column}
                  first={index === 0}
                  rows={column.joins && sharing(rows, at, column.joins)}
                >
                  {column.cell(item)}
                </Cell>
              ),
            )}
          </tr>
        </Fragment>
      ))}
    </tbody>
    {foot && (
      <tfoot>
        <tr>
          {columns.map((column, index) => (
            <Cell key={column.head} column={column} first={index === 0}>
              {foot[index]}
            </Cell>
          ))}
        </tr>
      </tfoot>
    )}
  </table>
)

type KeyOf<Item> = (item: Item) => string

const opens = <Item,>(rows: readonly Item[], at: number, keyOf: KeyOf<Item>): boolean =>
  at === 0 || keyOf(rows[at - 1]!) !== keyOf(rows[at]!)

const sharing = <Item,>(rows: readonly Item[], at: number, keyOf: KeyOf<Item>): number => {
  const next = rows.findIndex((row, index) => index > at && keyOf(row) !== keyOf(rows[at]!))
  return (next === -1 ? rows.length : next) - at
}

interface CellProps {
  column: Pick<Column<never>, 'head' | 'figure' | 'headHidden'>
  first: boolean
  rows?: number | undefined
  children: ComponentChildren
}

const Cell = ({ column, first, rows, children }: CellProps) => {
  const look = column.figure ? 'n' : undefined
  return first ? (
    <th scope="row" class={look} rowSpan={rows}>
      {children}
    </th>
  ) : (
    <td class={look} rowSpan={rows} data-l={column.headHidden ? undefined : column.head}>
      <div>{children}</div>
    </td>
  )
}
