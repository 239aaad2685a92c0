import type { ComponentChildren } from 'preact'

export interface Column<Item> {
  /** Head of the column; on a phone it stands before the value. */
  head: string
  cell: (item: Item) => ComponentChildren
  /** Figures stand right. */
  figure?: boolean | undefined
  /** The head is there for readers only. */
  headHidden?: boolean | undefined
}

interface CardsTableProps<Item> {
  /** What the table is of, for readers. */
  caption: string
  captionShown?: boolean | undefined
  /** The first column is the head of its row, and of its card on a phone. */
  columns: readonly Column<Item>[]
  rows: readonly Item[]
  keyOf: (item: Item) => string | number
  /** Last line: totals, one node per column. */
  foot?: readonly ComponentChildren[] | undefined
}

/** A table whose rows become cards on a narrow screen. */
export const CardsTable = <Item,>({ caption, captionShown, columns, rows, keyOf, foot }: CardsTableProps<Item>) => (
  <table class="cards">
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
      {rows.map((item) => (
        <tr key={keyOf(item)}>
          {columns.map((column, index) => (
            <Cell key={column.head} column={column} first={index === 0}>
              {column.cell(item)}
            </Cell>
          ))}
        </tr>
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

interface CellProps {
  column: Pick<Column<never>, 'head' | 'figure' | 'headHidden'>
  first: boolean
  children: ComponentChildren
}

const Cell = ({ column, first, children }: CellProps) => {
  const look = column.figure ? 'n' : undefined
  return first ? (
    <th scope="row" class={look}>
      {children}
    </th>
  ) : (
    <td class={look} data-l={column.headHidden ? undefined : column.head}>
      <div>{children}</div>
    </td>
  )
}
