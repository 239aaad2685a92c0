import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { demoPassword, demoPeople } from '#demo-town/people.ts'
import { noTroubles, report } from '../bench/reporter.ts'
import {
  freePort,
  type PreparedTown,
  prepareTown,
  type StartedApp,
  startApp,
  withDatabase,
} from '../bench/started-town.ts'

/** As operators run it behind a proxy, under a path. */
const base = '/anyue'
const town: PreparedTown = await prepareTown()
const app: StartedApp = await startApp(town, await freePort(), { BASE_PATH: base })
afterAll(async () => {
  await app.stop()
  town.remove()
})

const origin = new URL(app.url).origin
const formOf = (nth: number): string =>
  `${app.url}/u/${town.doors[nth]!.token}/reports/${town.doors[nth]!.assignmentId}`
const at = (place: string): string => new URL(place, origin).href

async function filledIn(form: string, words: string): Promise<URLSearchParams> {
  const page = await (await fetch(form)).text()
  const key = /name="_key" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return new URLSearchParams({
    _key: key,
    'figure.places': '3',
    day: '2023-06-08',
    words,
    reporter: '李小满',
    phone: '13900000000',
  })
}

const send = (form: string, body: URLSearchParams): Promise<Response> =>
  fetch(form, { method: 'POST', body, redirect: 'manual' })

/** Looked up beside the running app, on its own server. */
const versionsOf = (nth: number): Promise<number> =>
  withDatabase(town.dataDir, async (db) => {
    const rows = db.selectFrom('campaign_submission').where('assignment_id', '=', town.doors[nth]!.assignmentId)
    return (await rows.select('id').execute()).length
  })

test('fifty taps at once over many connections are one report with one receipt', async () => {
  const form = formOf(0)
  const body = await filledIn(form, '贴在村口。')
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(form, body)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  const receipts = new Set(answers.map(({ headers }) => headers.get('location')))
  expect(receipts.size).toBe(1)
  const [receipt = ''] = receipts
  expect((await fetch(at(receipt!))).status).toBe(200)
  // going back and sending the page again, later on
  const again = await send(form, body)
  expect([again.status, again.headers.get('location')]).toEqual([303, receipt])
  expect(await versionsOf(0)).toBe(1)
})

test('the same page sent again with other figures is told plainly and not taken', async () => {
  const form = formOf(1)
  const body = await filledIn(form, '贴在村口。')
  expect((await send(form, body)).status).toBe(303)
  body.set('figure.places', '4')
  const answer = await send(form, body)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('这份表已经交过了')
  expect(await versionsOf(1)).toBe(1)
})

test('an answer that never arrived is had by sending once more', async () => {
  const form = formOf(2)
  const body = await filledIn(form, '贴在村口。')
  await sendAndHangUp(form, body)
  const answers = await Promise.all([send(form, body), send(form, body)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers[0]?.headers.get('location')).toBe(answers[1]?.headers.get('location'))
  expect(await versionsOf(2)).toBe(1)
})

/** Sends the whole form and leaves before a byte of the answer comes. */
async function sendAndHangUp(form: string, body: URLSearchParams): Promise<void> {
  const { host, hostname, port, pathname } = new URL(form)
  const text = body.toString()
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ]
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy()),
    )
    socket.once('close', () => resolve())
  })
}

test('under a path every link, form and asset of the main pages stays below it and leads somewhere', async () => {
  const cookie = await signIn()
  const receipt = (await report(formOf(3), 'x-', noTroubles()))?.receipt ?? ''
  const door = `${base}/t/sudian/u/${town.doors[3]!.token}`
  const residents = [`${base}/t/sudian`, door, new URL(formOf(3)).pathname, receipt]
  const desk = `${base}/t/sudian/office`
  const fromDesk = (await placesAt(desk, cookie, 'href')).filter(
    (place) => place.startsWith(`${desk}/`) && !/\?/.test(place),
  )
  expect(fromDesk.length).toBeGreaterThan(3)
  const checked = new Set<string>()
  for (const page of [...residents, desk, `${base}/t/sudian/account`, ...fromDesk]) {
    const links = await placesAt(page, residents.includes(page) ? '' : cookie, 'href|src')
    const places = [...links, ...(await placesAt(page, residents.includes(page) ? '' : cookie, 'action'))]
    expect(
      places.filter((one) => !one.startsWith(`${base}/`)),
      page,
    ).toEqual([])
    for (const place of links.filter((one) => !checked.has(one) && residents.includes(page))) {
      expect((await fetch(at(place))).status, `${place} on ${page}`).toBeLessThan(400)
      checked.add(place)
    }
  }
  expect([...checked].some((place) => place.startsWith(`${base}/assets/`))).toBe(true)
})

/** Addresses on this server that a page names; `#…`, `?…` and telephone numbers stay where they are. */
async function placesAt(page: string, cookie: string, named: string): Promise<string[]> {
  const answer = await fetch(at(page), { headers: { cookie } })
  expect(answer.status, page).toBe(200)
  if (!answer.headers.get('content-type')?.includes('html')) return []
  return [...(await answer.text()).matchAll(new RegExp(`\\s(?:${named})="([^"]*)"`, 'g'))]
    .map(([, place = '']) => place.replaceAll('&amp;', '&'))
    .filter((place) => !/^(#|\?|tel:|mailto:|data:|$)/.test(place))
}

async function signIn(): Promise<string> {
  const door = `${app.url}/sign-in`
  const key = /name="_key" value="([^"]+)"/.exec(await (await fetch(door)).text())?.[1] ?? ''
  const body = new URLSearchParams({ _key: key, login: demoPeople.officer.username, password: demoPassword })
  const answer = await send(door, body)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(new RegExp(`^${base}/`))
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
