// The line is cut in the middle of a form with photos, of a form without, and of a resumable piece, and the phone never comes
// back: nothing of it is half kept, nothing is receipted, and what lies on the disk for it goes.
import { createHash, randomInt, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { utimes } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { uploadJobs } from '#campaign/uploads.jobs.ts'
import type { Parts } from '#people/site.ts'
import type { Db } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { thisCommit } from './figures.ts'
import { drawnPhoto, sendPlain } from './photos.ts'
import { noTroubles, report } from './reporter.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

export interface Outcome {
  cuts: Record<string, number>
  /** Cuts that the server answered with anything but a refusal. */
  acknowledged: number
  /** Rows and files that are there and should not be. */
  halves: string[]
  /** Pieces that were left, and gone a day later. */
  leftovers: { before: number; after: number }
  wrong: string[]
}

const SLICE = 4_096
const DAY_MS = 86_400_000

/** Sends so much of the body and is gone; the answer, if one comes first. */
function sendPart(port: number, head: string, body: Buffer, upTo: number): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (data) => {
      said += data.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
    socket.write(head)
    const write = async () => {
      for (let at = 0; at < upTo && !socket.destroyed; at += SLICE) {
        socket.write(body.subarray(at, Math.min(at + SLICE, upTo)))
        await pause(randomInt(3))
      }
      await pause(randomInt(30))
      // Half the time the phone says goodbye, half the time it is simply gone.
      if (randomInt(2)) socket.destroy()
      else socket.resetAndDestroy()
    }
    void write()
  })
}

const headOf = (method: string, path: string, headers: Record<string, string>, length: number): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `content-length: ${length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')

const filesBelow = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name)
  } catch {
    return []
  }
}

async function counted(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from campaign_submission) as reports,
    (select count(*)::int from campaign_evidence) as photos,
    (select count(*)::int from form_key) as keys,
    (select count(*)::int from audit_entry) as acts`.execute(db)
  return rows[0]!
}

export async function uploadCut(rounds: number): Promise<Outcome> {
  const town = await prepareTown()
  const files = join(town.dataDir, 'files')
  const outcome: Outcome = {
    cuts: { multipart: 0, form: 0, piece: 0, 'piece with a sum': 0 },
    acknowledged: 0,
    halves: [],
    leftovers: { before: 0, after: 0 },
    wrong: [],
  }
  const troubles = noTroubles()
  const port = await freePort()
  try {
    const app = await startApp(town, port)
    const door = town.doors[0]!
    const form = `${app.url}/u/${door.token}/reports/${door.assignmentId}`
    const path = new URL(form).pathname
    if (!(await report(form, 'first', troubles))) throw new Error(`no report: ${troubles.wrong}`)
    const key = /name="_key" value="([^"]+)"/.exec(await (await fetch(form)).text())?.[1] ?? ''
    await app.stop()
    const before = await withDatabase(town.dataDir, counted)
    const filesBefore = filesBelow(files).length
    const again = await startApp(town, port)

    const cut = async (kind: string, head: string, body: Buffer): Promise<void> => {
      const said = await sendPart(port, head, body, randomInt(1, body.length))
      outcome.cuts[kind] = (outcome.cuts[kind] ?? 0) + 1
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0)
      if (status > 0 && status < 400) outcome.acknowledged += 1
    }
    for (let round = 0; round < rounds; round++) {
      const photo = await drawnPhoto()
      const multipart = new FormData()
      multipart.set('_key', key)
      multipart.set('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), '现场.jpg')
      const whole = new Response(multipart)
      const type = { 'content-type': whole.headers.get('content-type') ?? '' }
      const bytes = Buffer.from(await whole.arrayBuffer())
      await cut('multipart', headOf('POST', `${path}/evidence`, type, bytes.length), bytes)

      const fields = {
        _key: key,
        'figure.places': '4',
        day: '2023-06-08',
        words: '半张表'.repeat(900),
        reporter: '李小满',
      }
      const text = Buffer.from(new URLSearchParams(fields).toString())
      const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
      await cut('form', headOf('POST', path, urlencoded, text.length), text)

      for (const kind of ['piece', 'piece with a sum'] as const) {
        const place = await begin(form, key, photo.length)
        const sum = `sha256 ${createHash('sha256').update(photo).digest('base64')}`
        const headers = {
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
          ...(kind === 'piece' ? {} : { 'upload-checksum': sum }),
        }
        await cut(kind, headOf('PATCH', new URL(place).pathname, headers, photo.length), photo)
        const stands = await fetch(place, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })
        const at = Number(stands.headers.get('upload-offset'))
        if (at >= photo.length || (kind !== 'piece' && at !== 0)) outcome.wrong.push(`${kind} stands at ${at}`)
      }
    }
    // The phone that does come back is served as if nothing had been.
    const taken = await sendPlain({ form, assignmentId: door.assignmentId }, () => false, troubles)
    if (!taken) outcome.wrong.push('a whole photo was not taken afterwards')
    const died = again.died()
    if (died) outcome.wrong.push(died)
    await again.stop()

    await withDatabase(town.dataDir, async (db) => {
      const after = await counted(db)
      const wanted = { reports: 0, photos: 1, keys: 1, acts: 1 }
      for (const [name, more] of Object.entries(wanted))
        if (after[name] !== before[name]! + more) outcome.halves.push(`${name}: ${before[name]} became ${after[name]}`)
      // Original, display and thumb of the one that came whole.
      const kept = filesBelow(files).length - filesBefore
      if (kept > 3) outcome.halves.push(`${kept} files`)
      const store = localStore(files)
      const lying = filesBelow(store.unfinished)
      outcome.leftovers.before = lying.length
      const tomorrow = new Date(Date.now() + DAY_MS)
      const yesterday = new Date(Date.now() - DAY_MS)
      for (const name of lying) await utimes(join(store.unfinished, name), yesterday, yesterday)
      await uploadJobs.purgeUploads!({}, { db, files: store, clock: { now: () => tomorrow } } as unknown as Parts)
      outcome.leftovers.after = filesBelow(store.unfinished).length
    })
    outcome.wrong.push(...troubles.wrong)
    return outcome
  } finally {
    town.remove()
  }
}

async function begin(form: string, key: string, length: number): Promise<string> {
  const told = { key, client: randomUUID(), kind: 'photo', name: 'a.jpg' }
  const metadata = Object.entries(told).map(([name, words]) => `${name} ${Buffer.from(words).toString('base64')}`)
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(length), 'upload-metadata': metadata.join(',') }
  const made = await fetch(`${form}/uploads`, { method: 'POST', headers })
  const place = made.headers.get('location')
  if (!place) throw new Error(`an upload was not begun: ${made.status}`)
  return new URL(place, form).href
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '25' } } })
  const outcome = await uploadCut(Number(values.rounds))
  const { acknowledged, halves, leftovers, wrong } = outcome
  const failed = acknowledged + halves.length + leftovers.after + wrong.length
  const goal = { acknowledged: 0, halves: 0, leftoversAfterADay: 0 }
  console.log(JSON.stringify({ battery: 'upload-cut', ...outcome, goal, commit: thisCommit(), failed }))
  process.exit(failed > 0 ? 1 : 0)
}
