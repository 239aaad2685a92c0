import { createTransport } from 'nodemailer'
import type { EmailSettings } from '../settings.rules.ts'
import { type Delivered, DeliveryFailed, type Outgoing } from './delivery.ts'

const LONGEST_WAIT_MS = 10_000

/** By SMTP. Message-ID is made of the key: a second sending is the same mail to whoever keeps mails apart by it. */
export async function sendEmail(settings: EmailSettings, mail: Outgoing): Promise<Delivered> {
  const { host, port, security, user, password, from } = settings
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'plain',
    ...(user && { auth: { user, pass: password } }),
    connectionTimeout: LONGEST_WAIT_MS,
    greetingTimeout: LONGEST_WAIT_MS,
    socketTimeout: LONGEST_WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const taken = await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.key}@${from.split('@')[1]}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return { providerId: (taken.response ?? '').slice(0, 100) }
  } catch (error) {
    const { responseCode, code, message } = error as { responseCode?: number; code?: string; message: string }
    // 4xx is "not now"; without a code nobody was reached
    const isPassing = responseCode === undefined ? code !== 'EAUTH' : responseCode < 500
    throw new DeliveryFailed((message || code || '').slice(0, 300), isPassing, error)
  } finally {
    transport.close()
  }
}
