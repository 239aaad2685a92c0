import type { ComponentChildren } from 'preact'
import { Lamp, type LampName } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { tableWords } from '../words.ts'

export interface MatrixCell {
  /** The worst lamp speaks for all that the cell stands for. */
  lamp: LampName
  /** That worst thing in words, with its count: 逾期 2. */
  word: string
  done: number
  asked: number
  /** To what the figure was added up from. */
  to?: string | undefined
  /** All its figures in words, for whoever rests the pointer on it. */
  about?: string | undefined
}

export interface MatrixRow {
  title: ComponentChildren
  to?: string | undefined
  due?: string | undefined
  /** One per column; `null` where nothing is asked. */
  cells: readonly (MatrixCell | null)[]
  progress?: { accepted: number; waiting: number; asked: number } | undefined
}

interface MatrixProps {
  caption: string
  /** Heads: of the groups, of the rows, of the due day, of the progress bar. */
  heads: { group: string; row: string; due: string; progress: string }
  columns: readonly { label: string; count?: number | undefined }[]
  groups: readonly { title: ComponentChildren; rows: readonly MatrixRow[] }[]
}

/** Groups and rows down, kinds across; a cell is lamp, figure, word, and leads to what it counts. */
export const Matrix = ({ caption, heads, columns, groups }: MatrixProps) => (
  <div class="matrix-box" role="region" aria-label={caption} tabIndex={0}>
    <table class="matrix">
      <caption class="v">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.group}</th>
          <th scope="col">{heads.row}</th>
          <th scope="col">{heads.due}</th>
          {columns.map(({ label, count }) => (
            <th key={label} scope="col">
              {label} {count !== undefined && <small>{count}</small>}
            </th>
          ))}
          <th scope="col" class="prog">
            {heads.progress}
          </th>
        </tr>
      </thead>
      {groups.map(({ title, rows }, index) => (
        <tbody key={index}>
          {rows.map((row, at) => (
            <tr key={at} class={at === 0 ? 'first' : undefined}>
              {at === 0 && (
                <th scope="rowgroup" class="act-h" rowSpan={rows.length}>
                  {title}
                </th>
              )}
              <th scope="row">{row.to ? <Link to={row.to}>{row.title}</Link> : row.title}</th>
              <td class="due">{row.due}</td>
              {row.cells.map((cell, column) => (
                <td key={columns[column]?.label} data-l={columns[column]?.label} class={cell ? undefined : 'no'}>
                  <Cell cell={cell} />
                </td>
              ))}
              <td class="prog">{row.progress && <ProgressBar {...row.progress} />}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  </div>
)

const Cell = ({ cell }: { cell: MatrixCell | null }) => {
  if (!cell)
    return (
      <span class="cell">
        <Lamp lamp="none" />
        <span class="v">{tableWords.notAsked}</span>
      </span>
    )
  const inside = (
    <>
      <Lamp lamp={cell.lamp} />
      <b>
        {cell.done}
        <span>/{cell.asked}</span>
      </b>
      <small class={cell.lamp === 'late' ? 'hot' : undefined}>{cell.word}</small>
    </>
  )
  return cell.to ? (
    <Link class="cell" to={cell.to} title={cell.about}>
      {inside}
    </Link>
  ) : (
    <span class="cell">{inside}</span>
  )
}
