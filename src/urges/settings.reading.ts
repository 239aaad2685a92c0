import type { FormInput } from '#platform/http/form.ts'
import type { Quiet } from './quiet.rules.ts'
import {
  type ChannelSettings,
  daysIn,
  type EmailSettings,
  type FieldProblem,
  problemsWithEmail,
  problemsWithSms,
  problemsWithWebhook,
  type SmsSettings,
  securities,
  type WebhookSettings,
  webhookKinds,
} from './settings.rules.ts'

export const quietIn = (form: FormInput): Quiet => ({
  startsAt: form.text('startsAt').slice(0, 5),
  endsAt: form.text('endsAt').slice(0, 5),
  weekdaysOff: form
    .every('weekdaysOff')
    .map(Number)
    .filter((day) => day >= 1 && day <= 7),
  daysOff: daysIn(form.text('daysOff')),
})

export const leaderIn = (form: FormInput) => ({
  name: form.text('leaderName').slice(0, 60),
  phone: form.text('leaderPhone'),
  email: form.text('leaderEmail'),
})

/** A secret is never shown again: left empty, the known one stays. */
const kept = (typed: string, known: string | undefined): string => typed || known || ''

export function emailIn(form: FormInput, known: EmailSettings | undefined): EmailSettings {
  return {
    host: form.text('emailHost'),
    port: Number(form.text('emailPort')),
    security: securities.find((one) => one === form.text('emailSecurity')) ?? 'tls',
    user: form.text('emailUser'),
    password: kept(form.text('emailPassword'), known?.password),
    from: form.text('emailFrom'),
  }
}

export function smsIn(form: FormInput, known: SmsSettings | undefined): SmsSettings {
  return {
    url: form.text('smsUrl'),
    token: kept(form.text('smsToken'), known?.token),
    signature: form.text('smsSignature'),
  }
}

export function webhookIn(form: FormInput, known: WebhookSettings | undefined): WebhookSettings {
  return {
    kind: webhookKinds.find((one) => one === form.text('webhookKind')) ?? 'wecom',
    url: kept(form.text('webhookUrl'), known?.url),
    secret: kept(form.text('webhookSecret'), known?.secret),
  }
}

/** One channel of the settings as its form says, the others as they are. */
export function channelsWith(
  channel: keyof ChannelSettings,
  form: FormInput,
  known: ChannelSettings,
): { channels: ChannelSettings; problems: FieldProblem[] } {
  const { [channel]: _before, ...others } = known
  if (form.checked('off')) return { channels: others, problems: [] }
  if (channel === 'email') {
    const email = emailIn(form, known.email)
    return { channels: { ...known, email }, problems: problemsWithEmail(email) }
  }
  if (channel === 'sms') {
    const sms = smsIn(form, known.sms)
    return { channels: { ...known, sms }, problems: problemsWithSms(sms) }
  }
  const webhook = webhookIn(form, known.webhook)
  return { channels: { ...known, webhook }, problems: problemsWithWebhook(webhook) }
}
