import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import type { DemoName } from '#demo-town/people.ts'
import { demoNow } from '#demo-town/seed.ts'
import { seedSubmissions } from '#demo-town/submissions.seed.ts'
import { recordInvite } from '#people/invites.store.ts'
import { recordReset } from '#people/resets.store.ts'
import { recordSetUpTown } from '#people/set-up.store.ts'
import { newId } from '#platform/ids.ts'
import { randomToken } from '#platform/keys.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { addressOf, nameOf, paramsOf, routes } from '../src/in-tests.ts'
import { launchBrowser, openPage } from './browser.ts'
import { faultsOnDesk, faultsOnPhone } from './page-faults.ts'
import { type ServedTown, serveTown } from './town-server.ts'

/** Who looks at what each guard lets in; a guard that is not here fails its routes. */
const seats: Record<string, readonly (DemoName | null)[]> = {
  anyone: [null],
  anyoneEarly: [null],
  signedIn: ['liaison'],
  halfSignedIn: ['liaison'],
  office: ['officer'],
  director: ['director'],
  readers: ['officer', 'observer'],
  unitHolder: [null, 'liaison'],
}

let browser: Browser
let served: ServedTown
let unitId: string
let unitToken: string
const secrets: Record<string, string> = {}

beforeAll(async () => {
  served = await serveTown()
  const { db, town, files, keys } = served
  const campaign = await smallCampaign(served)
  await seedSubmissions(db, files, town.id, demoNow)
  unitId = campaign.unitNamed('南董村').id
  unitToken = tokenOf(keys, town.id, await recordLink(db, town.id, unitId, null))
  const [invite, reset] = [randomToken(), randomToken()]
  const liaison = await personCalled('nandong')
  const invited = { name: '韩小雨', phone: null, role: 'liaison', unitId, createdBy: null } as const
  await recordInvite(db, town.id, invited, { token: invite, now: demoNow, days: 7 })
  await recordReset(db, town.id, { id: newId(), token: reset, personId: liaison, createdBy: liaison }, demoNow)
  secrets['/invite/:token'] = `/invite/${invite}`
  secrets['/reset/:token'] = `/reset/${reset}`
  secrets['/set-up/:token'] = `/set-up/${await recordSetUpTown(db, undefined, demoNow)}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

const personCalled = async (username: string): Promise<string> => {
  const { id } = await served.db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', served.town.id)
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return id
}

/** One of the unit's own reports, waiting if any does. */
async function submissionOf(stage: 'sent' | 'accepted', ofUnit?: string): Promise<string> {
  const { id } = await served.db
    .selectFrom('campaign_standing')
    .select('submission_id as id')
    .where('town_id', '=', served.town.id)
    .where('submission_id', 'is not', null)
    .$if(ofUnit !== undefined, (query) => query.where('unit_id', '=', ofUnit ?? ''))
    .orderBy((order) => order.case().when('stage', '=', stage).then(0).else(1).end())
    .limit(1)
    .$narrowType<{ id: string }>()
    .executeTakeFirstOrThrow()
  return id
}

async function evidenceOf(ofUnit: string): Promise<string> {
  const { id } = await served.db
    .selectFrom('campaign_evidence as evidence')
    .innerJoin('campaign_assignment as assignment', 'assignment.id', 'evidence.assignment_id')
    .where('assignment.unit_id', '=', ofUnit)
    .select('evidence.id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

async function addressFor(path: string, seat: DemoName | null): Promise<string> {
  const secret = secrets[path]
  if (secret) return (path === '/set-up/:token' ? served.url.replace(/sudian$/, 'town') : served.url) + secret
  const ownPage = path.startsWith('/u/')
  const known = path
    .replace('/u/:unit', `/u/${seat ? unitId : unitToken}`)
    .replace(':evidence', ownPage ? await evidenceOf(unitId) : ':evidence')
    .replace(':submission', await submissionOf('sent', ownPage ? unitId : undefined))
  return served.url + (await addressOf(served.db, served.town.id, known, unitId))
}

async function contextOf(seat: DemoName | null, width: number) {
  const page = await openPage(browser, { width })
  if (seat) await served.signIn(page.context(), seat)
  return page
}

/** Status and kind of an answer, without reading one that never ends. */
async function glance(context: BrowserContext, address: string) {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
  await answer.body?.cancel()
  return { status: answer.status, isPage: answer.headers.get('content-type')?.startsWith('text/html') ?? false }
}

/** Nothing to look at without something that only happens: an error, or a sign-in elsewhere that is not set up. */
const notThere = ['/sign-in/oidc', '/sign-in/oidc/callback']

const pages = routes.filter(({ method, path }) => method === 'GET' && !notThere.includes(path))

it.each(pages.map((route) => [nameOf(route), route] as const))('%s can be used by everybody', async (_, route) => {
  expect(Object.keys(seats)).toContain(route.who.name)
  for (const seat of seats[route.who.name] ?? []) {
    const address = await addressFor(route.path, seat)
    const phone = await contextOf(seat, 360)
    const { status, isPage } = await glance(phone.context(), address)
    expect(status, address).toBeLessThan(400)
    if (isPage && status === 200) {
      const desk = await contextOf(seat, 1440)
      const faults = { phone: await faultsOnPhone(phone, address), desk: await faultsOnDesk(desk, address) }
      expect(faults, `${seat ?? 'somebody'} at ${address}`).toEqual({ phone: [], desk: [] })
      await desk.context().close()
    }
    await phone.context().close()
  }
})

it('looks at most routes: few have no page to show', async () => {
  expect(pages.length).toBeGreaterThan(30)
  expect(pages.filter(({ path }) => paramsOf(path).length > 0).length).toBeGreaterThan(10)
})
