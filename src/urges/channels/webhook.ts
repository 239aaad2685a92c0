import { createHmac } from 'node:crypto'
import type { WebhookSettings } from '../settings.rules.ts'
import { type Delivered, DeliveryFailed, type Outgoing } from './delivery.ts'
import { postJson } from './post.ts'

/** WeCom: 2048 bytes of UTF-8 in a text; DingTalk takes more, what is told is the same. */
const MOST_BYTES = 2048
/** Busy, or more than 20 a minute: WeCom 45009, DingTalk 130101. */
const passing: readonly unknown[] = [-1, 45009, 130101]

/** A group's bot: both makers take the same body; DingTalk wants its address signed with the time. */
export async function sendToGroup(settings: WebhookSettings, { key, text, at }: Outgoing): Promise<Delivered> {
  const url = settings.kind === 'dingtalk' ? signedUrl(settings, at) : settings.url
  const body = { msgtype: 'text', text: { content: within(text, MOST_BYTES) } }
  const answer = await postJson(url, body, { 'idempotency-key': key })
  if (answer.errcode !== undefined && answer.errcode !== 0)
    throw new DeliveryFailed(
      `errcode ${answer.errcode} ${String(answer.errmsg ?? '').slice(0, 200)}`.trim(),
      passing.includes(answer.errcode),
    )
  return { providerId: '' }
}

/** 加签: HMAC-SHA256 over "timestamp\nsecret" under the secret, base64, in the address. */
export function signedUrl({ url, secret }: WebhookSettings, at: Date): string {
  const signed = new URL(url)
  const timestamp = String(at.getTime())
  signed.searchParams.set('timestamp', timestamp)
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
  return signed.href
}

/** Cut between characters, with an ellipsis where something is missing. */
function within(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(character) > bytes - 3) break
    kept += character
  }
  return `${kept}…`
}
