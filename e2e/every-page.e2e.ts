import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DemoName } from '#demo-town/people.ts'
import { nameOf, paramsOf, routes } from '../src/in-tests.ts'
import { launchBrowser, openPage } from './browser.ts'
import { fillTown } from './every-address.ts'
import { faultsOnDesk, faultsOnPhone } from './page-faults.ts'
import { type ServedTown, serveTown } from './town-server.ts'

/** Who looks at what each guard lets in; a guard that is not here fails its routes. */
const seats: Record<string, DemoName | null> = {
  anyone: null,
  anyoneEarly: null,
  signedIn: 'liaison',
  halfSignedIn: 'liaison',
  passwordOwed: 'liaison',
  unseen: null,
  custodian: 'custodian',
  office: 'officer',
  director: 'director',
  accountKeepers: 'officer',
  accountReaders: 'officer',
  securityKeepers: 'director',
  auditors: 'director',
  powerReaders: 'director',
  readers: 'officer',
  unitHolder: null,
  unitKeeper: null,
  linkBearer: null,
}

let browser: Browser
let served: ServedTown
let addressFor: Awaited<ReturnType<typeof fillTown>>

beforeAll(async () => {
  served = await serveTown()
  addressFor = await fillTown(served)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

const contexts = new Map<string, BrowserContext>()

/** A page of that person's own browser, which stays open for the next. */
async function openSeat(seat: DemoName | null, width: number): Promise<Page> {
  const place = `${seat} ${width}`
  const open = contexts.get(place)
  if (open) return open.newPage()
  const page = await openPage(browser, { width })
  if (seat) await served.signIn(page.context(), seat)
  contexts.set(place, page.context())
  return page
}

/** Status and kind of an answer, without reading one that never ends. */
async function glance(context: BrowserContext, address: string) {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
  await answer.body?.cancel()
  return { status: answer.status, isPage: answer.headers.get('content-type')?.startsWith('text/html') ?? false }
}

/** Only a sign-in that is set up elsewhere has these. */
const elsewhere = ['/sign-in/oidc', '/sign-in/oidc/callback']

/** Read by programs: what they answer is tested beside them. */
const isForPrograms = ({ path }: { path: string }) =>
  path.startsWith('/api/') || /\/uploads\/:(upload|part)$/.test(path)

const pages = routes.filter(
  (route) => route.method === 'GET' && !elsewhere.includes(route.path) && !isForPrograms(route),
)

// The gallery has some hundred stops for the Tab key, and machines that test are busy.
it.each(pages.map((route) => [nameOf(route), route] as const))(
  '%s can be used by everybody',
  { timeout: 300_000 },
  async (_, route) => {
    expect(Object.keys(seats)).toContain(route.who.name)
    const seat = seats[route.who.name] ?? null
    const address = await addressFor(route.path)
    const phone = await openSeat(seat, 360)
    const { status, isPage } = await glance(phone.context(), address)
    expect(status, address).toBeLessThan(400)
    if (isPage && status === 200) {
      const desk = await openSeat(seat, 1440)
      const faults = { phone: await faultsOnPhone(phone, address), desk: await faultsOnDesk(desk, address) }
      expect(faults, `${seat ?? 'somebody'} at ${address}`).toEqual({ phone: [], desk: [] })
      await desk.close()
    }
    await phone.close()
  },
)

it('looks at pages of every kind', () => {
  expect(pages.length).toBeGreaterThan(40)
  expect(pages.filter(({ path }) => paramsOf(path).length > 0).length).toBeGreaterThan(15)
})
