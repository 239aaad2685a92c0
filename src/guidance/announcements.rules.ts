/** Whom an announcement is for, and what is wrong with one. Pure. */
import { isOpenOn } from '#units/units.rules.ts'

export const MOST_TITLE = 40
export const MOST_TEXT = 3000

export interface AnnouncementTexts {
  text(name: string): string
  every(name: string): readonly string[]
  checked(name: string): boolean
}

export interface Addressable {
  id: string
  name: string
  aliases: readonly string[]
  kinds: readonly string[]
  openedOn: string | null
  closedOn: string | null
}

export interface AnnouncementRead {
  title: string
  text: string
  confirm: boolean
  unitIds: string[]
}
export type AnnouncementProblem = {
  field: string
  name: 'title' | 'title-long' | 'text' | 'text-long' | 'unit' | 'nobody'
  part: string
}

/** By kind or by name; a unit that is closed, or not yet open, is told nothing. */
export function readAnnouncement(
  form: AnnouncementTexts,
  units: readonly Addressable[],
  today: string,
): { read: AnnouncementRead; problems: AnnouncementProblem[] } {
  const problems: AnnouncementProblem[] = []
  const wrong = (field: string, name: AnnouncementProblem['name'], part = '') => problems.push({ field, name, part })
  const [title, text] = [form.text('title'), form.text('text')]
  if (title === '') wrong('title', 'title')
  if (title.length > MOST_TITLE) wrong('title', 'title-long')
  if (text === '') wrong('text', 'text')
  if (text.length > MOST_TEXT) wrong('text', 'text-long')
  const open = units.filter((unit) => isOpenOn(unit, today))
  const kinds = new Set(form.every('kinds'))
  const named = new Set<string>()
  for (const part of namesIn(form.text('units'))) {
    const found = open.find(({ name, aliases }) => name === part || aliases.includes(part))
    if (found) named.add(found.id)
    else wrong('units', 'unit', part)
  }
  const unitIds = open.filter(({ id, kinds: own }) => named.has(id) || own.some((kind) => kinds.has(kind)))
  if (kinds.size === 0 && namesIn(form.text('units')).length === 0) wrong('kinds', 'nobody')
  else if (unitIds.length === 0 && problems.length === 0) wrong('kinds', 'nobody')
  return { read: { title, text, confirm: form.checked('confirm'), unitIds: unitIds.map(({ id }) => id) }, problems }
}

const namesIn = (text: string): string[] => [...new Set(text.split(/[\n、，,；;\s]+/).filter((part) => part !== ''))]
