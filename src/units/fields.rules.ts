/** What may be said of a unit, read from what was typed into a form or a sheet. Pure. */

export const textFields = [
  'name',
  'code',
  'aliases',
  'headcount',
  'households',
  'contactName',
  'contactPhone',
  'hotline',
  'openedOn',
  'closedOn',
] as const
export type TextField = (typeof textFields)[number]

export interface UnitTexts {
  name: string
  code: string | null
  aliases: string[]
  headcount: number | null
  households: number | null
  contactName: string
  contactPhone: string
  hotline: string
  openedOn: string | null
  closedOn: string | null
}

export type FieldProblem = 'empty' | 'long' | 'number' | 'phone' | 'day' | 'many'

const LONGEST: Partial<Record<TextField, number>> = { name: 60, code: 40, contactName: 30 }
const MOST_ALIASES = 20
const MOST_PEOPLE = 10_000_000

type Read<T> = { value: T } | { problem: FieldProblem }

/** 甲、乙，丙 → three. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n]+/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

function countOf(text: string): Read<number | null> {
  const plain = text
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/(?:人|户)$/, '')
  if (!plain) return { value: null }
  const count = Number(plain)
  return /^\d+(?:\.0+)?$/.test(plain) && count <= MOST_PEOPLE ? { value: count } : { problem: 'number' }
}

/** 2023-06-16, 2023/6/16, 2023.6.16, 2023年6月16日, 20230616. */
export function dayIn(text: string): Read<string | null> {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  if (!plain) return { value: null }
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain)
  if (!match) return { problem: 'day' }
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  const at = Date.parse(`${day}T00:00:00Z`)
  const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && day >= '1900' && day < '2200'
  return real ? { value: day } : { problem: 'day' }
}

function phoneIn(text: string): Read<string> {
  const plain = text.normalize('NFKC').replace(/[‐-―]/g, '-').trim()
  const digits = plain.replace(/\D/g, '').length
  const fits = plain === '' || (/^[\d\s+()、,/;转-]+$/.test(plain) && digits >= 3 && plain.length <= 40)
  return fits ? { value: plain } : { problem: 'phone' }
}

const wordsIn = (field: TextField, text: string): Read<string> =>
  text.length > (LONGEST[field] ?? 60) ? { problem: 'long' } : { value: text }

const aliasesIn = (text: string): Read<string[]> => {
  const aliases = listOf(text)
  if (aliases.length > MOST_ALIASES) return { problem: 'many' }
  return aliases.some((alias) => alias.length > LONGEST.name!) ? { problem: 'long' } : { value: aliases }
}

const readers: { [F in TextField]: (text: string) => Read<UnitTexts[F]> } = {
  name: (text) => (text ? wordsIn('name', text) : { problem: 'empty' }),
  code: (text) => (text.length > LONGEST.code! ? { problem: 'long' } : { value: text || null }),
  aliases: aliasesIn,
  headcount: countOf,
  households: countOf,
  contactName: (text) => wordsIn('contactName', text),
  contactPhone: phoneIn,
  hotline: phoneIn,
  openedOn: dayIn,
  closedOn: dayIn,
}

/** Reads the fields that are there; a line break inside a name is a space. */
export function readTexts(texts: Partial<Record<TextField, string>>): {
  values: Partial<UnitTexts>
  problems: { field: TextField; problem: FieldProblem }[]
} {
  const values: Record<string, unknown> = {}
  const problems: { field: TextField; problem: FieldProblem }[] = []
  for (const field of textFields) {
    const text = texts[field]
    if (text === undefined) continue
    const read = readers[field](field === 'aliases' ? text : text.replace(/\s*\n\s*/g, ' ').trim())
    if ('problem' in read) problems.push({ field, problem: read.problem })
    else values[field] = read.value
  }
  return { values: values as Partial<UnitTexts>, problems }
}

/** Closed on the day it opened would never have been there. */
export const isOrderOff = (openedOn: string | null | undefined, closedOn: string | null | undefined): boolean =>
  Boolean(openedOn && closedOn && closedOn <= openedOn)
