/** Both ends included. */
export interface ByteRange {
  from: number
  to: number
}

/** One range of bytes of a file of `size`; null for no range, several, or what is none: then all of it is sent. */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'beyond' : { from: size - length, to: size - 1 }
  }
  const [from, to] = [Number(first), Math.min(last === '' ? size - 1 : Number(last), size - 1)]
  if (last !== '' && Number(last) < from) return null
  return from >= size ? 'beyond' : { from, to }
}
