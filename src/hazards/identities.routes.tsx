import { post, type Route, unseen } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { transact } from '#platform/db.ts'
import { readIdentityForm } from './identities.rules.ts'
import { giveIdentity } from './identities.store.ts'
import { identityFaultWords, identityFieldOf, identityWords } from './identities.words.ts'
import { behindReceipt, receiptPage } from './receipts.routes.tsx'

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
      await transact(db, (tx) => giveIdentity(tx, site.keys, town.id, given))
      return receiptPage(c, digits, reportId, { note: identityWords.done })
    }),
  ),
]
