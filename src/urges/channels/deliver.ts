import type { Channel } from '../channels.rules.ts'
import type { ChannelSettings } from '../settings.rules.ts'
import { type Delivered, DeliveryFailed, type Outgoing } from './delivery.ts'
import { sendEmail } from './email.ts'
import { sendSms } from './sms.ts'
import { sendToGroup } from './webhook.ts'

/** @throws DeliveryFailed */
export async function deliver(settings: ChannelSettings, channel: Channel, outgoing: Outgoing): Promise<Delivered> {
  if (channel === 'email' && settings.email) return sendEmail(settings.email, outgoing)
  if (channel === 'sms' && settings.sms) return sendSms(settings.sms, outgoing)
  if (channel === 'webhook' && settings.webhook) return sendToGroup(settings.webhook, outgoing)
  throw new DeliveryFailed(`${channel} is not set up`, false)
}
