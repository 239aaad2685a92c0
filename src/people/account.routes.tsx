import type { Problem } from '#platform/html/form.tsx'
import { NotFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { type Ctx, get, owesPassword, passwordOwed, post, type Route, signedIn } from './access.ts'
import { AccountPage, PasskeysPage, PasswordPage, SessionsPage } from './account.views.tsx'
import { passkeyWords } from './account.words.ts'
import { succeedAttempt } from './attempts.store.ts'
import { takeTurn } from './attempts.ts'
import { recordAct } from './audit.store.ts'
import { isLinked } from './identities.store.ts'
import { safeNext } from './next.rules.ts'
import { keyOf, once } from './once.ts'
import { page } from './page.tsx'
import { dropPasskey, findPasskey, listPasskeys, recordPasskey, takeChallenge } from './passkeys.store.ts'
import { askForNewPasskey, readNewPasskey } from './passkeys.ts'
import { problemsWithChoice, ruleFor } from './password-choice.ts'
import { changePassword } from './passwords.store.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { findPerson, listRoles, type PersonAtDoor } from './people.store.ts'
import { findSecondFactor } from './second-factor.store.ts'
import { endSessions, listSessions } from './sessions.store.ts'
import { tooSoon } from './sign-in.routes.tsx'
import { passwordWords } from './sign-in.words.ts'

export const accountRoutes: Route[] = [
  get('/account', signedIn, async (c) => {
    const { db, town, viewer, site } = c.var
    const person = await me(c)
    const { secret, ...factor } = await findSecondFactor(db, town.id, person.id)
    const { oidc } = site.settings
    const identity = oidc && {
      name: oidc.name,
      linked: await isLinked(db, town.id, oidc.issuer, viewer!.personId),
    }
    const view = (
      <AccountPage
        person={person}
        roles={await listRoles(db, town.id, person.id)}
        factor={{ ...factor, on: secret !== null }}
        identity={identity}
        done={c.req.query('done')}
      />
    )
    return page(c, view)
  }),

  get('/account/sessions', signedIn, async (c) => {
    const { db, town, viewer, now } = c.var
    const sessions = await listSessions(db, town.id, viewer!.personId, now)
    const ended = c.req.query('ended') === '1'
    return page(c, <SessionsPage sessions={sessions} current={viewer!.sessionId} ended={ended} />)
  }),

  post('/account/sessions/:session/end', signedIn, async (c) => {
    const id = c.req.param('session')
    if (!isId(id)) throw new NotFound()
    return endThose(c, { only: id })
  }),

  post('/account/sessions/end-others', signedIn, (c) => endThose(c, { except: c.var.viewer!.sessionId })),

  get('/account/password', passwordOwed, async (c) => passwordPage(c, await me(c))),

  post('/account/password', passwordOwed, async (c) => {
    const { db, town, viewer, form, now } = c.var
    keyOf(c)
    const person = await me(c)
    if (person.passwordHash) {
      const turn = await takeTurn(c, 'password', person.id)
      if (turn.wait > 0) return tooSoon(await passwordPage(c, person, { wait: turn.wait }, 429), turn.wait)
      if (!(await passwordFits(person.passwordHash, form.text('current')))) {
        return passwordPage(c, person, { problems: [{ field: 'current', text: passwordWords.wrong }] }, 422)
      }
      await succeedAttempt(db, town.id, turn)
    }
    const rule = ruleFor(c, viewer!.roles)
    const problems = await problemsWithChoice(c, db, rule, person)
    if (problems.length > 0) return passwordPage(c, person, { problems }, 422)
    const hash = await hashPassword(form.text('password'))
    return once(c, wantedBefore(c) || '/account?done=password', async (tx) => {
      await changePassword(tx, town.id, person.id, hash, { now, history: rule.history })
      await endSessions(tx, town.id, person.id, { except: viewer!.sessionId }, now)
      await recordAct(tx, c, { act: 'password', subject: `person/${person.id}` })
    })
  }),

  get('/account/passkeys', signedIn, (c) => passkeysPage(c)),

  post('/account/passkeys', signedIn, async (c) => {
    const { town, viewer, form, now } = c.var
    const answered = await readNewPasskey(c)
    if (!answered || (await findPasskey(c.var.db, town.id, answered.passkey.id))) return passkeyRefused(c)
    return once(c, '/account/passkeys?done=passkey', async (tx) => {
      if (!(await takeChallenge(tx, town.id, answered.challengeId, now))) throw new Refusal(await passkeyRefused(c))
      const name = form.text('name').slice(0, 40) || passkeyWords.unnamed
      await recordPasskey(tx, town.id, { ...answered.passkey, personId: viewer!.personId, name }, now)
      await recordAct(tx, c, { act: 'passkey.add', subject: `person/${viewer!.personId}` })
    })
  }),

  post('/account/passkeys/drop', signedIn, async (c) =>
    once(c, '/account/passkeys?done=passkey-dropped', async (tx) => {
      const { town, viewer, form } = c.var
      if (!(await dropPasskey(tx, town.id, viewer!.personId, form.text('passkey')))) throw new NotFound()
      await recordAct(tx, c, { act: 'passkey.drop', subject: `person/${viewer!.personId}` })
    }),
  ),
]

/** Where one was going when another password was asked for. */
const wantedBefore = (c: Ctx): string =>
  safeNext(c.req.method === 'POST' ? c.var.form.text('next') : c.req.query('next')) ?? ''

const me = async (c: Ctx): Promise<PersonAtDoor> => (await findPerson(c.var.db, c.var.town.id, c.var.viewer!.personId))!

const endThose = (c: Ctx, which: { only: string } | { except: string }): Promise<Response> =>
  once(c, '/account/sessions?ended=1', async (tx) => {
    const { town, viewer, now } = c.var
    const count = await endSessions(tx, town.id, viewer!.personId, which, now)
    // Somebody else's session, or none: to the viewer it does not exist.
    if ('only' in which && count === 0) throw new NotFound()
    await recordAct(tx, c, { act: 'session.end', subject: `person/${viewer!.personId}`, detail: { count } })
  })

function passwordPage(
  c: Ctx,
  person: PersonAtDoor,
  shown: { problems?: Problem[]; wait?: number } = {},
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const rule = ruleFor(c, c.var.viewer!.roles)
  const login = person.username ?? person.phone ?? ''
  const known = { rule, login, next: wantedBefore(c), over: owesPassword(c), hasOne: person.passwordHash !== null }
  return page(c, <PasswordPage {...shown} {...known} />, status)
}

async function passkeysPage(c: Ctx, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const person = await me(c)
  const passkeys = await listPasskeys(c.var.db, c.var.town.id, person.id)
  const login = person.username ?? person.phone ?? person.name
  const asked = await askForNewPasskey(c, { id: person.id, login, name: person.name }, passkeys)
  const done = c.req.query('done')
  return asked.remember(
    await page(c, <PasskeysPage passkeys={passkeys} options={asked.options} problems={problems} done={done} />, status),
  )
}

const passkeyRefused = (c: Ctx) => passkeysPage(c, [{ field: '', text: passkeyWords.failed }], 422)
