import { isDatabaseAway, isDiskFull } from '#platform/db.ts'
import { Overloaded } from '#platform/http/admission.ts'
import { FormTooLarge, FormUnreadable } from '#platform/http/form.ts'
import { Forbidden, KeyConflict, KeyInvalid, NotFound } from '#platform/http/problems.ts'
import { newId } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import type { Ctx } from './access.ts'
import { page } from './page.tsx'
import { type First, ProblemPage, type SentForm } from './problem-pages.views.tsx'
import { problemPageWords as words } from './site.words.ts'

/** Every error becomes a plain page that says what to do next and keeps what was typed. */
export async function answerFor(c: Ctx, error: unknown): Promise<Response> {
  if (error instanceof NotFound) return problemPage(c, words.notFound, 404)
  if (error instanceof Forbidden) return problemPage(c, words.forbidden, 403)
  if (error instanceof KeyConflict) return problemPage(c, words.conflict, 409, { again: sentForm(c) })
  if (error instanceof KeyInvalid)
    return problemPage(c, c.var.viewer || c.var.unseen ? words.stale : words.staleOrOut, 403, {
      again: sentForm(c),
      first: c.var.viewer || c.var.unseen ? undefined : { to: '/sign-in', label: words.signIn },
    })
  if (error instanceof FormTooLarge) return problemPage(c, words.tooLarge, 413)
  if (error instanceof FormUnreadable) return problemPage(c, words.unreadable, 422)
  if (isDiskFull(error)) {
    log.error({ err: error, path: c.req.routePath }, 'a disk is full')
    return notNow(c, words.diskFull, 30)
  }
  if (error instanceof Overloaded || isDatabaseAway(error)) return notNow(c, words.busy, 5)
  const id = newId().slice(-8)
  log.error({ id, err: error, path: c.req.routePath }, 'an error nobody expected')
  return problemPage(c, words.broken(id), 500, { again: sentForm(c, { sameAct: true }) })
}

async function notNow(c: Ctx, problem: { title: string; text: string }, seconds: number): Promise<Response> {
  // The menu counts what waits, and there is nobody to ask.
  c.set('viewer', null)
  const answer = await problemPage(c, problem, 503, { again: sentForm(c, { sameAct: true }) })
  answer.headers.set('retry-after', String(seconds))
  answer.headers.set('cache-control', 'no-store')
  return answer
}

/** Something has to be done elsewhere first; the form waits in the page and is sent from there. */
export const askFirst = (c: Ctx, problem: { title: string; text: string }, first: First): Promise<Response> =>
  problemPage(c, problem, 403, { again: sentForm(c), first })

const problemPage = (
  c: Ctx,
  problem: { title: string; text: string },
  status: 403 | 404 | 409 | 413 | 422 | 500 | 503,
  kept: { again?: SentForm | undefined; first?: First | undefined } = {},
) => page(c, <ProblemPage problem={problem} phone={c.var.town.hotline} {...kept} />, status)

/** Never written into a page, not even the sender's own: typed again instead. */
const SECRETS: readonly string[] = ['password', 'current', 'code', 'pin']

function sentForm(c: Ctx, { sameAct = false } = {}): SentForm | undefined {
  if (c.req.method !== 'POST' || !c.var.form) return undefined
  const fields = c.var.form.entries().filter(([name]) => !SECRETS.includes(name))
  const { key, hasFiles } = c.var.form
  return { action: c.var.path, fields, hadFiles: hasFiles, formKey: sameAct ? key : undefined }
}
