/** By which way whom. Pure. */
import type { Step } from './ladder.rules.ts'

export const channels = ['page', 'phone', 'sms', 'email', 'webhook'] as const
export type Channel = (typeof channels)[number]
/** What leaves the house by itself; the page is only looked at, the phone needs a person. */
export const outside = ['sms', 'email', 'webhook'] as const satisfies readonly Channel[]
export type Outside = (typeof outside)[number]

export type Addressee = 'unit' | 'leader' | 'office' | 'group'

export interface Reachable {
  name: string
  phone: string
  email: string
}

export type Way = { channel: Exclude<Channel, 'page' | 'webhook'>; recipient: string; name: string }

/** A mobile number of the mainland: the only kind that takes a text message. */
export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone.replace(/[\s-]/g, ''))
export const isEmail = (text: string): boolean => /^[^\s@<>",;]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,}$/.test(text)

/** The first way that reaches somebody without a person: a text message is read sooner than a mail. */
export function wayTo(who: Reachable, working: ReadonlySet<Outside>): Way | undefined {
  if (working.has('sms') && isMobile(who.phone)) return { channel: 'sms', recipient: who.phone, name: who.name }
  if (working.has('email') && isEmail(who.email)) return { channel: 'email', recipient: who.email, name: who.name }
  return undefined
}

/** Three days ahead nobody is rung up, unless the unit asked to be phoned rather than written to. */
export function wayToUnit(
  who: Reachable & { phoneOnly: boolean },
  told: readonly Step[],
  working: ReadonlySet<Outside>,
): Way | undefined {
  const phone: Way = { channel: 'phone', recipient: who.phone, name: who.name }
  if (who.phoneOnly) return phone
  return wayTo(who, working) ?? (told.some((step) => step !== 'before') ? phone : undefined)
}

const RETRY_MINUTES = [1, 5, 30, 120] as const

/** How long to wait after so many attempts; undefined when it is given up. */
export const retryAfter = (attempts: number): number | undefined => RETRY_MINUTES[attempts - 1]
