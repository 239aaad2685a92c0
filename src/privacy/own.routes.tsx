import { type Ctx, get, isForTown, post, type Route, signedIn } from '#people/access.ts'
import { momentWords } from '#people/account.words.ts'
import { succeedAttempt } from '#people/attempts.store.ts'
import { takeTurn } from '#people/attempts.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { passwordFits } from '#people/passwords.ts'
import { findPerson } from '#people/people.store.ts'
import { setSessionCookie } from '#people/session-cookie.ts'
import { tooSoon } from '#people/sign-in.routes.tsx'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { eraseAccount, listNamedLike } from './erasures.store.ts'
import { keepSoon } from './keeping.ts'
import { ownZip } from './own.files.tsx'
import { listOwn } from './own.store.ts'
import { OwnPage } from './own.views.tsx'
import { ownFileWords, ownWords as words } from './own.words.ts'

export const ownRoutes: Route[] = [
  get('/account/privacy', signedIn, (c) => ownPage(c)),

  get('/account/privacy/download', signedIn, async (c) => {
    const { db, town, viewer, now } = c.var
    const tables = await listOwn(db, town.id, viewer!.personId)
    const named = await listNamedLike(db, town.id, viewer!.personId)
    const file = ownZip({ town: town.fullName || town.name, name: viewer!.name, made: momentWords(now), tables, named })
    return fileAnswer(file, { mediaType: 'application/zip', saveAs: ownFileWords.file(viewer!.name) })
  }),

  post('/account/privacy/erasure', signedIn, async (c) => {
    const { db, town, viewer, form, now, site } = c.var
    keyOf(c)
    if (holdsOffice(c)) return ownPage(c, [{ field: 'leave', text: words.holdsOffice }], 422)
    const person = (await findPerson(db, town.id, viewer!.personId))!
    const problems: Problem[] = []
    if (person.passwordHash) {
      const turn = await takeTurn(c, 'password', person.id)
      if (turn.wait > 0) return tooSoon(await ownPage(c, [{ field: 'password', text: words.wrong }], 429), turn.wait)
      if (!(await passwordFits(person.passwordHash, form.text('password'))))
        problems.push({ field: 'password', text: words.wrong })
      else await succeedAttempt(db, town.id, turn)
    }
    if (form.text('sure') !== '1') problems.push({ field: 'sure', text: words.unsure })
    if (problems.length > 0) return ownPage(c, problems, 422)
    const answer = await once(c, '/privacy?done=erased', async (tx) => {
      await eraseAccount(tx, site.keys, town.id, person.id, { reason: 'withdrawn', by: person.id, now })
      await recordAct(tx, c, { act: 'person.erase', subject: `person/${person.id}` })
      keepSoon(tx, c)
    })
    return setSessionCookie(c, answer, null)
  }),
]

/** Who steers or reads the whole town acts for the office: the role ends first. */
const holdsOffice = (c: Ctx): boolean => isForTown(c.var.viewer!.roles)

async function ownPage(c: Ctx, problems: Problem[] = [], status: 200 | 422 | 429 = 200): Promise<Response> {
  const { db, town, viewer } = c.var
  const person = (await findPerson(db, town.id, viewer!.personId))!
  const view = (
    <OwnPage
      tables={await listOwn(db, town.id, person.id)}
      holdsOffice={holdsOffice(c)}
      hasPassword={person.passwordHash !== null}
      login={person.username ?? person.phone ?? ''}
      problems={problems}
    />
  )
  return page(c, view, status)
}
