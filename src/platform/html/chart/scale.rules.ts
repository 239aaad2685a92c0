/** Round marks of a scale from 0 to at least `max`: at most four steps. */
export const marksUpTo = (max: number): number[] => {
  const wanted = Math.max(max, 1) / 4
  const power = 10 ** Math.floor(Math.log10(wanted))
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((size) => size >= wanted) ?? 10 * power)
  return Array.from({ length: Math.ceil(Math.max(max, 1) / step) + 1 }, (_, index) => index * step)
}

/** Whole tenths keep the svg short. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

/** Lifts labels that would stand on what is under the chart, both together, so that they stay apart. */
export const above = (labels: [number, number], floor: number): [number, number] => {
  const lift = Math.max(0, Math.max(...labels) - floor)
  return [labels[0] - lift, labels[1] - lift]
}

/** Moves two labels apart when they would stand on one another. */
export const apart = (upper: number, lower: number, room: number): [number, number] => {
  if (Math.abs(upper - lower) >= room) return [upper, lower]
  const middle = (upper + lower) / 2
  return upper <= lower ? [middle - room / 2, middle + room / 2] : [middle + room / 2, middle - room / 2]
}

/** Lowers a label that would be cut off above, and the other with it where it came too near. */
export const under = ([first, second]: [number, number], ceiling: number, room: number): [number, number] => {
  const highest = Math.max(ceiling, Math.min(first, second))
  const other = Math.max(first, second)
  const lowest = highest > Math.min(first, second) ? Math.max(other, highest + room) : other
  return first <= second ? [highest, lowest] : [lowest, highest]
}
