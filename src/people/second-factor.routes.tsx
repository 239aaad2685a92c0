import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { type Ctx, get, halfSignedIn, post, type Route, signedIn } from './access.ts'
import { succeedAttempt } from './attempts.store.ts'
import { rememberDevice, takeTurn } from './attempts.ts'
import { recordAct } from './audit.store.ts'
import { safeNext } from './next.rules.ts'
import { keyOf, once, redirect } from './once.ts'
import { page } from './page.tsx'
import { listPasskeys } from './passkeys.store.ts'
import { askForPasskey } from './passkeys.ts'
import { passwordFits } from './passwords.ts'
import { findPerson, type PersonAtDoor } from './people.store.ts'
import { findSecondFactor, recordSecondFactor, takeRecoveryCode, takeStep } from './second-factor.store.ts'
import { SecondFactorPage, SetUpFactorPage } from './second-factor.views.tsx'
import { markSecondFactor } from './sessions.store.ts'
import { tooSoon } from './sign-in.routes.tsx'
import { secondFactorWords, setUpFactorWords } from './sign-in.words.ts'
import { homeOf } from './signing-in.ts'
import {
  addressFor,
  newRecoveryCodes,
  newSecret,
  openDraft,
  openSecret,
  readRecoveryCode,
  sealDraft,
  sealSecret,
  stepOf,
} from './totp.ts'

const HERE = '/sign-in/second-factor'
const MINE = '/account/second-factor'

export const secondFactorRoutes: Route[] = [
  get(HERE, halfSignedIn, async (c) => {
    const next = safeNext(c.req.query('next')) ?? ''
    const { viewer } = c.var
    if (viewer!.secondFactor) return redirect(c, next || homeOf(viewer!.roles))
    const { secret, passkeys } = await factorOf(c)
    return secret || passkeys > 0
      ? askPage(c, { next, hasCode: secret !== null })
      : setUpPage(c, { action: HERE, next })
  }),

  post(HERE, halfSignedIn, async (c) => {
    const { secret, passkeys } = await factorOf(c)
    // Whoever has one already cannot make another here: the password alone must not be enough for that.
    return secret || passkeys > 0 ? proveFactor(c, secret) : confirmFactor(c, HERE)
  }),

  get(MINE, signedIn, async (c) => setUpPage(c, { action: MINE, next: '' })),

  post(MINE, signedIn, async (c) => confirmFactor(c, MINE)),
]

const factorOf = (c: Ctx) => findSecondFactor(c.var.db, c.var.town.id, c.var.viewer!.personId)

async function askPage(
  c: Ctx,
  shown: { next: string; hasCode: boolean; problems?: Problem[]; wait?: number },
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const own = await listPasskeys(c.var.db, c.var.town.id, c.var.viewer!.personId)
  const passkey = own.length > 0 ? await askForPasskey(c, own) : undefined
  const answer = await page(c, <SecondFactorPage {...shown} passkey={passkey?.options} />, status)
  return passkey ? passkey.remember(answer) : answer
}

async function proveFactor(c: Ctx, sealed: Buffer | null): Promise<Response> {
  const { db, town, viewer, form } = c.var
  keyOf(c)
  const next = safeNext(form.text('next')) ?? ''
  const shown = { next, hasCode: sealed !== null }
  if (!form.text('code')) return askPage(c, { ...shown, problems: [problem(secondFactorWords.empty)] }, 422)
  const turn = await takeTurn(c, 'code', viewer!.personId)
  if (turn.wait > 0) return tooSoon(await askPage(c, { ...shown, wait: turn.wait }, 429), turn.wait)
  const answer = await once(c, next || homeOf(viewer!.roles), async (tx) => {
    const way = await codeTaken(tx, c, sealed)
    if (!way) throw new Refusal(await askPage(c, { ...shown, problems: [problem(secondFactorWords.wrong)] }, 422))
    await succeedAttempt(tx, town.id, turn)
    await markSecondFactor(tx, town.id, viewer!.sessionId, c.var.now)
    await recordAct(tx, c, { act: 'second-factor', subject: `person/${viewer!.personId}`, detail: { way } })
  })
  if (answer.status === 422) await recordRefused(c, db)
  return answer.status === 303 ? rememberDevice(c, answer, turn) : answer
}

