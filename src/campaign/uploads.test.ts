import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink, voidLinks } from '#units/links.store.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { listEvidence } from './evidence.store.ts'
import { findStanding } from './standing.store.ts'
import { uploadJobs } from './uploads.jobs.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。', reporter: '李会计' }
const tus = { 'tus-resumable': '1.0.0' }
const chunk = { ...tus, 'content-type': 'application/offset+octet-stream' }
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const metadata = (told: Record<string, string>) =>
  Object.entries(told)
    .map(([name, words]) => `${name} ${Buffer.from(words).toString('base64')}`)
    .join(',')

/** Noise does not compress, so that there is something to cut. */
const photo = (width = 400): Promise<Buffer> =>
  sharp({ create: { width, height: 300, channels: 3, background: '#777', noise: { type: 'gaussian', sigma: 60 } } })
    .jpeg({ quality: 90 })
    .toBuffer()

async function begin() {
  const town = await demoTown()
  const campaign = await smallCampaign(town)
  const doorOf = async (name: string) => {
    const linkId = await recordLink(town.db, town.town.id, campaign.unitNamed(name).id, null)
    return { linkId, ref: tokenOf(town.parts.keys, town.town.id, linkId) }
  }
  const { ref, linkId } = await doorOf('南董村')
  const id = await campaign.assignmentOf('talk', '南董村')
  const report = `/u/${ref}/reports/${id}`
  await town.submit(report, good)
  const create = (bytes: Uint8Array, told: Record<string, string> = {}, path = `${report}/uploads`) =>
    town.visit(
      path,
      {
        ...tus,
        'upload-length': String(bytes.length),
        'upload-metadata': metadata({
          key: town.newKey(),
          client: randomUUID(),
          kind: 'photo',
          name: 'a.jpg',
          ...told,
        }),
      },
      { method: 'POST' },
    )
  const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')
  const send = (place: string, bytes: Uint8Array, at: number, more: Record<string, string> = {}) =>
    town.visit(
      place,
      { ...chunk, 'upload-offset': String(at), ...more },
      { method: 'PATCH', body: new Uint8Array(bytes.subarray(at)) },
    )
  const outcomeAt = async (place: string) =>
    (await (await town.visit(place)).json()) as { outcome: string; said: string }
  const pieces = () => listEvidence(town.db, town.town.id, id)
  return { town, campaign, id, ref, linkId, report, doorOf, create, placeOf, send, outcomeAt, pieces }
}

test('A photo that comes in pieces is evidence as if it had come with the form, byte for byte', async () => {
  const { town, create, placeOf, send, outcomeAt, pieces, id } = await begin()
  const bytes = await photo()
  const made = await create(bytes, { name: '横幅.jpg', sha256: sha256(bytes) })
  expect(made.status).toBe(201)
  expect(new Date(made.headers.get('upload-expires')!).getTime()).toBeGreaterThan(town.now.getTime())
  const place = placeOf(made)
  const half = Math.floor(bytes.length / 2)
  const first = await send(place, bytes.subarray(0, half), 0)
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, String(half)])
  const asked = await town.visit(place, tus, { method: 'HEAD' })
  expect([asked.headers.get('upload-offset'), asked.headers.get('upload-length')]).toEqual([
    String(half),
    String(bytes.length),
  ])
  expect((await send(place, bytes, half)).status).toBe(204)
  expect(await outcomeAt(place)).toMatchObject({ outcome: 'kept' })
  const [piece, ...more] = await pieces()
  expect(more).toEqual([])
  expect(piece).toMatchObject({ name: '横幅.jpg', kind: 'photo', originalSha256: sha256(bytes) })
  expect(piece!.displaySha256).not.toBe(piece!.originalSha256)
  expect(await findStanding(town.db, town.town.id, id)).toMatchObject({ photos: 1 })
})

/** Comes a kilobyte at a time until the line is cut after `upTo` bytes. */
function cutAfter(bytes: Uint8Array, upTo: number): ReadableStream<Uint8Array> {
  let at = 0
  const pull = (line: ReadableStreamDefaultController<Uint8Array>) => {
    if (at >= upTo) return line.error(new Error('cut'))
    line.enqueue(new Uint8Array(bytes.subarray(at, Math.min(at + 1024, upTo))))
    at += 1024
  }
  return new ReadableStream({ pull }, { highWaterMark: 0 })
}

