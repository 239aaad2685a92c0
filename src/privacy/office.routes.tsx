import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { eraseAccount, eraseNamed, listErasuresNamed } from './erasures.store.ts'
import { readFound } from './found.reading.ts'
import { type AccountShown, FoundPage } from './found.views.tsx'
import { keepSoon } from './keeping.ts'
import { type Asked, OfficePrivacyPage } from './office.views.tsx'
import { officeWords as words } from './office.words.ts'
import { listDue, listPurges } from './purge.store.ts'
import { nextPurge } from './retention.rules.ts'
import { type Finding, type Reason, reasons } from './traces.rules.ts'

export const officeRoutes: Route[] = [
  get('/office/privacy', office, (c) => officePage(c)),

  // Sent and not asked for in the address: a telephone in an address stays in histories and logs.
  post('/office/privacy/search', office, async (c) => {
    keyOf(c)
    const asked = askedIn(c)
    if (!asked.name && !asked.contact) {
      const problems = [{ field: 'name', text: words.nothingAsked }]
      return officePage(c, { asked, problems })
    }
    const { findings, accounts, likely } = await readFound(c, asked)
    return page(c, <FoundPage asked={asked} findings={findings} accounts={accounts} ticked={likely} />)
  }),

  post('/office/privacy/erasures', office, (c) =>
    once(c, '/office/privacy?done=erased', async (tx) => {
      const { chosen, leaving } = await readTicked(c)
      for (const { id } of leaving) await eraseOneAccount(tx, c, id)
      if (chosen.length > 0) await eraseThose(tx, c, chosen)
      keepSoon(tx, c)
    }),
  ),
]

/** What was ticked, found anew. @throws Refusal with the same page when nothing was, or it is no longer what was seen */
async function readTicked(c: Ctx): Promise<{ chosen: Finding[]; leaving: AccountShown[] }> {
  const { form } = c.var
  const asked = askedIn(c)
  const { findings, accounts } = await readFound(c, asked)
  const ticked = new Set([...form.every('finding'), ...form.every('account')])
  const chosen = findings.filter(({ mark }) => ticked.has(mark)).map(({ finding }) => finding)
  const leaving = accounts.filter(({ id, holdsOffice }) => ticked.has(id) && !holdsOffice)
  if (ticked.size > 0 && chosen.length + leaving.length === ticked.size) return { chosen, leaving }
  const problems = [{ field: 'finding', text: ticked.size > 0 ? words.changed : words.unticked }]
  const shown = { asked, findings, accounts, ticked: [...ticked], reason: form.text('reason') }
  throw new Refusal(await page(c, <FoundPage {...shown} problems={problems} />, 422))
}

const askedIn = (c: Ctx): Asked => ({
  name: c.var.form.text('name').trim().slice(0, 30),
  contact: c.var.form.text('contact').trim().slice(0, 60),
})

const actOf = (c: Ctx) => {
  const asked = c.var.form.text('reason')
  const reason: Reason = reasons.find((one) => one === asked) ?? 'asked'
  return { reason, by: c.var.viewer!.personId, now: c.var.now }
}

async function eraseOneAccount(tx: Db, c: Ctx, id: string): Promise<void> {
  const { site, town } = c.var
  await eraseAccount(tx, site.keys, town.id, id, actOf(c))
  await recordAct(tx, c, { act: 'person.erase', subject: `person/${id}` })
}

async function eraseThose(tx: Db, c: Ctx, findings: readonly Finding[]): Promise<void> {
  const { site, town } = c.var
  const id = await eraseNamed(tx, site.keys, town.id, findings, actOf(c))
  await recordAct(tx, c, { act: 'privacy.erase', subject: `erasure/${id}`, detail: { findings: findings.length } })
}

async function officePage(c: Ctx, refused?: { asked: Asked; problems: Problem[] }): Promise<Response> {
  const { db, town, now, viewer, site } = c.var
  const nextAt = nextPurge(now)
  const until = nextAt.getTime() - now.getTime()
  const serverNow = new Date(site.clock.now().getTime() + until)
  const view = (
    <OfficePrivacyPage
      {...refused}
      done={!refused && c.req.query('done') === 'erased'}
      past={await listErasuresNamed(db, town.id)}
      due={await listDue(db, town.id, { now: nextAt, serverNow })}
      nextAt={nextAt}
      purges={await listPurges(db, town.id)}
      viewer={viewer!}
    />
  )
  return page(c, view, refused ? 422 : 200)
}
