/** A problem as it is raised, and each act upon it: read from the forms. Pure. */
import { readDay } from '#campaign/drafts.values.ts'
import { readReporter } from '#campaign/submissions.rules.ts'
import { addDays } from '#platform/days.rules.ts'

export const urgencies = ['today', 'week', 'month'] as const
export type Urgency = (typeof urgencies)[number]

export const MOST_TITLE = 40
export const MOST_TEXT = 1000
export const MOST_SHORT = 60
export const MOST_FILES = 9

export interface Texts {
  text(name: string): string
  checked(name: string): boolean
}

export type FieldFault =
  | 'title'
  | 'title-long'
  | 'text'
  | 'text-long'
  | 'urgency'
  | 'task'
  | 'unit'
  | 'reporter'
  | 'phone'
  | 'owner'
  | 'due'
  | 'due-past'
  | 'day'
  | 'day-ahead'
  | 'with-whom'
  | 'decided-by'
  | 'too-long'
  | 'evidence'
export interface Fault {
  field: string
  name: FieldFault
}

export interface Raised {
  title: string
  text: string
  urgency: Urgency
  taskId: string | null
  name: string
  phone: string
}

/** `taskIds`: what it may be about; it need not be about any. */
export function readRaised(
  form: Texts,
  { taskIds, asksReporter }: { taskIds: ReadonlySet<string>; asksReporter: boolean },
): { read: Raised; faults: Fault[] } {
  const faults: Fault[] = []
  const [title, task] = [form.text('title'), form.text('task')]
  if (title === '') faults.push({ field: 'title', name: 'title' })
  if (title.length > MOST_TITLE) faults.push({ field: 'title', name: 'title-long' })
  const text = readText(form, 'text', faults)
  if (task !== '' && !taskIds.has(task)) faults.push({ field: 'task', name: 'task' })
  const urgency = urgencies.find((one) => one === form.text('urgency'))
  if (!urgency) faults.push({ field: 'urgency', name: 'urgency' })
  const { name, phone, problems } = readReporter(form)
  if (asksReporter) faults.push(...problems.map((field) => ({ field, name: field })))
  return { read: { title, text, urgency: urgency ?? 'month', taskId: task || null, name, phone }, faults }
}

export interface Owner {
  owner: string
  dueOn: string
}

export function readOwner(form: Texts, today: string): { read: Owner; faults: Fault[] } {
  const faults: Fault[] = []
  const owner = readShort(form, 'owner', 'owner', faults)
  return { read: { owner, dueOn: readDue(form, 'ownerDue', today, faults) }, faults }
}

export interface Talk {
  heldOn: string
  withWhom: string
  text: string
  shown: boolean
}

export function readTalk(form: Texts, today: string): { read: Talk; faults: Fault[] } {
  const faults: Fault[] = []
  const heldOn = readPast(form, 'heldOn', today, faults)
  const withWhom = readShort(form, 'withWhom', 'with-whom', faults)
  const text = readText(form, 'talk', faults)
  return { read: { heldOn, withWhom, text, shown: form.checked('shown') }, faults }
}

export interface Decision {
  text: string
  decidedBy: string
  decidedOn: string
  dueOn: string
}

export function readDecision(form: Texts, today: string): { read: Decision; faults: Fault[] } {
  const faults: Fault[] = []
  const text = readText(form, 'decision', faults)
  const decidedBy = readShort(form, 'decidedBy', 'decided-by', faults)
  const decidedOn = readPast(form, 'decidedOn', today, faults)
  return { read: { text, decidedBy, decidedOn, dueOn: readDue(form, 'decisionDue', today, faults) }, faults }
}

/** Said in a sentence and shown by a photo or a paper: neither does without the other. */
export function readClosing(form: Texts, files: number): { text: string; faults: Fault[] } {
  const faults: Fault[] = []
  const text = readText(form, 'closing', faults)
  if (files === 0) faults.push({ field: 'photo', name: 'evidence' })
  return { text, faults }
}

export function readReopening(
  form: Texts,
  asksReporter: boolean,
): { reason: string; name: string; phone: string; faults: Fault[] } {
  const faults: Fault[] = []
  const reason = readText(form, 'reason', faults)
  const { name, phone, problems } = readReporter(form)
  if (asksReporter) faults.push(...problems.map((field) => ({ field, name: field })))
  return { reason, name, phone, faults }
}

function readText(form: Texts, field: string, faults: Fault[]): string {
  const text = form.text(field)
  if (text === '') faults.push({ field, name: 'text' })
  if (text.length > MOST_TEXT) faults.push({ field, name: 'text-long' })
  return text
}

function readShort(form: Texts, field: string, missing: FieldFault, faults: Fault[]): string {
  const text = form.text(field)
  if (text === '') faults.push({ field, name: missing })
  if (text.length > MOST_SHORT) faults.push({ field, name: 'too-long' })
  return text
}

const dayIn = (form: Texts, field: string): string => {
  const read = readDay(form.text(field))
  return 'value' in read ? String(read.value) : ''
}

function readDue(form: Texts, field: string, today: string, faults: Fault[]): string {
  const day = dayIn(form, field)
  if (day === '' || day > addDays(today, 366)) faults.push({ field, name: 'due' })
  else if (day < today) faults.push({ field, name: 'due-past' })
  return day
}

function readPast(form: Texts, field: string, today: string, faults: Fault[]): string {
  const day = dayIn(form, field)
  if (day === '' || day < addDays(today, -366)) faults.push({ field, name: 'day' })
  else if (day > today) faults.push({ field, name: 'day-ahead' })
  return day
}
