/** What a town may set, and what is wrong with it. Pure. */
import { isEmail, type Outside } from './channels.rules.ts'
import type { Quiet } from './quiet.rules.ts'

export interface EmailSettings {
  host: string
  port: number
  /** `plain` is for a relay on the same machine or network. */
  security: 'tls' | 'starttls' | 'plain'
  user: string
  password: string
  from: string
}

export interface WebhookSettings {
  kind: 'wecom' | 'dingtalk'
  url: string
  /** DingTalk's 加签. */
  secret: string
}

export interface SmsSettings {
  url: string
  token: string
  signature: string
}

export interface ChannelSettings {
  email?: EmailSettings
  webhook?: WebhookSettings
  sms?: SmsSettings
}

export const securities = ['tls', 'starttls', 'plain'] as const
export const webhookKinds = ['wecom', 'dingtalk'] as const

export const workingIn = (channels: ChannelSettings): ReadonlySet<Outside> =>
  new Set((['sms', 'email', 'webhook'] as const).filter((name) => channels[name]))

export type SettingProblem =
  | 'time-wrong'
  | 'ends-before-start'
  | 'no-day-left'
  | 'day-wrong'
  | 'phone-wrong'
  | 'email-wrong'
  | 'host-wrong'
  | 'port-wrong'
  | 'from-wrong'
  | 'url-wrong'
  | 'url-foreign'
  | 'token-missing'
  | 'secret-missing'

export interface FieldProblem {
  field: string
  problem: SettingProblem
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
const isPhone = (text: string): boolean => /^[\d\s+-]{3,20}$/.test(text)

/** The days of a text, however they are set apart; what is no day stays as it was written. */
export const daysIn = (text: string): string[] => [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))].sort()

/** @throws never: a day that does not exist is a problem, not an error */
export function problemsWithQuiet(quiet: Quiet, leader: { phone: string; email: string }): FieldProblem[] {
  const problems: FieldProblem[] = []
  const add = (field: string, problem: SettingProblem, when: boolean) => when && problems.push({ field, problem })
  add('startsAt', 'time-wrong', !isTime(quiet.startsAt))
  add('endsAt', 'time-wrong', !isTime(quiet.endsAt))
  add('endsAt', 'ends-before-start', problems.length === 0 && quiet.endsAt <= quiet.startsAt)
  add('weekdaysOff', 'no-day-left', new Set(quiet.weekdaysOff).size >= 7)
  add('daysOff', 'day-wrong', !quiet.daysOff.every(isDaySafe))
  add('leaderPhone', 'phone-wrong', leader.phone !== '' && !isPhone(leader.phone))
  add('leaderEmail', 'email-wrong', leader.email !== '' && !isEmail(leader.email))
  return problems
}

const isDaySafe = (text: string): boolean => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && isDay(text)

export function problemsWithEmail(email: EmailSettings): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!/^[A-Za-z0-9.:-]{1,200}$/.test(email.host)) problems.push({ field: 'emailHost', problem: 'host-wrong' })
  if (!Number.isInteger(email.port) || email.port < 1 || email.port > 65_535)
    problems.push({ field: 'emailPort', problem: 'port-wrong' })
  if (!isEmail(email.from)) problems.push({ field: 'emailFrom', problem: 'from-wrong' })
  return problems
}

/** Where the two makers of bots take messages: another place is a slip, or an attempt to reach into the house. */
const botHosts: Record<WebhookSettings['kind'], readonly string[]> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com', 'api.dingtalk.com'],
}

export function problemsWithWebhook({ kind, url, secret }: WebhookSettings): FieldProblem[] {
  const problems: FieldProblem[] = []
  const place = URL.parse(url)
  if (place?.protocol !== 'https:') problems.push({ field: 'webhookUrl', problem: 'url-wrong' })
  else if (!botHosts[kind].includes(place.hostname)) problems.push({ field: 'webhookUrl', problem: 'url-foreign' })
  if (kind === 'dingtalk' && secret === '') problems.push({ field: 'webhookSecret', problem: 'secret-missing' })
  return problems
}

export function problemsWithSms({ url, token }: SmsSettings): FieldProblem[] {
  const problems: FieldProblem[] = []
  const place = URL.parse(url)
  if (!place || !/^https?:$/.test(place.protocol) || place.username || place.password)
    problems.push({ field: 'smsUrl', problem: 'url-wrong' })
  if (token === '') problems.push({ field: 'smsToken', problem: 'token-missing' })
  return problems
}

/** As the phone numbers and addresses of a unit's sheet are checked. */
export function problemsWithContact(contact: {
  email: string
  leaderPhone: string
  leaderEmail: string
}): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (contact.email && !isEmail(contact.email)) problems.push({ field: 'email', problem: 'email-wrong' })
  if (contact.leaderPhone && !isPhone(contact.leaderPhone))
    problems.push({ field: 'leaderPhone', problem: 'phone-wrong' })
  if (contact.leaderEmail && !isEmail(contact.leaderEmail))
    problems.push({ field: 'leaderEmail', problem: 'email-wrong' })
  return problems
}
