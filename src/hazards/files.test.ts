import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { mostBytesOf, mostOf } from './files.rules.ts'
import { listFiles, openFile } from './files.store.ts'
import { fileFaultWords } from './files.words.ts'
import { reportedIn } from './identities.in-tests.ts'
import { lookupOf } from './receipts.ts'

const digits = '987654321098'.repeat(3)
const CAMERA = 'CanaryCam 7000'
const tus = { 'tus-resumable': '1.0.0' }

const photo = (): Promise<Buffer> =>
  sharp({
    create: { width: 320, height: 240, channels: 3, background: '#777', noise: { type: 'gaussian', sigma: 60 } },
  })
    .jpeg({ quality: 90 })
    .withExif({ IFD0: { Make: CAMERA, Model: 'X' } })
    .toBuffer()
const film = (size = 4_000): Buffer =>
  Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomiso2', 'latin1'), randomBytes(size)])
const voice = (): Buffer => Buffer.concat([Buffer.from('#!AMR\n'), randomBytes(600)])
const file = (bytes: Uint8Array, name = 'IMG_1.jpg') => new File([new Uint8Array(bytes)], name)

/** A report whose receipt somebody holds. */
async function reported() {
  const town = await demoTown()
  const queued = await reportedIn(town)
  const lookup = await lookupOf(town.parts.keys, town.town.id, digits)
  await town.db.updateTable('hazard_report').set({ lookup }).where('id', '=', queued.reportId).execute()
  const send = async (fields: Record<string, File | File[]>, receipt = digits) => {
    const answer = await town.submit('/hazards/receipt/files', { receipt, ...fields })
    return { status: answer.status, html: await answer.text() }
  }
  const held = () => listFiles(town.db, town.parts.keys, town.town.id, queued.reportId)
  return { town, ...queued, send, held }
}

/** Every file below a folder in which these bytes stand. */
function foundIn(dir: string, secret: Buffer): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(secret))
}
const filesOf = ({ parts }: TownInTest) => parts.files.unfinished.replace(/-unfinished$/, '')

test('a photo, a film and a voice come with one form, without script, and lie sealed: none of their bytes stands on the disk', async () => {
  const { town, send, held } = await reported()
  const [picture, clip, spoken] = [await photo(), film(), voice()]
  const sent = await send({ photo: file(picture), video: file(clip), voice: file(spoken) })
  expect(sent.status).toBe(200)
  expect(sent.html).toContain('照片 1 个，录像 1 个，录音 1 个')
  expect((await held()).map(({ kind, mediaType, bytes }) => [kind, mediaType, bytes])).toEqual([
    ['photo', 'image/jpeg', picture.length],
    ['video', 'video/mp4', clip.length],
    ['voice', 'audio/amr', spoken.length],
  ])
  for (const secret of [
    Buffer.from(CAMERA),
    picture.subarray(100, 140),
    clip.subarray(50, 90),
    spoken.subarray(20, 60),
  ])
    expect(foundIn(filesOf(town), secret)).toEqual([])
  const rows = await town.db.selectFrom('hazard_file').select('about').execute()
  for (const { about } of rows) expect(about.includes('image')).toBe(false)
})

test('the same bytes sent again are there once; a stranger hangs nothing on it', async () => {
  const { send, held } = await reported()
  const picture = await photo()
  for (const _ of [1, 2]) expect((await send({ photo: file(picture) })).status).toBe(200)
  expect(await held()).toHaveLength(1)
  expect((await send({ photo: file(await photo()) }, '1'.repeat(36))).status).toBe(422)
  expect(await held()).toHaveLength(1)
  expect((await send({})).html).toContain('还没选照片')
})

test('what is not what it says, hides something, or is broken is refused by its kind, and the good ones stay', async () => {
  const { send, held } = await reported()
  const page = Buffer.concat([film(100), Buffer.from('<script>alert(1)</script>')])
  const hostile: [keyof typeof mostOf, Buffer, string][] = [
    ['photo', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), fileFaultWords.kind('photo')],
    ['photo', (await photo()).subarray(0, 400), fileFaultWords.broken('photo')],
    ['photo', Buffer.concat([await photo(), Buffer.from('<?php phpinfo()')]), fileFaultWords.hidden('photo')],
    ['video', await photo(), fileFaultWords.kind('video')],
    ['video', page, fileFaultWords.hidden('video')],
    ['voice', Buffer.from('MZ program'), fileFaultWords.kind('voice')],
    ['voice', Buffer.concat([voice(), Buffer.alloc(mostBytesOf.voice)]), fileFaultWords['too-big']('voice')],
  ]
  for (const [kind, bytes, words] of hostile) {
    const refused = await send({ [kind]: file(bytes) })
    expect({ status: refused.status, told: refused.html.includes(words) }, words).toEqual({ status: 422, told: true })
  }
  const mixed = await send({ photo: [file(await photo()), file(Buffer.from('no photo'))] })
  expect([mixed.status, mixed.html.includes('传到了 1 个')]).toEqual([422, true])
  expect(await held()).toHaveLength(1)
})

test('only so many hang on one report', async () => {
  const { send, held } = await reported()
  await send({ voice: Array.from({ length: mostOf.voice + 1 }, () => file(voice())) })
  expect(await held()).toHaveLength(mostOf.voice)
})

