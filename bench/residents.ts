// Residents who report hazards, as a browser without cookies does it: three pages, and the receipt's digits at the end.
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { WORK_BITS } from '#hazards/work.rules.ts'

export interface Resident {
  /** Each behind an address of their own; the app has to trust the proxy that says so. */
  address?: string
  agent?: string
  cookie?: string
}

const headersOf = ({ address, agent, cookie }: Resident): Record<string, string> => ({
  ...(address && { 'x-forwarded-for': address }),
  ...(agent && { 'user-agent': agent }),
  ...(cookie && { cookie }),
})

export interface Page {
  status: number
  html: string
  ms: number
}

/** Fails like the line does. */
export async function ask(url: string, resident: Resident, fields?: Record<string, string>): Promise<Page> {
  const from = performance.now()
  const answer = await fetch(url, {
    headers: headersOf(resident),
    signal: AbortSignal.timeout(60_000),
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })
  const html = await answer.text()
  return { status: answer.status, html, ms: performance.now() - from }
}

export const keyIn = (html: string): string => /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? ''

export const digitsIn = (html: string): string =>
  (/class="digits">([\s\S]*?)<\/p>/.exec(html)?.[1] ?? '').replace(/<[^>]+>|\D/g, '')

/** Pages one and two. @returns the key of the form that is to be filled in */
export async function openReport(url: string, resident: Resident, topic = 'exit-locked'): Promise<string> {
  const first = await ask(`${url}/hazards`, resident)
  const second = await ask(`${url}/hazards/new`, resident, { _key: keyIn(first.html), topic })
  return keyIn(second.html)
}

/** What the page's script does while somebody types. */
export function workFor(key: string): string {
  for (let nonce = 0; ; nonce++) {
    const hash = createHash('sha256').update(`${key}:${nonce}`).digest()
    if (hash.readUInt32BE(0) >>> (32 - WORK_BITS) === 0) return String(nonce)
  }
}

export const filledIn = (key: string, words: string, work = workFor(key)): Record<string, string> => ({
  _key: key,
  topic: 'exit-locked',
  kind: 'hazard',
  unit: '看寺村',
  address: '大院北门',
  words,
  work,
})

/** Sends the same form until it is receipted, as somebody stubborn does. @throws after a minute, or at any other answer */
export async function sendUntilReceipted(
  url: string,
  resident: Resident,
  fields: Record<string, string>,
): Promise<{ digits: string; tries: number }> {
  const giveUpAt = Date.now() + 60_000
  for (let tries = 1; Date.now() < giveUpAt; tries++) {
    const page = await ask(`${url}/hazards`, resident, fields).catch(() => undefined)
    const digits = page?.status === 200 ? digitsIn(page.html) : ''
    if (digits.length === 36) return { digits, tries }
    if (page && page.status !== 503)
      throw new Error(`${page.status}: ${page.html.replace(/<[^>]*>/g, ' ').slice(0, 300)}`)
    await pause(100)
  }
  throw new Error('not receipted within a minute')
}
