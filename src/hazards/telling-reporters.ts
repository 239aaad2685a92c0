import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { FormInput } from '#platform/http/form.ts'
import type { Keys } from '#platform/keys.ts'
import { replyPartWords } from './cases.words.ts'
import { formWords } from './event-forms.words.ts'
import { type CaseEvent, replyParts } from './events.rules.ts'
import { sayToReporter } from './messages.store.ts'
import { isRefusalReason } from './refusals.rules.ts'
import { refusalReplies } from './refusals.words.ts'

/** What the reporter is told of an event, if it has to be told. */
function textOf(event: CaseEvent, form: FormInput): string | undefined {
  switch (event.name) {
    case 'refuse': {
      const { reason, words } = event.detail
      return isRefusalReason(reason) ? [refusalReplies[reason], words].filter(Boolean).join('\n') : undefined
    }
    case 'transfer':
      return form.text('told')
    case 'extend':
      return [formWords.extendTold(event.detail.days, event.detail.reason), form.text('told')].join('\n')
    case 'reply':
      return replyParts.map((part) => `${replyPartWords[part]}：${event.detail.parts[part] ?? ''}`).join('\n')
    default:
      return undefined
  }
}

/** Everybody who reported the matter is told the same, behind their own receipt. */
export async function tellReporters(
  { tx, keys, townId, now }: { tx: Db; keys: Keys; townId: string; now: Date },
  reportIds: readonly string[],
  event: CaseEvent,
  form: FormInput,
): Promise<void> {
  const text = textOf(event, form)
  if (!text) return
  for (const reportId of reportIds) await sayToReporter(tx, keys, townId, reportId, text, dayOf(now))
}
