/** What a section's form says, against what stands: answers for the history, changes for the rows, problems. Pure. */
import type { Activity, Campaign, Seat, Task } from './campaign.types.ts'
import type { AnswerWritten } from './drafts.answers.store.ts'
import { activityFields, actOf, committeeFields, type DraftField, isSame, yearFields } from './drafts.fields.ts'
import { fieldsOf, type SheetLine, type SheetSection, seatLines } from './drafts.sheet.ts'
import { type Names, readTyped } from './drafts.values.ts'

/** The part of a form that is read here. */
export interface Texts {
  text(name: string): string
  checked(name: string): boolean
}

export interface TypedProblem {
  field: string
  name: 'day' | 'number' | 'who' | 'long' | 'required' | 'order'
  part: string
}

export interface SectionTyped {
  answers: AnswerWritten[]
  campaign: Partial<Campaign>
  activities: Map<string, Partial<Activity>>
  tasks: Map<string, Partial<Task>>
  seats: Pick<Seat, 'seat' | 'holder'>[] | null
  problems: TypedProblem[]
}

/** Titles that a page could not be told apart without. */
const neverEmpty = ['heading', 'year']

export function readSection(section: SheetSection, form: Texts, names: Names, confirms: boolean): SectionTyped {
  const typed: SectionTyped = {
    answers: [],
    campaign: {},
    activities: new Map(),
    tasks: new Map(),
    seats: null,
    problems: [],
  }
  const take = <Owner>(lines: readonly SheetLine[], fields: readonly DraftField<Owner>[]): Partial<Owner> =>
    lines.reduce<Partial<Owner>>((change, line) => {
      const field = fields.find(({ name }) => name === line.field)
      return field ? Object.assign(change, readLine(line, field, form, names, confirms, typed)) : change
    }, {})
  if (section.activity) typed.activities.set(section.activity.id, take(section.lines, activityFields))
  else typed.campaign = take(section.lines, [...yearFields, ...committeeFields])
  for (const part of section.tasks.filter(({ task }) => task.droppedAt === null)) {
    typed.tasks.set(
      part.task.id,
      take(part.lines, part.issued ? fieldsOf(part.task).filter(stays) : fieldsOf(part.task)),
    )
    if (confirms) confirm(part.reports, typed)
  }
  if (section.seats) readSeats(section.seats, form, confirms, typed)
  problemsWithOrder(section, typed)
  return typed
}

/** Of a task that is out, only its name and who else gets it. */
const stays = ({ name }: { name: string }): boolean => name !== 'dueOn'

function readLine<Owner>(
  line: SheetLine,
  field: DraftField<Owner>,
  form: Texts,
  names: Names,
  confirms: boolean,
  typed: SectionTyped,
): Partial<Owner> {
  // a box that the form did not carry says nothing
  if (!form.checked(line.name)) return {}
  const read = readTyped(field.kind, form.text(line.name), names)
  if ('problem' in read) {
    typed.problems.push({ field: line.name, name: read.problem, part: read.part })
    return {}
  }
  const empty = read.value === null || read.value === ''
  if (empty && (neverEmpty.includes(field.name) || (line.field === 'title' && line.subject !== 'campaign'))) {
    typed.problems.push({ field: line.name, name: 'required', part: '' })
    return {}
  }
  const act = actOf(line.value, read.value, confirms, line.act)
  if (act) typed.answers.push({ subject: line.subject, field: line.field, act, before: line.value, after: read.value })
  return isSame(line.value, read.value) ? {} : field.write(read.value)
}

function confirm(line: SheetLine, typed: SectionTyped): void {
  const act = actOf(line.value, line.value, true, line.act)
  if (act) typed.answers.push({ subject: line.subject, field: line.field, act, before: line.value, after: line.value })
}

/** More rows than stand, so that seats can be added. */
export const SPARE_SEATS = 2

function readSeats(
  { seats, line }: NonNullable<SheetSection['seats']>,
  form: Texts,
  confirms: boolean,
  typed: SectionTyped,
): void {
  const rows = Array.from({ length: seats.length + SPARE_SEATS }, (_, index) => ({
    seat: form.text(`seat.${index}.seat`),
    holder: form.text(`seat.${index}.holder`),
  }))
  rows.forEach((row, index) => {
    if (row.seat === '' && row.holder !== '')
      typed.problems.push({ field: `seat.${index}.seat`, name: 'required', part: '' })
  })
  const after = rows.filter(({ seat }) => seat !== '')
  const act = actOf(seatLines(seats), seatLines(after), confirms, line.act)
  if (!act) return
  typed.answers.push({ subject: 'campaign', field: 'seats', act, before: seatLines(seats), after: seatLines(after) })
  if (act !== 'confirmed') typed.seats = after
}

/** The end does not come before the beginning. */
function problemsWithOrder(section: SheetSection, typed: SectionTyped): void {
  const change: { startsOn?: string | null; endsOn?: string | null } = section.activity
    ? (typed.activities.get(section.activity.id) ?? {})
    : typed.campaign
  const dayNamed = (name: 'startsOn' | 'endsOn') =>
    change[name] === undefined ? section.lines.find(({ field }) => field === name)?.value : change[name]
  const [start, end] = [dayNamed('startsOn'), dayNamed('endsOn')]
  const subject = section.activity?.id ?? 'campaign'
  if (typeof start === 'string' && typeof end === 'string' && end < start)
    typed.problems.push({ field: `${subject}.endsOn`, name: 'order', part: '' })
}