const problem = (text: string): Problem => ({ field: 'code', text })

const recordRefused = (c: Ctx, db: Db) =>
  recordAct(db, c, { act: 'second-factor', subject: `person/${c.var.viewer!.personId}`, succeeded: false })

/** A code counts once: its half minute, or the recovery code itself, is used up in the act's transaction. */
async function codeTaken(tx: Db, c: Ctx, sealed: Buffer | null): Promise<'totp' | 'recovery' | undefined> {
  const { town, viewer, site, form, now } = c.var
  const recovery = readRecoveryCode(form.text('code'))
  if (recovery) return (await takeRecoveryCode(tx, town.id, viewer!.personId, recovery, now)) ? 'recovery' : undefined
  if (!sealed) return undefined
  const secret = openSecret(site.keys, viewer!.personId, sealed)
  const step = stepOf(secret, form.text('code').replace(/\s/g, ''), site.clock.now())
  return step !== undefined && (await takeStep(tx, town.id, viewer!.personId, step)) ? 'totp' : undefined
}

interface SetUpShown {
  action: typeof HERE | typeof MINE
  next: string
  draft?: string
  problems?: Problem[]
  wait?: number
}

async function setUpPage(c: Ctx, shown: SetUpShown, status: 200 | 422 | 429 = 200): Promise<Response> {
  const { site, viewer, town } = c.var
  const now = site.clock.now()
  const known = shown.draft ? openDraft(site.keys, viewer!.personId, shown.draft, now) : undefined
  const draft = known ?? { secret: newSecret(), codes: newRecoveryCodes() }
  const person = (await findPerson(c.var.db, town.id, viewer!.personId))!
  const view = (
    <SetUpFactorPage
      {...shown}
      secret={draft.secret}
      codes={draft.codes}
      address={addressFor(draft.secret, town.name, person.username ?? person.name)}
      draft={sealDraft(site.keys, viewer!.personId, draft, now)}
      askPassword={shown.action === MINE && person.passwordHash !== null}
    />
  )
  return page(c, view, status)
}

async function confirmFactor(c: Ctx, action: typeof HERE | typeof MINE): Promise<Response> {
  const { town, viewer, site, form, now } = c.var
  keyOf(c)
  const sealed = form.text('draft')
  const next = safeNext(form.text('next')) ?? ''
  const shown: SetUpShown = { action, next, draft: sealed }
  const draft = openDraft(site.keys, viewer!.personId, sealed, site.clock.now())
  if (!draft) return setUpPage(c, { action, next, problems: [problem(setUpFactorWords.stale)] }, 422)
  const person = (await findPerson(c.var.db, town.id, viewer!.personId))!
  if (action === MINE && person.passwordHash) {
    const refused = await passwordRefused(c, person, shown)
    if (refused) return refused
  }
  const step = stepOf(draft.secret, form.text('code').replace(/\s/g, ''), site.clock.now())
  if (step === undefined) return setUpPage(c, { ...shown, problems: [problem(setUpFactorWords.wrong)] }, 422)
  return once(c, action === MINE ? '/account?done=second-factor' : next || homeOf(viewer!.roles), async (tx) => {
    const sealedSecret = sealSecret(site.keys, viewer!.personId, draft.secret)
    await recordSecondFactor(tx, town.id, viewer!.personId, { sealedSecret, step, recoveryCodes: draft.codes }, now)
    await markSecondFactor(tx, town.id, viewer!.sessionId, now)
    await recordAct(tx, c, { act: 'second-factor.set-up', subject: `person/${viewer!.personId}` })
  })
}

/** Whoever finds a desk open must not be able to take the account over. */
async function passwordRefused(c: Ctx, person: PersonAtDoor, shown: SetUpShown): Promise<Response | undefined> {
  const turn = await takeTurn(c, 'password', person.id)
  if (turn.wait > 0) return tooSoon(await setUpPage(c, { ...shown, wait: turn.wait }, 429), turn.wait)
  if (await passwordFits(person.passwordHash, c.var.form.text('password'))) {
    await succeedAttempt(c.var.db, c.var.town.id, turn)
    return undefined
  }
  const problems = [{ field: 'password', text: setUpFactorWords.passwordWrong }]
  return setUpPage(c, { ...shown, problems }, 422)
}