test('A photo whose line is cut twenty times goes on from where it stands and arrives once, byte for byte', async () => {
  const { town, create, placeOf, send, pieces } = await begin()
  const bytes = await photo()
  const place = placeOf(await create(bytes))
  const offset = async () => Number((await town.visit(place, tus, { method: 'HEAD' })).headers.get('upload-offset'))
  const cuts = fc.sample(fc.integer({ min: 1, max: bytes.length - 1 }), { numRuns: 20, seed: 2023 })
  for (const until of cuts.sort((a, b) => a - b)) {
    const at = await offset()
    const headers = { ...chunk, 'upload-offset': String(at) }
    // Node asks for `duplex` where a body is a stream; the DOM's types do not know it
    const line = { method: 'PATCH', body: cutAfter(bytes.subarray(at), until - at), duplex: 'half' } as RequestInit
    await town.visit(place, headers, line)
    expect(await offset()).toBe(until)
    expect((await send(place, bytes, until + 1)).status).toBe(409)
  }
  expect(await pieces()).toEqual([])
  expect((await send(place, bytes, await offset())).status).toBe(204)
  expect((await pieces()).map(({ originalSha256 }) => originalSha256)).toEqual([sha256(bytes)])
})

test('A piece for the wrong place is refused with 409 and told where the upload stands', async () => {
  const { create, placeOf, send, pieces } = await begin()
  const bytes = await photo()
  const place = placeOf(await create(bytes))
  await send(place, bytes.subarray(0, 100), 0)
  for (const at of [0, 50, 101, bytes.length]) {
    const answer = await send(place, bytes, at)
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([409, '100'])
  }
  expect(await pieces()).toEqual([])
})

test('The end sent twice, and the beginning sent twice, make one piece', async () => {
  const { create, placeOf, send, pieces } = await begin()
  const bytes = await photo()
  const told = { client: randomUUID() }
  const place = placeOf(await create(bytes, told))
  expect(placeOf(await create(bytes, told))).toBe(place)
  await send(place, bytes, 0)
  const again = await send(place, bytes, bytes.length)
  expect([again.status, again.headers.get('upload-offset')]).toEqual([204, String(bytes.length)])
  expect(placeOf(await create(bytes, told))).toBe(place)
  expect((await create(bytes.subarray(1), told)).status).toBe(409)
  expect(await pieces()).toHaveLength(1)
})

test('What is no photo is refused in words when it is whole, and nothing is kept of it', async () => {
  const { create, placeOf, send, outcomeAt, pieces } = await begin()
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  const place = placeOf(await create(bytes, { name: '画.jpg' }))
  expect((await send(place, bytes, 0)).status).toBe(204)
  expect(await outcomeAt(place)).toMatchObject({ outcome: 'kind', said: expect.stringContaining('“画.jpg”') })
  expect(await pieces()).toEqual([])
})

test('Nobody else touches it: not another unit, not another link of the same one, not the office, not a voided link', async () => {
  const { town, campaign, create, placeOf, doorOf, linkId, id } = await begin()
  const unit = campaign.unitNamed('南董村')
  const bytes = await photo()
  const place = placeOf(await create(bytes))
  const upload = place.split('/').at(-1)
  const officer = await town.seenBy('officer')
  const others = [
    [town, (await doorOf('看寺村')).ref],
    [town, (await doorOf('南董村')).ref],
    [officer, unit.id],
  ] as const
  for (const [seen, ref] of others)
    for (const method of ['GET', 'HEAD', 'PATCH', 'DELETE']) {
      const headers = { ...chunk, 'upload-offset': '0' }
      expect((await seen.visit(`/u/${ref}/uploads/${upload}`, headers, { method })).status).toBe(404)
    }
  expect((await create(bytes, {}, `/u/${others[0][1]}/reports/${id}/uploads`)).status).toBe(404)
  await voidLinks(town.db, town.town.id, unit.id, { only: linkId, by: randomUUID(), now: town.now })
  expect((await town.visit(place, tus, { method: 'HEAD' })).status).toBe(404)
  expect((await create(bytes)).status).toBe(404)
})

test('Another site, or a page that is not ours, begins nothing', async () => {
  const { town, create, report } = await begin()
  const bytes = await photo()
  for (const key of ['', 'made-up', '01890000-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAA'])
    expect((await create(bytes, { key })).status).toBe(403)
  const elsewhere = { ...tus, 'upload-length': '9', origin: 'https://evil.example' }
  expect((await town.visit(`${report}/uploads`, elsewhere, { method: 'POST' })).status).toBe(403)
  expect((await town.visit(`${report}/uploads`, {}, { method: 'POST' })).status).toBe(412)
})

