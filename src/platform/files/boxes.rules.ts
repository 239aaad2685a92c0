/** Boxes drawn over a picture, in thousandths of its sides, so that they fit it at any size. Pure. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const WHOLE = 1000
export const MOST_BOXES = 60

/** 'x,y,width,height;…'. @returns undefined where it says something else, or too much */
export function readBoxes(text: string): Box[] | undefined {
  if (text === '') return []
  const boxes = text.split(';').map((one) => {
    const [x, y, width, height, more] = /^\d+(,\d+)*$/.test(one) ? one.split(',').map(Number) : []
    if (x === undefined || y === undefined || !width || !height || more !== undefined) return undefined
    return x + width <= WHOLE && y + height <= WHOLE ? { x, y, width, height } : undefined
  })
  const known = boxes.flatMap((box) => box ?? [])
  return known.length === boxes.length && known.length <= MOST_BOXES ? known : undefined
}

export const boxesText = (boxes: readonly Box[]): string =>
  boxes.map(({ x, y, width, height }) => [x, y, width, height].join(',')).join(';')

/** Without script a picture is covered cell by cell, the longer side in six. */
export const gridOf = ({ width, height }: Pick<Box, 'width' | 'height'>): { columns: number; rows: number } =>
  width >= height ? { columns: 6, rows: 4 } : { columns: 4, rows: 6 }

type Grid = ReturnType<typeof gridOf>

/** Cells are counted from 0, line by line; neighbours leave no gap between them. */
export function cellBox(cell: number, { columns, rows }: Grid): Box | undefined {
  if (!Number.isInteger(cell) || cell < 0 || cell >= columns * rows) return undefined
  const [column, row] = [cell % columns, Math.floor(cell / columns)]
  const at = (nth: number, of: number) => Math.round((WHOLE * nth) / of)
  const [x, y] = [at(column, columns), at(row, rows)]
  return { x, y, width: at(column + 1, columns) - x, height: at(row + 1, rows) - y }
}

export const cellOf = (box: Box, grid: Grid): number | undefined =>
  Array.from({ length: grid.columns * grid.rows }, (_, cell) => cell).find(
    (cell) => boxesText([cellBox(cell, grid)!]) === boxesText([box]),
  )

/** In dots of a picture of that size, with a margin: what a lossy picture smeared over the edge is covered too. */
export function dotsOf(box: Box, width: number, height: number): Box {
  const margin = 4
  const from = (share: number, of: number) => Math.max(0, Math.floor((share * of) / WHOLE) - margin)
  const to = (share: number, of: number) => Math.min(of, Math.ceil((share * of) / WHOLE) + margin)
  const [x, y] = [from(box.x, width), from(box.y, height)]
  return { x, y, width: to(box.x + box.width, width) - x, height: to(box.y + box.height, height) - y }
}
