import { setTimeout as pause } from 'node:timers/promises'
import { type Ctx, get, post, type Route, unseen } from '#people/access.ts'
import { keyOf } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { addressOf } from '#people/session-cookie.ts'
import { dayOf } from '#platform/days.rules.ts'
import { transact } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { refusalText } from './case-refusals.words.ts'
import { caseOfReport } from './cases.reading.ts'
import { tryDelayOf } from './crowd.rules.ts'
import { Crowd } from './crowd.ts'
import type { CaseEvent } from './events.rules.ts'
import { listFiles } from './files.store.ts'
import { FilesForm } from './files.views.tsx'
import { happen, reporterActor } from './happening.ts'
import { listIdentitiesWithdrawn } from './identities.store.ts'
import { IdentityPart } from './identities.views.tsx'
import { listMessages, sayToOffice } from './messages.store.ts'
import { listOpenings } from './openings.store.ts'
import { passUp, stepOwn } from './own-reports.store.ts'
import { ownReceiptWords } from './own-reports.words.ts'
import { type Receipt, readReceipt } from './receipts.reading.ts'
import { readDigits } from './receipts.rules.ts'
import { LookUpPage, ownNow, ReceiptPage } from './receipts.views.tsx'
import { receiptFaultWords, receiptWords as words } from './receipts.words.ts'
import { findByReceipt } from './reports.reading.ts'
import { signedReceiptOf } from './roots.signing.ts'

const wrongTries = new Crowd(600_000)
const MOST_TEXT = 1_000
const MOST_A_DAY = 30

export const receiptRoutes: Route[] = [
  get('/hazards/receipt', unseen, (c) => page(c, <LookUpPage typed="" problems={[]} />)),

  post('/hazards/receipt', unseen, (c) => behindReceipt(c, (digits, reportId) => receiptPage(c, digits, reportId))),

  post('/hazards/receipt/message', unseen, (c) =>
    behindReceipt(c, async (digits, reportId) => {
      const text = c.var.form.text('message')
      const fault = (await messageFault(c, reportId, text)) ?? ''
      if (fault) return receiptPage(c, digits, reportId, { problems: [{ field: 'message', text: fault }] })
      const { db, town, site, now } = c.var
      await transact(db, (tx) => sayToOffice(tx, site.keys, town.id, reportId, text, dayOf(now)))
      return receiptPage(c, digits, reportId, { note: words.sent })
    }),
  ),

  post('/hazards/receipt/object', unseen, (c) =>
    behindReceipt(c, (digits, reportId) => {
      const reason = c.var.form.text('objection').slice(0, MOST_TEXT)
      return move(c, digits, reportId, { name: 'object', detail: { reason } }, words.objected)
    }),
  ),

  post('/hazards/receipt/withdraw', unseen, (c) =>
    behindReceipt(c, (digits, reportId) => {
      const reason = c.var.form.text('reason').slice(0, MOST_TEXT)
      return move(c, digits, reportId, { name: 'withdraw', detail: { reason } }, words.withdrawn)
    }),
  ),

  // Sent twice it is passed up once: the second finds it there, and is told the same.
  post('/hazards/receipt/pass-up', unseen, (c) =>
    behindReceipt(c, async (digits, reportId) => {
      const { db, town, now } = c.var
      const by = { because: 'reporter', byWhat: 'reporter' } as const
      const { before, moved } = await transact(db, (tx) => passUp(tx, town.id, reportId, by, dayOf(now)))
      if (moved) return receiptPage(c, digits, reportId, { note: ownReceiptWords.passedUp })
      return receiptPage(c, digits, reportId, before === 'passed_up' ? { note: ownReceiptWords.already } : {})
    }),
  ),
]

