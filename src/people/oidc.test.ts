import { createServer, type RequestListener, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { type Browser, browserIn, type Page } from './in-tests.ts'
import { oidcWords as words } from './oidc.words.ts'

interface ProviderClass {
  new (issuer: string, settings: Record<string, unknown>): { callback(): RequestListener }
}
// The package has no types.
const { default: Provider } = createRequire(import.meta.url)('oidc-provider') as { default: ProviderClass }

/** A real provider of the county, on this machine. */
let server: Server
let issuer: string

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = {
    client_id: 'anyue',
    client_secret: 'county-gave-us-this',
    redirect_uris: ['sudian', 'qingshi'].map(callback),
  }
  const provider = new Provider(issuer, {
    clients: [client],
    cookies: { keys: ['test'] },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `${id} of the county` }),
    }),
  })
  server.on('request', provider.callback())
})

afterAll(() => new Promise<void>((done) => server.close(() => done())))

const callback = (slug: string) => `http://localhost/t/${slug}/sign-in/oidc/callback`

const county = (slug = 'sudian'): Promise<TownInTest> =>
  demoTown({
    slug,
    settings: { oidc: { issuer, clientId: 'anyue', clientSecret: 'county-gave-us-this', name: '县里的账号' } },
  })

/** Signs in at the provider as a browser would, and returns the address it sends the browser back to. */
async function signInThere(to: string, login: string): Promise<string> {
  const cookies = new Map<string, string>()
  const ask = async (url: string, body?: URLSearchParams): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return answer
  }
  let url = to
  for (let step = 0; step < 12; step += 1) {
    const answer = await ask(url)
    const next = answer.headers.get('location')
    if (next?.startsWith('http://localhost/')) return next
    if (next) {
      url = new URL(next, issuer).href
      continue
    }
    const html = await answer.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1]
    if (!action || !prompt) throw new Error(html.slice(0, 400))
    const sent = await ask(new URL(action, issuer).href, new URLSearchParams({ prompt, login, password: 'any' }))
    url = new URL(sent.headers.get('location')!, issuer).href
  }
  throw new Error('the provider never came back')
}

async function arrive(browser: Browser, login: string, from = '/sign-in/oidc'): Promise<Page> {
  const { to } = await browser.open(from)
  return browser.open(await signInThere(to!, login))
}

async function linked(town: TownInTest, login = 'nandong'): Promise<Browser> {
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login, password: demoPassword })
  expect((await arrive(browser, `county-${login}`)).to).toBe('/account/identity')
  await browser.open('/account/identity')
  expect(browser.page.html).toContain(words.link.ready(`county-${login} of the county`))
  expect((await browser.send('/account/identity')).to).toBe('/account?done=identity')
  return browser
}

test('who linked the county’s account signs in with it', async () => {
  const town = await county()
  await linked(town)
  const phone = browserIn(town)
  expect((await phone.open('/sign-in')).html).toContain('县里的账号')
  expect(await arrive(phone, 'county-nandong', '/sign-in/oidc?next=%2Faccount%2Fsessions')).toMatchObject({
    status: 303,
    to: '/account/sessions',
  })
  expect((await phone.open('/account')).html).toContain('王秀英')
})

test('an account nobody linked is told how to link it, and is not let in', async () => {
  const town = await county()
  const phone = browserIn(town)
  const page = await arrive(phone, 'stranger')
  expect(page).toMatchObject({ status: 200, html: expect.stringContaining(words.unknown.title) })
  expect(phone.cookies.has('session')).toBe(false)
  await phone.open('/sign-in?next=%2Faccount%2Fidentity')
  expect((await phone.send('/sign-in', { login: 'kansi', password: demoPassword })).to).toBe('/account/identity')
  await phone.open('/account/identity')
  await phone.send('/account/identity')
  const again = browserIn(town)
  await arrive(again, 'stranger')
  expect((await again.open('/account')).html).toContain('张改英')
})

test('an answer without the browser’s own step, with another state, or made up, lets nobody in', async () => {
  const town = await county()
  await linked(town)
  const victim = browserIn(town)
  const { to } = await victim.open('/sign-in/oidc')
  const back = await signInThere(to!, 'county-nandong')
  const thief = browserIn(town)
  expect((await thief.open(back)).to).toBe('/sign-in')
  await thief.open('/sign-in/oidc')
  expect((await thief.open(back)).status).toBe(422)
  expect(thief.cookies.has('session')).toBe(false)
  const changed = new URL(back)
  changed.searchParams.set('code', 'made-up')
  expect((await victim.open(changed.href)).status).toBe(422)
  expect(victim.cookies.has('session')).toBe(false)
})

test('one county account belongs to one person, and can be let go', async () => {
  const town = await county()
  const owner = await linked(town)
  const other = browserIn(town)
  await other.open('/sign-in')
  await other.send('/sign-in', { login: 'kansi', password: demoPassword })
  expect((await arrive(other, 'county-nandong')).status).toBe(303)
  expect((await other.open('/account')).html).toContain('王秀英')
  await owner.open('/account/identity')
  expect((await owner.send('/account/identity/drop')).to).toBe('/account?done=identity-dropped')
  expect((await arrive(browserIn(town), 'county-nandong')).html).toContain(words.unknown.title)
})

test('a shut account stays shut through this door too', async () => {
  const town = await county()
  await linked(town)
  await town.db.updateTable('person').set({ disabled_at: town.now }).where('username', '=', 'nandong').execute()
  const phone = browserIn(town)
  expect((await arrive(phone, 'county-nandong')).status).toBe(422)
  expect(phone.cookies.has('session')).toBe(false)
})

test('when the county’s server is away, the other ways in stay', async () => {
  const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'anyue', name: '县里的账号' }
  const town = await demoTown({ settings: { oidc } })
  const browser = browserIn(town)
  const page = await browser.open('/sign-in/oidc')
  expect(page).toMatchObject({ status: 422, html: expect.stringContaining(words.failed('县里的账号')) })
  expect((await browser.send('/sign-in', { login: 'nandong', password: demoPassword })).status).toBe(303)
})