test('the office looks at a copy without what the camera wrote, under no-store; nobody else looks at it', async () => {
  const { town, send, caseId, held } = await reported()
  await send({ photo: file(await photo()), voice: file(voice()) })
  const [picture, spoken] = await held()
  const at = (id: string) => `/office/hazards/${caseId}/files/${id}`
  const officer = await town.seenBy('officer')
  const shown = await officer.visit(at(picture!.id))
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
  expect(shown.headers.get('cache-control')).toBe('no-store')
  const bytes = Buffer.from(await shown.arrayBuffer())
  expect((await sharp(bytes).metadata()).width).toBe(320)
  expect(bytes.includes(CAMERA)).toBe(false)
  const saved = await officer.visit(at(spoken!.id))
  expect(saved.headers.get('content-disposition')).toContain('attachment')
  for (const who of ['custodian', 'observer', 'liaison', 'head', 'member', null] as const)
    expect((await (await town.seenBy(who)).visit(at(picture!.id))).status, String(who)).not.toBe(200)
  const other = await reportedIn(town)
  expect((await officer.visit(`/office/hazards/${other.caseId}/files/${picture!.id}`)).status).toBe(404)
})

const metadata = (told: Record<string, string>) =>
  Object.entries(told)
    .map(([name, words]) => `${name} ${Buffer.from(words).toString('base64')}`)
    .join(',')

test('a photo whose line is cut goes on from where it stands, arrives once, and no byte of it touched the disk on its way', async () => {
  const { town, held } = await reported()
  const bytes = await photo()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const create = (told: Record<string, string> = {}) =>
    town.visit(
      '/hazards/receipt/uploads',
      {
        ...tus,
        'upload-length': String(bytes.length),
        'upload-metadata': metadata({ key: town.newKey(), kind: 'photo', receipt: digits, sha256, ...told }),
      },
      { method: 'POST' },
    )
  const made = await create()
  expect(made.status).toBe(201)
  const place = made.headers.get('location')!.replace('/t/sudian', '')
  expect(place).not.toContain(digits)
  const send = (from: number, to: number) =>
    town.visit(
      place,
      { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) },
      { method: 'PATCH', body: new Uint8Array(bytes.subarray(from, to)) },
    )
  const stands = async () => Number((await town.visit(place, tus, { method: 'HEAD' })).headers.get('upload-offset'))
  await send(0, 1000)
  expect(await stands()).toBe(1000)
  expect((await send(0, 500)).status).toBe(409)
  for (const dir of [filesOf(town), town.parts.files.unfinished])
    expect(foundIn(dir, bytes.subarray(200, 240))).toEqual([])
  expect((await send(1000, bytes.length)).status).toBe(204)
  expect(await (await town.visit(place)).json()).toMatchObject({ outcome: 'kept' })
  expect((await held()).map((one) => one.sha256)).toEqual([sha256])
  expect((await send(bytes.length, bytes.length)).status).toBe(204)
  expect(await held()).toHaveLength(1)
  for (const [told, status] of [
    [{ receipt: '1'.repeat(36) }, 404],
    [{ key: 'made-up' }, 403],
    [{ kind: 'program' }, 400],
  ] as const)
    expect((await create(told)).status).toBe(status)
  expect((await (await demoTown({ slug: 'qingshi' })).visit(place, tus, { method: 'HEAD' })).status).toBe(404)
})

test('bytes that are not those of the phone begin anew', async () => {
  const { town, held } = await reported()
  const bytes = await photo()
  const told = { key: town.newKey(), kind: 'photo', receipt: digits, sha256: 'ab'.repeat(32) }
  const headers = { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata(told) }
  const made = await town.visit('/hazards/receipt/uploads', headers, { method: 'POST' })
  const place = made.headers.get('location')!.replace('/t/sudian', '')
  const chunk = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
  const sent = await town.visit(place, chunk, { method: 'PATCH', body: new Uint8Array(bytes) })
  expect([sent.status, sent.headers.get('upload-offset')]).toEqual([460, '0'])
  expect(await held()).toEqual([])
  expect((await town.visit(place, tus, { method: 'DELETE' })).status).toBe(204)
  expect((await town.visit(place, tus, { method: 'HEAD' })).status).toBe(404)
})

test('where and with what a film was taken is gone before it is sealed, sent with the form or in pieces', async () => {
  const { town, send, held, reportId } = await reported()
  const place = '+36.1234+113.0567/'
  const told = (secret: string) => {
    const box = (name: string, content: Buffer) => {
      const size = Buffer.alloc(4)
      size.writeUInt32BE(8 + content.length)
      return Buffer.concat([size, Buffer.from(name, 'latin1'), content])
    }
    const moov = box('moov', box('udta', box('\xa9xyz', Buffer.from(`\0\x12\x15\xc7${place}${secret}`, 'latin1'))))
    return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), moov, box('mdat', randomBytes(2_000))])
  }
  const [form, pieces] = [told('form'), told('tus')]
  expect((await send({ video: file(form) })).status).toBe(200)
  const headers = {
    ...tus,
    'upload-length': String(pieces.length),
    'upload-metadata': metadata({ key: town.newKey(), kind: 'video', receipt: digits }),
  }
  const made = await town.visit('/hazards/receipt/uploads', headers, { method: 'POST' })
  const at = made.headers.get('location')!.replace('/t/sudian', '')
  const chunk = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
  expect((await town.visit(at, chunk, { method: 'PATCH', body: new Uint8Array(pieces) })).status).toBe(204)
  const kept = await held()
  expect(kept.map(({ bytes }) => bytes)).toEqual([form.length, pieces.length])
  const opened = await Promise.all(
    kept.map((one) => openFile({ ...town.parts, db: town.db }, town.town.id, reportId, one)),
  )
  for (const bytes of opened) expect([bytes.includes(place), bytes.includes('mdat')]).toEqual([false, true])
  expect(opened[0]!.subarray(-1_000)).toEqual(form.subarray(-1_000))
  // sent again it is still one film
  expect((await send({ video: file(form) })).status).toBe(200)
  expect(await held()).toHaveLength(2)
})
