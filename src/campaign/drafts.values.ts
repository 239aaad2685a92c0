/** What is typed into a drafted field, read; and a value as it stands in the box. Pure. */
import { type FieldKind, type FieldValue, isEmpty } from './drafts.fields.ts'

/** Who can be named: kinds of unit by their word, units by name or alias. */
export interface Names {
  kinds: readonly { code: string; name: string }[]
  units: readonly { id: string; name: string; aliases: readonly string[] }[]
}

export type Typed = { value: FieldValue } | { problem: 'day' | 'number' | 'who' | 'long'; part: string }

const LONGEST = 4000

export function readTyped(kind: FieldKind, typed: string, names: Names): Typed {
  const text = typed.trim()
  if (text.length > LONGEST) return { problem: 'long', part: '' }
  switch (kind) {
    case 'text':
    case 'long':
      return { value: text }
    case 'number':
      return text === '' ? { value: null } : readNumber(text)
    case 'day':
      return text === '' ? { value: null } : readDay(text)
    case 'lines':
      return { value: partsOf(text, /\n/) }
    case 'list':
      return { value: partsOf(text, /[\n、；;]/) }
    case 'who':
      return readWho(text, names)
  }
}

const partsOf = (text: string, between: RegExp): string[] => [
  ...new Set(
    text
      .split(between)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]

function readNumber(text: string): Typed {
  // full-width digits come from Chinese keyboards
  const plain = text.normalize('NFKC')
  return /^\d{1,6}$/.test(plain) ? { value: Number(plain) } : { problem: 'number', part: text }
}

/** 2023-06-10, 2023年6月10日, 2023/6/10. */
export function readDay(text: string): Typed {
  const found = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text.normalize('NFKC'))
  if (!found) return { problem: 'day', part: text }
  const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day
    ? { problem: 'day', part: text }
    : { value: day }
}

function readWho(text: string, { kinds, units }: Names): Typed {
  const found: string[] = []
  for (const part of partsOf(text, /[\n、，,；;\s]/)) {
    const bare = part.replace(/^各/, '')
    const kind = kinds.find(({ name }) => name === part || name === bare)
    const unit = units.find(({ name, aliases }) => name === part || aliases.includes(part))
    if (!kind && !unit) return { problem: 'who', part }
    found.push(kind?.code ?? unit!.id)
  }
  return { value: [...new Set(found)] }
}

/** As it stands in the box, so that sending it back unchanged reads as the same value. */
export function shownValue(kind: FieldKind, value: FieldValue, names: Names): string {
  if (isEmpty(value)) return ''
  if (!Array.isArray(value)) return String(value)
  if (kind === 'who') return value.map((one) => nameOfWho(one, names)).join('、')
  return value.join(kind === 'lines' ? '\n' : '、')
}

export const nameOfWho = (one: string, { kinds, units }: Names): string =>
  kinds.find(({ code }) => code === one)?.name ?? units.find(({ id }) => id === one)?.name ?? one
