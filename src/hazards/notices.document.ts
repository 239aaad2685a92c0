/** The two notices that go with an escalation, as official documents. Pure. */
import type { OfficialDocument } from '#platform/documents/official-document.ts'
import type { EscalationNotice } from './escalations.rules.ts'
import { noticeText, noticeWords as words } from './escalations.words.ts'

interface About {
  unit: string
  order: string
  issuer: string
  on: string
}

export function noticeDocument(notice: EscalationNotice, { unit, order, issuer, on }: About): OfficialDocument {
  const [to = '', ...lines] = noticeText(notice, unit, order).split('\n')
  return {
    title: words.title(notice, unit),
    recipients: to.replace(/：$/, ''),
    body: lines.map((line) => ({ kind: 'paragraph', runs: [line] })),
    signature: { issuers: [issuer], date: words.dated(on) },
  }
}
