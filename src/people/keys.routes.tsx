import { get, post, type Route, readers } from './access.ts'
import { KeysPage } from './keys.views.tsx'
import { keyOf, redirect } from './once.ts'
import { keysAreOff, page } from './page.tsx'
import { isSecure } from './session-cookie.ts'

const A_YEAR = 365 * 86_400

export const keyRoutes: Route[] = [
  get('/office/keys', readers, (c) => page(c, <KeysPage off={keysAreOff(c)} />)),

  // Nothing is written: the device itself keeps it.
  post('/office/keys', readers, (c) => {
    keyOf(c)
    const off = c.var.form.text('keys') === 'off'
    const answer = redirect(c, '/office/keys')
    const kept = `keys=${off ? 'off' : ''}; Path=${c.var.site.settings.basePath || '/'}; Max-Age=${off ? A_YEAR : 0}; HttpOnly; SameSite=Lax`
    answer.headers.append('set-cookie', isSecure(c) ? `${kept}; Secure` : kept)
    return answer
  }),
]
