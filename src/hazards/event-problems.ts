import type { Problem } from '#platform/html/form.tsx'
import type { FormInput } from '#platform/http/form.ts'
import type { CaseRefusal, CaseRefusalName } from './case-refusals.rules.ts'
import { refusalText } from './case-refusals.words.ts'
import { MOST_LINE, MOST_WORDS } from './event-forms.rules.ts'
import { formWords } from './event-forms.words.ts'
import type { EventName } from './stages.rules.ts'

/** The field a refusal is about, where it is one. */
const fieldOf: Partial<Record<CaseRefusalName, string>> = {
  'target-missing': 'target',
  'facts-missing': 'facts',
  'reason-unknown': 'reason',
  'earlier-missing': 'earlier',
  'words-missing': 'words',
  'body-unknown': 'body',
  'reporter-not-told': 'told',
  'merge-itself': 'into',
  'merge-ended': 'into',
  'reason-missing': 'reason',
  'extension-long': 'days',
  'extension-unreasoned': 'reason',
  'extension-untold': 'told',
  'own-approval': 'askedBy',
  'record-missing': 'words',
  'signers-missing': 'signers',
  'grade-missing': 'grade',
  'grade-unfounded': 'grade',
  'item-missing': 'item',
  'item-not-in-force': 'item',
  'number-missing': 'number',
  'order-unsigned': 'signedBy',
  'due-missing': 'dueOn',
  'due-past': 'dueOn',
  'must-transfer-major': 'entrustment',
  'words-empty': 'words',
  'photo-missing': 'photo',
  'same-view-missing': 'sameView',
  'return-unreasoned': 'reason',
  'notices-missing': 'toldTown',
  'escalated-already': 'measure',
  'stop-only-major': 'measure',
  'reviewer-not-above': 'body',
  'objection-unreasoned': 'reason',
  'plan-incomplete': 'aim',
  'reply-incomplete': 'conclusion',
  'order-points-back': 'pointers',
}

const peopleRefusals: readonly CaseRefusalName[] = [
  'too-few',
  'related',
  'verifier-custodian',
  'self-checked',
  'checker-absent',
]

/** Each refusal with its article, at its field where it has one. */
export const refusedAs = (refusals: readonly CaseRefusal[], name: EventName, today: string): Problem[] =>
  refusals.map((one) => ({
    field: peopleRefusals.includes(one.name)
      ? name === 'recheck'
        ? 'checkers'
        : 'verifiers'
      : (fieldOf[one.name] ?? ''),
    text: refusalText(one, today),
  }))

/** What the rules leave to the form: that an order says something, and that nobody sends a book. */
export function problemsWithForm(name: EventName, form: FormInput): Problem[] {
  const asked: Partial<Record<EventName, readonly (keyof typeof formWords.missing)[]>> = {
    order: ['what', 'place', 'demands'],
    assign: ['brief'],
  }
  const missing = (asked[name] ?? [])
    .filter((field) => form.text(field) === '')
    .map((field) => ({ field, text: formWords.missing[field] }))
  const lines = ['place', 'signedBy', 'number', 'entrustment', 'earlier']
  const long = form
    .entries()
    .filter(([field, text]) => text.length > (lines.includes(field) ? MOST_LINE : MOST_WORDS) && field !== '_key')
    .filter(([field]) => !field.startsWith('notice-'))
    .map(([field]) => ({ field, text: formWords.long }))
  return [...missing, ...long]
}
