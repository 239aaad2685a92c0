import { Forbidden, KeyInvalid } from '#platform/http/problems.ts'
import type { Ctx } from './access.ts'
import { redirect } from './once.ts'

/** What a guard answers instead of the page. */
export const guards = {
  askToSignIn(c: Ctx): Response {
    // A form sent after the session ended is shown again with what was typed, to be sent once more after signing in.
    if (c.req.method === 'POST') throw new KeyInvalid()
    return redirect(c, `/sign-in?next=${encodeURIComponent(c.var.path)}`)
  },
  needsSecondFactor: (c: Ctx): boolean => !c.var.town.demo && c.var.town.settings.secondFactor !== 'off',
  askForSecondFactor: (c: Ctx): Response =>
    redirect(c, `/sign-in/second-factor?next=${encodeURIComponent(c.var.path)}`),
  askForPassword: (c: Ctx): Response =>
    redirect(c, `/account/password?next=${encodeURIComponent(c.req.method === 'GET' ? c.var.path : '/account')}`),
  refuse(): Response {
    throw new Forbidden()
  },
}
