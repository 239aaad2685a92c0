import { post, type Route, unseen } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { transact } from '#platform/db.ts'
import { readIdentityForm } from './identities.rules.ts'
import { giveIdentity, takeIdentityBack } from './identities.store.ts'
import { identityFaultWords, identityFieldOf, identityWords } from './identities.words.ts'
import { behindReceipt, receiptPage } from './receipts.routes.tsx'
import { readMonthlyCap } from './settings.cap.store.ts'

export const identityRoutes: Route[] = [
  // Sent twice it says the same again: the later words stand, so it needs no row of its own.
  post('/hazards/receipt/identity', unseen, (c) =>
    behindReceipt(c, async (digits, reportId) => {
      const read = readIdentityForm(c.var.form)
      if ('faults' in read) {
        const problems = read.faults.map((name) => ({ field: identityFieldOf[name], text: identityFaultWords[name] }))
        return receiptPage(c, digits, reportId, { problems })
      }
      const { db, town, site, now } = c.var
      const given = { ...read.given, reportId, day: dayOf(now) }
      const cap = await readMonthlyCap(db, town.id)
      const kept = await transact(db, (tx) => giveIdentity(tx, site.keys, town.id, given, cap))
      if (kept) return receiptPage(c, digits, reportId, { note: identityWords.done })
      const problems = [{ field: 'phone', text: identityWords.capped(cap, town.hotline) }]
      return receiptPage(c, digits, reportId, { problems })
    }),
  ),

  // Sent twice, the second finds nothing left, and says so.
  post('/hazards/receipt/identity/withdrawals', unseen, (c) =>
    behindReceipt(c, async (digits, reportId) => {
      const { db, town, site, now, form } = c.var
      if (!form.checked('sure'))
        return receiptPage(c, digits, reportId, { problems: [{ field: 'sure', text: identityWords.sureMissing }] })
      const day = dayOf(now)
      const gone = await transact(db, (tx) => takeIdentityBack(tx, site.keys, town.id, { reportId, day }))
      return receiptPage(c, digits, reportId, { note: gone ? identityWords.takenBack : identityWords.nothingLeft })
    }),
  ),
]
