/** Photos whose line is cut at random bytes: each goes on from where the server stands, and arrives once, byte for byte. */
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { thisCommit } from './figures.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: { uploads: { type: 'string', default: '50' }, cuts: { type: 'string', default: '20' } },
})
const [uploads, cuts] = [Number(values.uploads), Number(values.cuts)]
/** What is written to the line at once. */
const SLICE = 8_192
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const base64 = (text: string) => Buffer.from(text).toString('base64')

const town = await prepareTown()
const port = await freePort()
const app = await startApp(town, port)
const faults: string[] = []
const found = { cut: 0, kept: 0, wrongOffsets: 0, pieces: 0 }

interface Answer {
  status: number
  header(name: string): string
}

/** By hand and a few kilobytes at a time, as a village's line carries them, so that it can be cut after `upTo` bytes of the body. */
async function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Uint8Array = new Uint8Array(),
  upTo?: number,
): Promise<Answer | 'cut'> {
  const socket = connect(port, '127.0.0.1')
  const answer = answerOn(socket)
  const told = { host: `127.0.0.1:${port}`, connection: 'close', ...headers, 'content-length': String(body.length) }
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}`)
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  const end = upTo ?? body.length
  for (let at = 0; at < end && !socket.destroyed; at += SLICE) {
    socket.write(body.subarray(at, Math.min(at + SLICE, end)))
    if (upTo !== undefined) await pause(randomInt(4))
  }
  if (upTo !== undefined) {
    await pause(randomInt(30))
    // Half the time the phone says goodbye, half the time it is simply gone.
    if (randomInt(2)) socket.destroy()
    else socket.resetAndDestroy()
  }
  return answer
}

const answerOn = (socket: Socket): Promise<Answer | 'cut'> =>
  new Promise((resolve) => {
    let said = ''
    socket.setTimeout(30_000, () => socket.destroy())
    socket.on('data', (data) => {
      said += data.toString('latin1')
    })
    socket.on('error', () => resolve('cut'))
    socket.on('close', () => {
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0)
      const header = (name: string) => new RegExp(`^${name}: (.*)\r$`, 'im').exec(said)?.[1] ?? ''
      resolve(status ? { status, header } : 'cut')
    })
  })

const answered = (answer: Answer | 'cut'): Answer => {
  if (answer === 'cut') throw new Error('The server gave no answer')
  return answer
}

const tus = { 'tus-resumable': '1.0.0' }
const offsetAt = async (place: string) => Number(answered(await send('HEAD', place, tus)).header('upload-offset'))

const photo = async (): Promise<Buffer> => {
  const pixels = randomBytes(320 * 240 * 3)
  return sharp(pixels, { raw: { width: 320, height: 240, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** Random places of the file, each where a connection dies; then the rest. */
async function sendCut(place: string, bytes: Buffer): Promise<void> {
  const places = Array.from({ length: cuts }, () => randomInt(1, bytes.length)).sort((a, b) => a - b)
  for (const until of places) {
    const at = await offsetAt(place)
    const upTo = Math.max(0, until - at)
    const chunk = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(at) }
    await send('PATCH', place, chunk, bytes.subarray(at), upTo)
    found.cut += 1
    const now = await offsetAt(place)
    if (now > at) found.kept += 1
    if (now < at || now > at + upTo) faults.push(`${place} stands at ${now} after ${at} and ${upTo} more`)
    // A phone that is mistaken about where it stands must not spoil what is there.
    const wrong = { ...chunk, 'upload-offset': String(now + 1) }
    const refused = answered(await send('PATCH', place, wrong, bytes.subarray(now + 1)))
    if (refused.status === 409) found.wrongOffsets += 1
    else faults.push(`${place} took a wrong offset: ${refused.status}`)
  }
  const at = await offsetAt(place)
  const chunk = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(at) }
  const last = answered(await send('PATCH', place, chunk, bytes.subarray(at)))
  if (last.status !== 204) faults.push(`${place} ended with ${last.status}`)
  const again = answered(
    await send('PATCH', place, { ...chunk, 'upload-offset': String(bytes.length) }, new Uint8Array()),
  )
  if (again.status !== 204) faults.push(`${place} ended twice with ${again.status}`)
}

const keyIn = (html: string, action: string): string => {
  const form = html.slice(html.indexOf(`action="${action}"`))
  return /name="_key" value="([^"]+)"/.exec(form)?.[1] ?? ''
}

/** The figures first, as a person gives them: photos hang on words that are kept. */
async function report(door: string, assignment: string): Promise<string> {
  const action = `/t/sudian/u/${door}/reports/${assignment}`
  const form = await (await fetch(`http://127.0.0.1:${port}${action}`)).text()
  const key = keyIn(form, action)
  const day = /<option value="([\d-]+)"/.exec(form)?.[1] ?? ''
  const fields = { _key: key, 'figure.places': '4', day, words: '贴好了。', reporter: '李会计' }
  const answer = await fetch(`http://127.0.0.1:${port}${action}`, { method: 'POST', body: new URLSearchParams(fields) })
  if (!answer.redirected) faults.push(`a report was not taken: ${answer.status}`)
  return key
}

const from = Date.now()
const expected = new Map<string, string[]>()
try {
  for (let nth = 0; nth < uploads; nth++) {
    const door = town.doors[nth % town.doors.length]
    if (!door) throw new Error('The town has no villages')
    const { token, assignmentId } = door
    if (!expected.has(assignmentId)) expected.set(assignmentId, [])
    const key = await report(token, assignmentId)
    const bytes = await photo()
    const told = {
      key,
      client: randomUUID(),
      kind: 'photo',
      name: `${nth}.jpg`,
      ...(nth % 2 ? { sha256: sha256(bytes) } : {}),
    }
    const metadata = Object.entries(told).map(([name, words]) => `${name} ${base64(words)}`)
    const headers = { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') }
    const made = answered(await send('POST', `/t/sudian/u/${token}/reports/${assignmentId}/uploads`, headers))
    const place = made.header('location')
    if (made.status !== 201) faults.push(`upload ${nth} was not begun: ${made.status}`)
    else await sendCut(place, bytes)
    expected.get(assignmentId)?.push(sha256(bytes))
  }
} finally {
  await app.stop()
}
const seconds = Math.round((Date.now() - from) / 1000)

await withDatabase(town.dataDir, async (db) => {
  for (const [assignmentId, sums] of expected) {
    const rows = await db
      .selectFrom('campaign_evidence')
      .where('town_id', '=', town.townId)
      .where('assignment_id', '=', assignmentId)
      .select('original_sha256 as sum')
      .execute()
    found.pieces += rows.length
    const there = rows.map(({ sum }) => sum).sort()
    if (there.join() !== [...sums].sort().join()) faults.push(`${assignmentId} holds other bytes, or not once`)
  }
})
town.remove()
// Otherwise nothing was resumed, only begun again.
if (cuts > 0 && found.kept < found.cut / 4) faults.push(`only ${found.kept} of ${found.cut} cuts left something`)
for (const fault of faults.slice(0, 30)) console.error(fault)
const commit = thisCommit()
console.log(JSON.stringify({ bench: 'upload', uploads, cuts, ...found, errors: faults.length, seconds, commit }))
process.exitCode = faults.length > 0 ? 1 : 0
