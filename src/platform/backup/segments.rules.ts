/** A file of the kept log: its name says what must be in it. */
export interface KeptSegment {
  /** 24 hex digits, '….history' or '….backup', as PostgreSQL names it. */
  name: string
  sha256: string
  file: string
}

const SEGMENT = /^[0-9A-F]{24}$/
const SEGMENTS_A_LOG = 256

export const isSegment = (name: string): boolean => SEGMENT.test(name)

export function keptSegmentOf(file: string): KeptSegment | undefined {
  const match = /^([0-9A-F]{24}(?:\.[0-9A-F]{8}\.backup)?|[0-9A-F]{8}\.history)\.([0-9a-f]{64})\.gz$/.exec(file)
  return match ? { name: match[1]!, sha256: match[2]!, file } : undefined
}

/** The next of the same timeline, in segments of 16 MB. */
export function segmentAfter(name: string): string {
  const place = Number.parseInt(name.slice(8, 16), 16) * SEGMENTS_A_LOG + Number.parseInt(name.slice(16), 16) + 1
  const hex = (number: number) => number.toString(16).toUpperCase().padStart(8, '0')
  return name.slice(0, 8) + hex(Math.floor(place / SEGMENTS_A_LOG)) + hex(place % SEGMENTS_A_LOG)
}

/** What follows one another without a gap from `first` on, and the first name that is missing while later ones are there. */
export function runFrom(names: readonly string[], first: string): { run: string[]; missing: string | undefined } {
  const there = new Set(names)
  const run: string[] = []
  let next = first
  for (; there.has(next); next = segmentAfter(next)) run.push(next)
  const later = names.some((name) => isSegment(name) && name.slice(0, 8) === first.slice(0, 8) && name > next)
  return { run, missing: later ? next : undefined }
}
