import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { recordKinds } from '#units/units.store.ts'
import { kindWords } from '#units/units.words.ts'
import { anyoneEarly, type Ctx, get, post, type Route } from './access.ts'
import { recordAct } from './audit.store.ts'
import { type Invite, takeInvite } from './invites.store.ts'
import { openInviteOf } from './invites.ts'
import { problemsWithAccount } from './new-account.ts'
import { once, redirect } from './once.ts'
import { page } from './page.tsx'
import { ruleFor } from './password-choice.ts'
import { hashPassword } from './passwords.ts'
import { grantRole, recordPerson } from './people.store.ts'
import { isPhone, readPhone } from './roles.rules.ts'
import { setSessionCookie } from './session-cookie.ts'
import { SetUpPage, SetUpProblemPage } from './set-up.views.tsx'
import { setUpWords as words } from './set-up.words.ts'
import { openSession } from './signing-in.ts'
import { changeTown } from './town.store.ts'

export const setUpRoutes: Route[] = [
  get('/set-up', anyoneEarly, (c) =>
    c.var.town.setUpAt ? redirect(c, '/') : page(c, <SetUpProblemPage {...words.waiting} />),
  ),

  get('/set-up/:token', anyoneEarly, async (c) =>
    (await setUpInviteOf(c)) ? setUpPage(c) : page(c, <SetUpProblemPage {...words.dead} />, 404),
  ),

  post('/set-up/:token', anyoneEarly, async (c) => {
    const invite = await setUpInviteOf(c)
    return invite ? setUp(c, invite) : page(c, <SetUpProblemPage {...words.dead} />, 404)
  }),
]

const setUpInviteOf = (c: Ctx): Promise<Invite | undefined> | undefined =>
  c.var.town.setUpAt ? undefined : openInviteOf(c)

const needed = ['name', 'fullName', 'officeName', 'personName'] as const

async function setUp(c: Ctx, invite: Invite): Promise<Response> {
  const { db, town, form, now } = c.var
  const hotline = form.text('hotline')
  const phone = readPhone(form.text('phone')) || null
  const account = {
    username: form.text('username'),
    password: form.text('password'),
    phone,
    name: form.text('personName'),
    role: 'director' as const,
  }
  const problems: Problem[] = needed
    .filter((field) => !form.text(field))
    .map((field) => ({ field, text: words.problems[field] }))
  if (!/^[\d\s+-]{3,20}$/.test(hotline)) problems.push({ field: 'hotline', text: words.problems.hotline })
  if (phone && !isPhone(phone)) problems.push({ field: 'phone', text: words.problems.phone })
  problems.push(...(await problemsWithAccount(c, db, account)))
  if (problems.length > 0) return setUpPage(c, problems, 422)
  const passwordHash = await hashPassword(account.password)
  let token: string | undefined
  const answer = await once(c, '/office', async (tx) => {
    const id = await recordPerson(tx, town.id, { ...account, passwordHash, passwordSetAt: now })
    if (!(await takeInvite(tx, town.id, invite.id, id, now))) {
      throw new Refusal(await page(c, <SetUpProblemPage {...words.dead} />, 404))
    }
    await grantRole(tx, town.id, id, 'director', null, null, now)
    await changeTown(tx, town.id, {
      name: form.text('name'),
      fullName: form.text('fullName'),
      officeName: form.text('officeName'),
      hotline,
      setUpAt: now,
    })
    await recordKinds(
      tx,
      town.id,
      Object.entries(kindWords).map(([code, name]) => ({ code, name })),
    )
    await recordAct(tx, c, { act: 'set-up', subject: `town/${town.id}` })
    token = await openSession(tx, c, { id }, { way: 'set-up', secondFactor: false })
  })
  return token ? setSessionCookie(c, answer, token) : answer
}

function setUpPage(c: Ctx, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const given = status === 422 ? c.var.form.given() : {}
  return page(
    c,
    <SetUpPage
      rule={ruleFor(c, [{ role: 'director' }])}
      action={`/set-up/${c.req.param('token')}`}
      given={given}
      problems={problems}
    />,
    status,
  )
}
