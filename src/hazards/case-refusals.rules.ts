/** Why an event of a case is refused, each with the rule that says so. Pure data. */
import type { ReasonProblem } from './refusals.rules.ts'
import type { StatuteId } from './statutes.rules.ts'

export const caseRefusals = {
  'wrong-stage': 'stages',
  'not-yours': 'who-may',
  'must-transfer-deaths': 'deaths-county',
  'must-transfer-concealed': 'concealed-county',
  'must-transfer-major': 'beyond-county',
  // on arrival
  'target-missing': 'refusal-reasons',
  'facts-missing': 'refusal-reasons',
  'contact-missing': 'insider-named',
  'reason-unknown': 'refusal-reasons',
  'earlier-missing': 'refusal-reasons',
  'words-missing': 'refusal-reasons',
  'not-insider': 'insider-named',
  'body-unknown': 'transfer-told',
  'reporter-not-told': 'transfer-told',
  'merge-itself': 'merge-same',
  'merge-ended': 'merge-same',
  'reason-missing': 'pause-reasoned',
  // verification
  'too-few': 'two-verifiers',
  related: 'verifier-unrelated',
  'verifier-custodian': 'custodian-apart',
  'extended-already': 'extension-once',
  'extension-long': 'extension',
  'extension-unreasoned': 'extension-once',
  'extension-untold': 'extension-once',
  'own-approval': 'extension-once',
  'paused-already': 'pause-reasoned',
  'not-paused': 'pause-reasoned',
  'record-missing': 'written-record',
  'signers-missing': 'two-verifiers',
  'grade-missing': 'grading',
  'grade-unfounded': 'grading',
  'item-missing': 'major-by-standard',
  'item-not-in-force': 'major-by-standard',
  // order and fix
  'number-missing': 'order-signed',
  'order-unsigned': 'order-signed',
  'order-points-back': 'original-sealed',
  'stop-work-first': 'danger-first',
  'due-missing': 'remove-hazards',
  'due-past': 'remove-hazards',
  'unit-missing': 'remove-hazards',
  'words-empty': 'remove-hazards',
  'plan-incomplete': 'six-part-plan',
  'plan-first': 'six-part-plan',
  'photo-missing': 'recheck-by-others',
  'same-view-missing': 'recheck-by-others',
  'self-checked': 'recheck-by-others',
  'checker-absent': 'recheck-by-others',
  'return-unreasoned': 'recheck-by-others',
  'not-overdue': 'supervise-major',
  'notices-missing': 'supervise-major',
  'escalated-already': 'supervise-major',
  'stop-only-major': 'stop-production',
  // reply
  'reply-incomplete': 'reply-parts',
  'replied-already': 'reply-parts',
  withdrawn: 'withdrawn-no-reply',
  'withdrawn-late': 'withdrawn-no-reply',
  'not-replied': 'objection',
  'objection-late': 'objection',
  'objected-already': 'objection',
  'objection-unreasoned': 'objection',
  'no-objection': 'review',
  'reviewer-not-above': 'review-above',
} as const satisfies Record<string, StatuteId> & Record<ReasonProblem, StatuteId>

export type CaseRefusalName = keyof typeof caseRefusals

export interface CaseRefusal {
  name: CaseRefusalName
  statute: StatuteId
}

export const refusal = (name: CaseRefusalName): CaseRefusal => ({ name, statute: caseRefusals[name] })