/** Opens what the digits in the form's body belong to, or the page to type them again. @throws KeyInvalid */
export async function behindReceipt(
  c: Ctx,
  open: (digits: string, reportId: string) => Promise<Response>,
): Promise<Response> {
  keyOf(c)
  const { db, town, site, form } = c.var
  const typed = form.text('receipt')
  const again = (text: string) => page(c, <LookUpPage typed={typed} problems={[{ field: 'receipt', text }]} />, 422)
  const read = readDigits(typed)
  if ('fault' in read) return again(receiptFaultWords[read.fault](read.count))
  const [address, now] = [addressOf(c), Date.now()]
  await pause(tryDelayOf(wrongTries.count(address, now)))
  const reportId = await findByReceipt({ db, keys: site.keys }, town.id, read.digits)
  if (reportId) return open(read.digits, reportId)
  wrongTries.add(address, now)
  return again(words.unknown)
}

interface Shown {
  fresh?: boolean
  note?: string
  problems?: Problem[]
  /** When it is known without asking. */
  receipt?: Receipt
}

export async function receiptPage(c: Ctx, digits: string, reportId: string, asked: Shown = {}): Promise<Response> {
  const { receipt = await readReceipt(c, reportId), ...shown } = asked
  const refused = (shown.problems ?? []).length > 0
  const { number, chain, anonymity, receivedOn: day } = receipt.report
  const { db, town, site } = c.var
  const given = refused ? c.var.form.given() : {}
  const problems = shown.problems ?? []
  const view = (
    <ReceiptPage
      digits={digits}
      receipt={receipt}
      signed={await signedReceiptOf(c, { number, chain, day }, asked.receipt !== undefined)}
      given={given}
      {...shown}
    >
      <FilesForm
        digits={digits}
        files={shown.fresh ? [] : await listFiles(db, site.keys, town.id, reportId)}
        problems={problems}
        open={shown.fresh === true}
        own={ownNow(receipt) !== null}
      />
      <IdentityPart
        digits={digits}
        anonymity={anonymity}
        openings={shown.fresh ? [] : await listOpenings(db, town.id, { reportIds: [reportId] })}
        withdrawn={shown.fresh ? [] : await listIdentitiesWithdrawn(db, town.id, [reportId])}
        problems={problems}
        given={given}
      />
    </ReceiptPage>
  )
  return page(c, view, refused ? 422 : 200)
}

async function messageFault(c: Ctx, reportId: string, text: string): Promise<string | undefined> {
  if (text === '') return words.messageMissing
  if (text.length > MOST_TEXT) return words.messageLong
  const { db, town, site, now } = c.var
  const said = await listMessages(db, site.keys, town.id, reportId)
  const today = said.filter(({ byOffice, byUnit, saidOn }) => !byOffice && !byUnit && saidOn === dayOf(now))
  return today.length >= MOST_A_DAY ? words.messageMany : undefined
}

/** A step of the reporter's own: in the case that handles it now, refused in the rules' words. The same sent twice is refused kindly. */
async function move(c: Ctx, digits: string, reportId: string, event: CaseEvent, note: string): Promise<Response> {
  const { db, town, now } = c.var
  const found = await caseOfReport(db, town.id, reportId)
  // it lies with the enterprise: there is nothing yet to object to, and nobody at the town to ask
  if (!found) {
    const step = { name: 'withdraw', because: null, byWhat: 'reporter' } as const
    const { moved } =
      event.name === 'withdraw'
        ? await transact(db, (tx) => stepOwn(tx, town.id, reportId, step, dayOf(now)))
        : { moved: false }
    return receiptPage(c, digits, reportId, moved ? { note } : {})
  }
  const caseId = (event.name === 'object' && found.leading?.caseId) || found.caseId
  const { refusals } = await transact(db, (tx) => happen({ db: tx, town, now }, caseId, event, reporterActor))
  const field = event.name === 'object' ? 'objection' : 'reason'
  const problems = refusals.map((refusal) => ({ field, text: refusalText(refusal, dayOf(now)) }))
  return receiptPage(c, digits, reportId, problems.length > 0 ? { problems } : { note })
}
