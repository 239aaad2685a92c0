import { type Ctx, get, post, type Route } from '#people/access.ts'
import { succeedAttempt } from '#people/attempts.store.ts'
import { rememberDevice, takeTurn } from '#people/attempts.ts'
import { recordAct } from '#people/audit.store.ts'
import { safeNext } from '#people/next.rules.ts'
import { keyOf, redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { passwordFits } from '#people/passwords.ts'
import type { Problem } from '#platform/html/form.tsx'
import { linkBearer, linkOf } from './holder.ts'
import { pinIn } from './link-codes.rules.ts'
import { knowsPin, rememberPin } from './link-door.tsx'
import { doorWords as words } from './links.words.ts'
import { PinPage } from './pins.views.tsx'

export const pinRoutes: Route[] = [
  get('/u/:unit/pin', linkBearer, (c) => {
    const { id, pinHash } = linkOf(c)
    return pinHash && !knowsPin(c, id) ? pinPage(c, {}, 200) : redirect(c, onward(c, c.req.query('next')))
  }),

  // Looked at by a guess counter of its own, so the same form twice is two tries and no harm.
  post('/u/:unit/pin', linkBearer, async (c) => {
    keyOf(c)
    const { db, town, form } = c.var
    const link = linkOf(c)
    if (!link.pinHash) return redirect(c, onward(c, form.text('next')))
    const pin = pinIn(form.text('pin'))
    if (!pin) return pinPage(c, { problems: [{ field: 'pin', text: words.pin.problems.shape }] }, 422)
    const turn = await takeTurn(c, 'pin', link.id)
    if (turn.wait > 0) {
      const answer = await pinPage(c, { wait: turn.wait }, 429)
      answer.headers.set('retry-after', String(turn.wait))
      return answer
    }
    if (!(await passwordFits(link.pinHash, pin))) {
      await recordAct(db, c, { act: 'link.pin', subject: `link/${link.id}`, succeeded: false })
      return pinPage(c, { problems: [{ field: 'pin', text: words.pin.problems.wrong }] }, 422)
    }
    await succeedAttempt(db, town.id, turn)
    return rememberPin(c, rememberDevice(c, redirect(c, onward(c, form.text('next'))), turn), link.id)
  }),
]

/** Never further than the unit's own pages. */
function onward(c: Ctx, next: string | undefined): string {
  const home = `/u/${c.req.param('unit')}`
  const asked = safeNext(next)
  return asked?.startsWith(`${home}/`) && !asked.startsWith(`${home}/pin`) ? asked : home
}

async function pinPage(
  c: Ctx,
  { problems = [], wait = 0 }: { problems?: Problem[]; wait?: number },
  status: 200 | 422 | 429,
): Promise<Response> {
  const { town, form } = c.var
  const next = (c.req.method === 'POST' ? form.text('next') : c.req.query('next')) ?? ''
  const office = { office: town.officeName, phone: town.hotline }
  const view = <PinPage {...office} unitRef={c.req.param('unit') ?? ''} next={next} problems={problems} wait={wait} />
  const answer = await page(c, view, status)
  answer.headers.set('cache-control', 'no-store')
  return answer
}
