import { buildApp } from '#app'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { slices } from '#town'

/** A browser that keeps cookies and sends the forms it was shown, with their keys and hidden fields. */
export interface Browser {
  open(path: string): Promise<Page>
  /** Fills the form that leads to `action` on the page shown last. */
  send(action: string, fields?: Record<string, string>): Promise<Page>
  cookies: Map<string, string>
  page: Page
}

export interface Page {
  status: number
  /** Within the town, of a redirect. */
  to: string | undefined
  html: string
  headers: Headers
}

const nothing: Page = { status: 0, to: undefined, html: '', headers: new Headers() }

interface Wish {
  userAgent?: string
  origin?: string
  /** Where it comes from; the town's settings must trust the proxy that says so. */
  address?: string
}

export function browserIn(town: TownInTest, wish: Wish = {}): Browser {
  const { userAgent = 'test', origin = 'http://localhost', address = '192.0.2.1' } = wish
  const app = buildApp(town.parts, slices)
  const base = `/t/${town.town.slug}`
  const visit = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie && { cookie }),
      'user-agent': userAgent,
      'x-forwarded-for': address,
      ...(origin.startsWith('https') && { 'x-forwarded-proto': 'https' }),
    }
    const url = path.startsWith('http') ? path : origin + base + path
    const answer = await app.request(url, { ...init, headers })
    for (const set of answer.headers.getSetCookie()) keepCookie(browser.cookies, set)
    const to = answer.headers.get('location')?.replace(base, '')
    const page = { status: answer.status, to, html: await answer.text(), headers: answer.headers }
    if (answer.status !== 303) browser.page = page
    return page
  }
  const browser: Browser = {
    cookies: new Map(),
    page: nothing,
    open: (path) => visit(path),
    send(action, fields = {}) {
      const body = new URLSearchParams({ ...hiddenOf(browser.page.html, base + action), ...fields })
      return visit(action, { method: 'POST', body })
    },
  }
  return browser
}

function keepCookie(cookies: Map<string, string>, set: string): void {
  const [pair = ''] = set.split(';')
  const at = pair.indexOf('=')
  if (/Max-Age=0/.test(set)) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

function hiddenOf(html: string, action: string): Record<string, string> {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) => one.includes(`action="${action}"`))
  if (!form) throw new Error(`The page shows no form that leads to ${action}: ${forms.map((f) => f.slice(0, 80))}`)
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]))
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
