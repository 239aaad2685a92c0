import type { SmsSettings } from '../settings.rules.ts'
import type { Delivered, Outgoing } from './delivery.ts'
import { postJson } from './post.ts'

/**
 * Text messages through an HTTP gateway of the town's choice (docs/operate.md):
 * POST {"to","text","signature","id"}, Authorization: Bearer, Idempotency-Key = id; any 2xx takes it, {"id"} is kept.
 */
export async function sendSms({ url, token, signature }: SmsSettings, { key, to, text }: Outgoing): Promise<Delivered> {
  const answer = await postJson(
    url,
    { id: key, to: to.replace(/[\s-]/g, ''), text, signature },
    { authorization: `Bearer ${token}`, 'idempotency-key': key },
  )
  return { providerId: typeof answer.id === 'string' ? answer.id.slice(0, 100) : '' }
}
