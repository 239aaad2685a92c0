import type { Problem } from '#platform/html/form.tsx'
import { accountReaders, type Ctx, get, post, type Route, securityKeepers } from './access.ts'
import { recordAct } from './audit.store.ts'
import { once } from './once.ts'
import { page } from './page.tsx'
import { profileNames, unusedChoices, unusedDaysIn, usualProfile } from './password-profiles.rules.ts'
import { SecurityPage, UnusedPage } from './security.views.tsx'
import { securityWords as words } from './security.words.ts'
import { changeSettings } from './town.store.ts'
import { listClosedUnused, listUnused } from './unused.store.ts'

const HERE = '/office/security'
/** Told so long before. */
const SOON_DAYS = 14

export const securityRoutes: Route[] = [
  get(HERE, securityKeepers, (c) => securityPage(c)),

  post(HERE, securityKeepers, async (c) => {
    const { town, form } = c.var
    const passwords = profileNames.find((name) => name === form.text('passwords'))
    const asked = form.text('closeUnused')
    const closeUnused = asked ? unusedChoices.find((choice) => String(choice) === asked) : null
    if (!passwords || closeUnused === undefined)
      return securityPage(c, [{ field: 'passwords', text: words.unpicked }], 422)
    return once(c, `${HERE}?saved=1`, async (tx) => {
      await changeSettings(tx, town.id, { passwords, closeUnused })
      const detail = { passwords, closeUnused }
      await recordAct(tx, c, { act: 'security.settings', subject: `town/${town.id}`, detail })
    })
  }),

  get('/office/people/unused', accountReaders, async (c) => {
    const { db, town, now, viewer } = c.var
    const days = unusedDaysIn(town.settings)
    const soon = days > 0 ? await listUnused(db, town.id, now, days - SOON_DAYS) : []
    const closed = await listClosedUnused(db, town.id)
    return page(c, <UnusedPage {...{ closed, soon, days }} viewer={viewer!} />)
  }),
]

function securityPage(c: Ctx, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const { settings } = c.var.town
  const shown = {
    profile: settings.passwords ?? usualProfile,
    closeUnused: settings.closeUnused ?? null,
    viewer: c.var.viewer!,
  }
  return page(c, <SecurityPage {...shown} problems={problems} saved={c.req.query('saved') === '1'} />, status)
}
