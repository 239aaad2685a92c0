// What somebody does on one process is so on the other, at once.
import { setTimeout as pause } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { demoPassword, demoPeople } from '#demo-town/people.ts'
import type { Db } from '#platform/db.ts'
import { median } from '../figures.ts'
import { type Act, actsOf, keyOn, send } from '../forms.ts'
import type { Door } from '../started-town.ts'

/** Where the one and the other process are reached without the proxy. */
export interface Both {
  one: string
  other: string
}

const LIVE_WITHIN_MS = 5_000
/** A second is how long the other process would go on by itself. */
const SHUT_WITHIN_MS = 1_500

const act = (page: string, fields: Record<string, string>, { action = page, cookie = '' } = {}): Act => ({
  page,
  action,
  fields: () => fields,
  rows: '',
  ...(cookie ? { cookie } : {}),
})

const opened = async (url: string, cookie: string) => {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}

/** Opened on one, sent to the other, good on both; signed out there, and over here. */
export async function signsIn({ one, other }: Both): Promise<string[]> {
  const wrong: string[] = []
  const login = { login: demoPeople.liaison.username, password: demoPassword }
  const form = act('/sign-in', login)
  const body = new URLSearchParams({ _key: await keyOn(one, form), ...login })
  const answer = await fetch(`${other}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  const cookie = /session=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''
  const home = new URL(answer.headers.get('location') ?? '/', one)
  const homeOn = (url: string) => `${new URL(url).origin}${home.pathname}`
  if (answer.status !== 303 || !cookie) return [`signing in: ${answer.status}`]
  for (const url of [one, other]) {
    const status = await opened(homeOn(url), cookie)
    if (status !== 200) wrong.push(`signed in, ${url}: ${status}`)
  }
  const leaving = act('/account', {}, { action: '/sign-out', cookie })
  const left = await send(one, leaving, await keyOn(other, leaving), {})
  if (left.status !== 303) wrong.push(`signing out: ${left.status}`)
  for (const url of [one, other]) {
    const status = await opened(homeOn(url), cookie)
    if (status === 200) wrong.push(`signed out, and still in on ${url}`)
  }
  return wrong
}

/** Wrong passwords count wherever they are tried. */
export async function locksOut({ one, other }: Both): Promise<string[]> {
  const fields = { login: demoPeople.otherLiaison.username, password: 'not this one 2023' }
  const form = act('/sign-in', fields)
  const told: number[] = []
  for (const url of [one, other, one, other, one]) {
    const { status } = await send(url, form, await keyOn(url, form), fields)
    told.push(status)
  }
  return told.join() === '422,422,422,429,429' ? [] : [`three wrong tries, then: ${told.join()}`]
}

/** A form opened on one process is sent to both in the same moment: one row, one receipt. */
export async function takesOnce(both: Both, db: Db, doors: readonly Door[], task: string, officer: string, forms = 60) {
  const wrong: string[] = []
  for (let nth = 0; nth < forms; nth++) {
    const acts = Object.entries(actsOf(doors[nth % doors.length]!, task, officer))
    const [name, form] = acts[nth % acts.length]!
    const mark = `【${name}-both-${nth}】`
    const key = await keyOn(both.one, form)
    const answers = await Promise.all([both.one, both.other].map((url) => send(url, form, key, form.fields(mark))))
    const places = new Set(answers.map(({ status, location }) => `${status} ${location}`))
    if (places.size > 1 || answers[0]?.status !== 303) wrong.push(`${mark}: ${[...places].join(' and ')}`)
    const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(form.rows, [mark]))
    if (rows[0]?.n !== 1) wrong.push(`${mark}: ${rows[0]?.n} rows`)
  }
  return wrong
}

/** An officer's page that stands open on one hears what is reported to the other. @returns ms */
export async function hears({ one, other }: Both, door: Door, officer: string): Promise<number> {
  const leaving = new AbortController()
  const stream = await fetch(`${one}/office/live`, { headers: { cookie: officer }, signal: leaving.signal })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read() // its first words: it listens
  const form = actsOf(door, '', officer).report!
  const key = await keyOn(other, form)
  const from = performance.now()
  const late = setTimeout(() => leaving.abort(), LIVE_WITHIN_MS)
  await send(other, form, key, form.fields('【heard】'))
  try {
    for (let text = ''; !text.includes('event: changed'); ) text += (await reader.read()).value ?? ''
    return Math.round(performance.now() - from)
  } catch {
    return Number.POSITIVE_INFINITY
  } finally {
    clearTimeout(late)
    leaving.abort()
  }
}

/** A link stopped on one process, while people come through it on the other. @returns ms until it is shut there */
export async function shuts({ one, other }: Both, door: Door, officer: string): Promise<number> {
  const at = `${other}/u/${door.token}`
  if ((await opened(at, '')) !== 200) return Number.POSITIVE_INFINITY
  const links = `/office/units/${door.unitId}/links`
  const form = act(links, {}, { action: `${links}/${door.linkId}/void`, cookie: officer })
  const key = await keyOn(one, form)
  await opened(at, '') // known there from now on for a second
  await send(one, form, key, {})
  const from = performance.now()
  while ((await opened(at, '')) === 200) {
    if (performance.now() - from > SHUT_WITHIN_MS) return Number.POSITIVE_INFINITY
    await pause(5)
  }
  return Math.round(performance.now() - from)
}

export const slowestAndMedian = (of: readonly number[]) => ({ slowest: Math.max(...of), median: median(of) })
