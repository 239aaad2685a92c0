import { transact } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { anyone, type Ctx, get, post, type Route } from './access.ts'
import { succeedAttempt } from './attempts.store.ts'
import { rememberDevice, takeTurn } from './attempts.ts'
import { recordAct } from './audit.store.ts'
import { safeNext } from './next.rules.ts'
import { keyOf, redirect } from './once.ts'
import { page } from './page.tsx'
import { takeChallenge, touchPasskey } from './passkeys.store.ts'
import { askForPasskey, readPasskey } from './passkeys.ts'
import { contextOf, ruleFor } from './password-choice.ts'
import { problemWithPassword } from './passwords.rules.ts'
import { markPasswordOver } from './passwords.store.ts'
import { passwordFits } from './passwords.ts'
import { findByLogin, findPerson, listRoles, type PersonAtDoor } from './people.store.ts'
import { setSessionCookie } from './session-cookie.ts'
import { endSessions } from './sessions.store.ts'
import { SignInPage } from './sign-in.views.tsx'
import { signInWords as words } from './sign-in.words.ts'
import { homeOf, openSession } from './signing-in.ts'

export const signInRoutes: Route[] = [
  get('/sign-in', anyone, async (c) => {
    const next = safeNext(c.req.query('next'))
    if (c.var.viewer) return redirect(c, next ?? homeOf(c.var.viewer.roles))
    return signInPage(c, { next: next ?? '' })
  }),

  post('/sign-in', anyone, async (c) => {
    keyOf(c)
    const login = c.var.form.text('login')
    const password = c.var.form.text('password')
    const problems = (['login', 'password'] as const)
      .filter((field) => !c.var.form.text(field))
      .map((field) => ({ field, text: words.empty[field] }))
    if (problems.length > 0) return signInPage(c, { login, problems }, 422)
    const person = await findByLogin(c.var.db, c.var.town.id, login)
    const turn = await takeTurn(c, 'password', person?.id ?? login)
    if (turn.wait > 0) {
      await recordFailure(c, person, 'wait')
      return tooSoon(await signInPage(c, { login, wait: turn.wait }, 429), turn.wait)
    }
    const fits = await passwordFits(person?.passwordHash ?? null, password)
    if (!fits || !person || person.disabledAt) {
      await recordFailure(c, person, 'password')
      // Who knows the password is the owner, and may be told why the door stays shut.
      const text = fits ? words.shut : words.wrong
      return signInPage(c, { login, problems: [{ field: 'password', text }] }, 422)
    }
    const rule = ruleFor(c, await listRoles(c.var.db, c.var.town.id, person.id))
    const isWeak = rule.changeDays !== null && problemWithPassword(password, rule, contextOf(c, person)) !== undefined
    const token = await transact(c.var.db, async (tx) => {
      await succeedAttempt(tx, c.var.town.id, turn)
      if (isWeak) await markPasswordOver(tx, c.var.town.id, person.id)
      return openSession(tx, c, person, { way: 'password', secondFactor: false })
    })
    return rememberDevice(c, await welcome(c, person, token), turn)
  }),

  post('/sign-in/passkey', anyone, async (c) => {
    keyOf(c)
    const answered = await readPasskey(c)
    const person = answered && (await findPerson(c.var.db, c.var.town.id, answered.personId))
    const token =
      person &&
      !person.disabledAt &&
      (await transact(c.var.db, async (tx) => {
        const { challengeId, passkey } = answered
        if (!(await takeChallenge(tx, c.var.town.id, challengeId, c.var.now))) return undefined
        await touchPasskey(tx, c.var.town.id, passkey.id, passkey.counter, c.var.now)
        return openSession(tx, c, person, { way: 'passkey', secondFactor: true })
      }))
    if (token) return welcome(c, person, token)
    await recordFailure(c, person, 'passkey')
    return signInPage(c, { problems: [{ field: '', text: words.passkeyFailed }] }, 422)
  }),

  post('/sign-out', anyone, async (c) => {
    const { db, town, viewer, now } = c.var
    // Whose session is over already only loses the cookie.
    if (viewer) {
      keyOf(c)
      await transact(db, async (tx) => {
        await endSessions(tx, town.id, viewer.personId, { only: viewer.sessionId }, now)
        await recordAct(tx, c, { act: 'sign-out', subject: `person/${viewer.personId}` })
      })
    }
    const answer = setSessionCookie(c, redirect(c, '/'), null)
    // What the browser kept of signed-in pages goes too: the back button shows nothing.
    answer.headers.set('clear-site-data', '"cache"')
    return answer
  }),
]

/** Onward with the new session in the cookie. */
export async function welcome(c: Ctx, person: PersonAtDoor, token: string): Promise<Response> {
  const roles = await listRoles(c.var.db, c.var.town.id, person.id)
  const next = safeNext(c.req.method === 'POST' ? c.var.form.text('next') : undefined)
  return setSessionCookie(c, redirect(c, next ?? homeOf(roles)), token)
}

export function tooSoon(answer: Response, seconds: number): Response {
  answer.headers.set('retry-after', String(seconds))
  return answer
}

interface Shown {
  next?: string
  login?: string
  problems?: readonly Problem[]
  wait?: number
}

export async function signInPage(c: Ctx, shown: Shown, status: 200 | 422 | 429 = 200): Promise<Response> {
  const passkey = await askForPasskey(c)
  const next = shown.next ?? safeNext(c.req.method === 'POST' ? c.var.form.text('next') : '') ?? ''
  const view = (
    <SignInPage
      {...shown}
      next={next}
      phone={c.var.town.hotline}
      passkey={passkey.options}
      oidc={c.var.site.settings.oidc?.name}
    />
  )
  return passkey.remember(await page(c, view, status))
}

const recordFailure = (c: Ctx, person: PersonAtDoor | undefined, why: string) =>
  recordAct(c.var.db, c, {
    act: 'sign-in',
    subject: person ? `person/${person.id}` : 'person/unknown',
    succeeded: false,
    detail: { why: person?.disabledAt ? 'disabled' : why },
  })
