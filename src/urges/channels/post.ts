import { DeliveryFailed } from './delivery.ts'

const LONGEST_WAIT_MS = 10_000
const MOST_ANSWER = 65_536

/** One JSON request to a gateway; redirects are not followed: the address is what the office typed. */
export async function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Record<string, unknown>> {
  let answer: Response
  let text: string
  try {
    answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body),
    })
    text = (await answer.text()).slice(0, MOST_ANSWER)
  } catch (error) {
    throw new DeliveryFailed(`no answer: ${causeOf(error)}`, true, error)
  }
  if (!answer.ok) {
    const isPassing = answer.status >= 500 || answer.status === 429 || answer.status === 408
    throw new DeliveryFailed(`HTTP ${answer.status} ${text.slice(0, 200)}`.trim(), isPassing)
  }
  try {
    const parsed: unknown = JSON.parse(text || '{}')
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    // taken, and answered in words of its own
    return {}
  }
}

const causeOf = (error: unknown): string => {
  const { cause, message } = error as { cause?: { code?: string }; message?: string }
  return cause?.code ?? message ?? ''
}
