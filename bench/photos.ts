// Photos sent after a report: by the plain form, and piece by piece as a phone with script does it. Stubborn, as people are.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { asked, type Troubles } from './reporter.ts'

export interface PhotoSent {
  assignmentId: string
  sha256: string
}

export interface PhotoForm {
  /** Where the report is sent to; its photos go below. */
  form: string
  assignmentId: string
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const LONGEST_MS = 90_000
const PIECE = 32_768

/** Noise does not compress, so that there is something to keep. */
export const drawnPhoto = (): Promise<Buffer> =>
  sharp(randomBytes(320 * 240 * 3), { raw: { width: 320, height: 240, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()

/** By one form, again and again under one key until it is taken. */
export async function sendPlain({ form, assignmentId }: PhotoForm, isOver: () => boolean, troubles: Troubles) {
  const key = await keyOn(form)
  if (!key) return undefined
  const bytes = await drawnPhoto()
  for (const end = performance.now() + LONGEST_MS; performance.now() < end && !isOver(); await pause(150)) {
    const body = new FormData()
    body.set('_key', key)
    body.set('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), '现场.jpg')
    const { answer, text } = await asked(`${form}/evidence`, troubles, { method: 'POST', body, redirect: 'manual' })
    const to = answer?.headers.get('location') ?? ''
    if (answer?.status === 303 && to.includes('kept=1')) return { assignmentId, sha256: sha256(bytes) }
    if (!answer) troubles.brokenConnections += 1
    else if (answer.status === 503 && text?.includes('还没有收下') && answer.headers.get('retry-after')) {
      if (!text.includes('重新选')) troubles.wrong.push('a photo that was lost is not said to be lost')
      troubles.busyPages += 1
    } else troubles.wrong.push(`a photo: ${answer.status} ${to} ${text?.replace(/<[^>]*>/g, ' ').slice(0, 300)}`)
  }
  return undefined
}

/** By the tus protocol, from wherever the server stands. */
export async function sendByPieces({ form, assignmentId }: PhotoForm, isOver: () => boolean, troubles: Troubles) {
  const key = await keyOn(form)
  if (!key) return undefined
  const bytes = await drawnPhoto()
  const tus = { 'tus-resumable': '1.0.0' }
  const told = { key, client: randomUUID(), kind: 'photo', name: 'a.jpg', sha256: sha256(bytes) }
  const metadata = Object.entries(told).map(([name, words]) => `${name} ${Buffer.from(words).toString('base64')}`)
  const making = { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') }
  let place = ''
  for (const end = performance.now() + LONGEST_MS; performance.now() < end && !isOver(); ) {
    if (!place) {
      const { answer } = await asked(`${form}/uploads`, troubles, { method: 'POST', headers: making })
      place = answer?.status === 201 ? new URL(answer.headers.get('location') ?? '', form).href : ''
      if (!place && !isNotNow(answer, troubles)) return undefined
    } else {
      const { answer: stands } = await asked(place, troubles, { method: 'HEAD', headers: tus })
      const at = Number(stands?.headers.get('upload-offset') ?? Number.NaN)
      if (stands?.status === 200 && at === bytes.length && (await isKept(place, troubles)))
        return { assignmentId, sha256: sha256(bytes) }
      if (stands?.status !== 200) {
        if (!isNotNow(stands, troubles)) return undefined
      } else {
        const headers = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(at) }
        const body = new Uint8Array(bytes.subarray(at, at + PIECE))
        const { answer } = await asked(place, troubles, { method: 'PATCH', headers, body })
        if (answer?.status === 204) continue
        if (answer?.status !== 409 && !isNotNow(answer, troubles)) return undefined
      }
    }
    await pause(150)
  }
  return undefined
}

/** The server has it as evidence, and says so. */
async function isKept(place: string, troubles: Troubles): Promise<boolean> {
  const { answer, text } = await asked(place, troubles, { headers: { 'tus-resumable': '1.0.0' } })
  return answer?.status === 200 && (JSON.parse(text ?? '{}') as { outcome?: string }).outcome === 'kept'
}

function isNotNow(answer: Response | undefined, troubles: Troubles): boolean {
  if (!answer) troubles.brokenConnections += 1
  else if (answer.status === 503) troubles.busyPages += 1
  else troubles.wrong.push(`an upload: ${answer.status}`)
  return !answer || answer.status === 503
}

async function keyOn(form: string): Promise<string | undefined> {
  const answer = await fetch(form).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined)
  return /name="_key" value="([^"]+)"/.exec(text ?? '')?.[1]
}