test('Too big, without a kind, or before there is a report: refused before a byte is sent', async () => {
  const { campaign, create, ref } = await begin()
  const huge = { length: 25_000_001 } as Uint8Array
  expect((await create(huge)).status).toBe(413)
  expect((await create(huge, { kind: 'video' })).status).toBe(201)
  expect((await create({ length: 0 } as Uint8Array)).status).toBe(400)
  expect((await create(await photo(), { kind: 'program' })).status).toBe(400)
  const unreported = `/u/${ref}/reports/${await campaign.assignmentOf('phone', '南董村')}/uploads`
  expect((await create(await photo(), {}, unreported)).status).toBe(409)
})

test('A unit has only so much on its way; giving one up makes room', async () => {
  const { town, create, placeOf } = await begin()
  const film = { length: 100_000_000 } as Uint8Array
  const places: string[] = []
  for (let nth = 0; nth < 4; nth++) places.push(placeOf(await create(film, { kind: 'video' })))
  const over = await create(film, { kind: 'video' })
  expect([over.status, over.headers.get('retry-after')]).toEqual([429, '3600'])
  expect((await town.visit(places[0]!, tus, { method: 'DELETE' })).status).toBe(204)
  expect((await town.visit(places[0]!, tus, { method: 'HEAD' })).status).toBe(404)
  expect((await create(film, { kind: 'video' })).status).toBe(201)
})

test('A piece with a wrong checksum leaves nothing behind; bytes that are not those of the phone are asked for again', async () => {
  const { create, placeOf, send, pieces } = await begin()
  const bytes = await photo()
  const sum = (algorithm: string, of: Uint8Array) => `${algorithm} ${createHash(algorithm).update(of).digest('base64')}`
  const place = placeOf(await create(bytes, { sha256: sha256(bytes) }))
  const wrong = await send(place, bytes, 0, { 'upload-checksum': sum('sha1', bytes.subarray(1)) })
  expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([460, '0'])
  expect((await send(place, bytes, 0, { 'upload-checksum': 'md5 YQ==' })).status).toBe(400)
  const damaged = Buffer.from(bytes)
  damaged[100] = damaged[100]! ^ 1
  expect((await send(place, damaged, 0)).status).toBe(460)
  expect(await pieces()).toEqual([])
  expect((await send(place, bytes, 0, { 'upload-checksum': sum('sha256', bytes) })).status).toBe(204)
  expect(await pieces()).toHaveLength(1)
})

test('More bytes than were announced are refused, and what came before stays', async () => {
  const { create, placeOf, send } = await begin()
  const bytes = await photo()
  const place = placeOf(await create(bytes.subarray(0, 200)))
  await send(place, bytes.subarray(0, 100), 0)
  const over = await send(place, bytes, 100)
  expect([over.status, over.headers.get('upload-offset')]).toEqual([413, '100'])
})

test('What is settled takes no more photos; one that waits for a returned report brings it back to the office', async () => {
  const { town, create, placeOf, send, outcomeAt, id } = await begin()
  const standing = async () => (await findStanding(town.db, town.town.id, id))!
  const officer = await town.seenBy('officer')
  const returned = { why: 'missing', due: '2023-06-13' }
  await officer.submit(`/office/submissions/${(await standing()).submissionId}/returns`, returned)
  const bytes = await photo()
  await send(placeOf(await create(bytes)), bytes, 0)
  expect(await standing()).toMatchObject({ stage: 'sent', version: 2, photos: 1 })
  const late = placeOf(await create(bytes))
  await officer.submit(`/office/submissions/${(await standing()).submissionId}/acceptances`, {})
  await send(late, bytes, 0)
  expect(await outcomeAt(late)).toMatchObject({ outcome: 'locked', said: expect.stringContaining('已经办结') })
  expect(await standing()).toMatchObject({ stage: 'accepted', photos: 1 })
})

test('Parts that nobody finishes are gone within a day, and with them the claim to their place', async () => {
  const { town, create, placeOf, send } = await begin()
  const bytes = await photo()
  const told = { client: randomUUID() }
  const place = placeOf(await create(bytes, told))
  await send(place, bytes.subarray(0, 100), 0)
  const part = join(town.parts.files.unfinished, place.split('/').at(-1)!)
  const purgeAt = async (hours: number) => {
    const clock = { now: () => new Date(town.now.getTime() + hours * 3_600_000) }
    await uploadJobs.purgeUploads!({}, { ...town.parts, clock })
  }
  await utimes(part, 1_000_000, 1_000_000)
  await purgeAt(22)
  expect(existsSync(part)).toBe(true)
  expect((await town.visit(place, tus, { method: 'HEAD' })).headers.get('upload-offset')).toBe('100')
  await purgeAt(23.5)
  expect(existsSync(part)).toBe(false)
  expect((await town.visit(place, tus, { method: 'HEAD' })).status).toBe(404)
  expect(placeOf(await create(bytes, told))).not.toBe(place)
})
