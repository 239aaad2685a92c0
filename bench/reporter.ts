import { setTimeout as pause } from 'node:timers/promises'

export interface Sent {
  /** Stands in the report's words, so that its row can be found. */
  mark: string
  /** Where the 303 led: the receipt. */
  receipt: string
  /** How often it had to be sent. */
  tries: number
}

export interface Troubles {
  /** Answers that are neither a receipt nor the page that says "busy" and keeps the form. */
  wrong: string[]
  busyPages: number
  brokenConnections: number
  /** The answer that was waited for longest. */
  slowestAnswerMs: number
}

export const noTroubles = (): Troubles => ({ wrong: [], busyPages: 0, brokenConnections: 0, slowestAnswerMs: 0 })

const LONGEST_MS = 60_000

/** Fills in the page's form and sends it until it is receipted, as a stubborn person without script would. */
export async function report(
  form: string,
  mark: string,
  troubles: Troubles,
  day = '2023-06-08',
): Promise<Sent | undefined> {
  const key = /name="_key" value="([^"]+)"/.exec(await openedForm(form, troubles))?.[1]
  if (!key) return undefined
  let fields = new URLSearchParams({
    _key: key,
    'figure.places': '3',
    day,
    words: `贴在村口 ${mark}`,
    reporter: '李小满',
    phone: '13900000000',
  })
  const giveUpAt = Date.now() + LONGEST_MS
  for (let tries = 1; Date.now() < giveUpAt; tries++) {
    const { answer, text } = await asked(form, troubles, { method: 'POST', body: fields, redirect: 'manual' })
    if (answer?.status === 303) return { mark, receipt: answer.headers.get('location') ?? '', tries }
    if (!answer || text === undefined) troubles.brokenConnections += 1
    else {
      const kept = keptForm(answer, text)
      const same = kept?.toString() === fields.toString()
      if (!kept || !same) {
        troubles.wrong.push(`${answer.status}: ${text.replace(/<[^>]*>/g, ' ').slice(0, 300)}`)
        return undefined
      }
      troubles.busyPages += 1
      fields = kept
    }
    await pause(100)
  }
  troubles.wrong.push(`${mark} was not taken within ${LONGEST_MS} ms`)
  return undefined
}

async function openedForm(form: string, troubles: Troubles): Promise<string> {
  for (const giveUpAt = Date.now() + LONGEST_MS; Date.now() < giveUpAt; await pause(100)) {
    const { answer, text } = await asked(form, troubles)
    if (answer?.status === 200 && text) return text
    if (answer && text !== undefined && answer.status !== 503) {
      troubles.wrong.push(`GET ${answer.status}: ${text.slice(0, 300)}`)
      return ''
    }
  }
  troubles.wrong.push(`${form} did not open within ${LONGEST_MS} ms`)
  return ''
}

export async function asked(url: string, troubles: Troubles, more: RequestInit = {}) {
  const from = performance.now()
  const signal = AbortSignal.timeout(LONGEST_MS)
  const answer = await fetch(url, { ...more, signal }).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined)
  troubles.slowestAnswerMs = Math.max(troubles.slowestAnswerMs, Math.round(performance.now() - from))
  return { answer, text }
}

/** The page of 503 that keeps what was typed in a form of its own. */
function keptForm(answer: Response, text: string): URLSearchParams | undefined {
  if (answer.status !== 503 || !answer.headers.get('retry-after') || !text.includes('还没有收下')) return undefined
  const inputs = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return new URLSearchParams(inputs.map(([, name = '', value = '']) => [name, value]))
}
