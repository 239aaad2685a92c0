/** How PostgreSQL writes over its own log files. */
export interface LogRotation {
  filename: string
  truncates: boolean
}

/** One name for each day of a year: the file of a day is written over a year later. */
export const YEARLY_LOG: LogRotation = { filename: 'postgres-%j.log', truncates: true }

const RETURNS: readonly [sign: string, days: number][] = [
  ['%Y', Number.POSITIVE_INFINITY],
  ['%y', Number.POSITIVE_INFINITY],
  ['%s', Number.POSITIVE_INFINITY],
  ['%j', 365],
  ['%m', 365],
  ['%d', 28],
  ['%a', 7],
  ['%A', 7],
  ['%u', 7],
]

/** Days until a file is written over. */
export function keptDays({ filename, truncates }: LogRotation): number {
  if (!truncates) return Number.POSITIVE_INFINITY
  return RETURNS.find(([sign]) => filename.includes(sign))?.[1] ?? 1
}

/** 网络安全法 §23 no. 3. */
export const isTooShort = (rotation: LogRotation): boolean => keptDays(rotation) < 180
