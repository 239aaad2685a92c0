/** What a unit asks and what the office answers: read from the form, and who sees it. Pure. */
import { readReporter } from '#campaign/submissions.rules.ts'

export const MOST_QUESTION = 500
export const MOST_ANSWER = 1000
/** More that nobody has answered is no question any more: they ring. */
export const MOST_OPEN = 20

export const scopes = ['all', 'unit'] as const
export type Scope = (typeof scopes)[number]
export type QuestionState = 'open' | 'answered' | 'duplicate'

export interface Texts {
  text(name: string): string
}

export interface QuestionRead {
  taskId: string
  text: string
  name: string
  phone: string
}
export type QuestionProblem = { field: string; name: 'task' | 'text' | 'text-long' | 'reporter' | 'phone' }

/** `taskIds`: what is asked of this unit; nobody asks about another's task. */
export function readQuestion(
  form: Texts,
  { taskIds, asksReporter }: { taskIds: ReadonlySet<string>; asksReporter: boolean },
): { read: QuestionRead; problems: QuestionProblem[] } {
  const problems: QuestionProblem[] = []
  const [taskId, text] = [form.text('task'), form.text('text')]
  if (!taskIds.has(taskId)) problems.push({ field: 'task', name: 'task' })
  if (text === '') problems.push({ field: 'text', name: 'text' })
  if (text.length > MOST_QUESTION) problems.push({ field: 'text', name: 'text-long' })
  const { name, phone, problems: unnamed } = readReporter(form)
  if (asksReporter) problems.push(...unnamed.map((field) => ({ field, name: field })))
  return { read: { taskId, text, name, phone }, problems }
}

export interface AnswerRead {
  asked: string
  text: string
  scope: Scope
}
export type AnswerProblem = { field: string; name: 'asked' | 'asked-long' | 'answer' | 'answer-long' | 'scope' }

export function readAnswer(form: Texts): { read: AnswerRead; problems: AnswerProblem[] } {
  const problems: AnswerProblem[] = []
  const [asked, text] = [form.text('asked'), form.text('text')]
  const scope = scopes.find((one) => one === form.text('scope'))
  if (asked === '') problems.push({ field: 'asked', name: 'asked' })
  if (asked.length > MOST_QUESTION) problems.push({ field: 'asked', name: 'asked-long' })
  if (text === '') problems.push({ field: 'text', name: 'answer' })
  if (text.length > MOST_ANSWER) problems.push({ field: 'text', name: 'answer-long' })
  if (!scope) problems.push({ field: 'scope', name: 'scope' })
  return { read: { asked, text, scope: scope ?? 'unit' }, problems }
}

export interface Standing {
  answered: boolean
  sameAs: string | null
}

/** A duplicate is looked after by the other question, answered or not. */
export const stateOf = ({ answered, sameAs }: Standing): QuestionState =>
  sameAs !== null ? 'duplicate' : answered ? 'answered' : 'open'

export interface Markable extends Standing {
  id: string
  taskId: string
  /** How many others point here. */
  duplicates: number
}

/** One step, never a chain: a question points at one that points nowhere, under the same task. */
export const canBeSame = (question: Markable, other: Markable): boolean =>
  question.id !== other.id &&
  question.taskId === other.taskId &&
  question.sameAs === null &&
  question.duplicates === 0 &&
  other.sameAs === null
