import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { newId } from '#platform/ids.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { doubtJobs } from './evidence.doubts.jobs.ts'
import { COMPARE_JOB } from './evidence.doubts.reading.ts'
import { recordAllDrawn } from './evidence.prints.store.ts'
import { listEvidence } from './evidence.store.ts'
import { findStanding } from './standing.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }

/** Blotches of three sizes, thrown by seed: as different from one another as photos of different things. */
async function photo(seed: number): Promise<Buffer> {
  let state = seed
  const thrown = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  const noise = (across: number) =>
    sharp(Buffer.from(Array.from({ length: across * across * 3 }, thrown)), {
      raw: { width: across, height: across, channels: 3 },
    })
      .resize(640, 480, { fit: 'fill' })
      .png()
      .toBuffer()
  const layers = [await noise(11), await noise(32)].map((input) => ({ input, blend: 'soft-light' as const }))
  return sharp(await noise(4))
    .composite(layers)
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** As somebody passes a picture on: its edge cut off, smaller, squeezed. */
const passedOn = (jpeg: Buffer) =>
  sharp(jpeg).extract({ left: 18, top: 12, width: 600, height: 450 }).resize(480).jpeg({ quality: 60 }).toBuffer()

const file = (bytes: Buffer, name = 'IMG_1.jpg') => new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })

async function begin() {
  const officer = await demoTown({ as: 'officer' })
  const campaign = await smallCampaign(officer)
  const { db, town, parts } = officer
  const people = {
    南董村: await officer.seenBy('liaison'),
    看寺村: await officer.seenBy('otherLiaison'),
  } as const
  /** Reports, sends the photos, and lets the jobs run that this asked for. */
  const send = async (unit: keyof typeof people, photos: File[], key?: string) => {
    const id = await campaign.assignmentOf('talk', unit)
    const place = `/u/${campaign.unitNamed(unit).id}/reports/${id}`
    if (!(await findStanding(db, town.id, id))!.submissionId) await people[unit].submit(place, good)
    await people[unit].submit(`${place}/evidence`, { photo: photos }, key ? { key } : {})
    await work()
    return { id, pieces: await listEvidence(db, town.id, id) }
  }
  const work = async () => {
    const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs
      where key like ${`${COMPARE_JOB}:%`}`.execute(db)
    for (const { key } of rows) await compare(key.slice(COMPARE_JOB.length + 1))
    return rows.length
  }
  const compare = (id: string) => doubtJobs[COMPARE_JOB]!({ town: town.id, photo: id }, parts)
  const review = async (id: string, by: TownInTest = officer) => {
    const { submissionId } = (await findStanding(db, town.id, id))!
    return (await by.visit(`/office/reviews/${submissionId}`)).text()
  }
  const doubts = () => db.selectFrom('campaign_evidence_doubt').selectAll().where('town_id', '=', town.id).execute()
  return { officer, campaign, people, send, compare, review, doubts, db, town, parts }
}

test('A photo that another village sent before, cut and squeezed, is laid beside it for the office', async () => {
  const { officer, send, review } = await begin()
  const jpeg = await photo(1)
  const first = await send('南董村', [file(jpeg)])
  const second = await send('看寺村', [file(await photo(2)), file(await passedOn(jpeg))])
  const page = await review(second.id)
  expect(page).toContain('第 2 张和南董村')
  expect(page).toContain('像同一张')
  expect(page).toContain('照片有疑问')
  // told from the other side as well
  expect(await review(first.id)).toContain('第 1 张和看寺村')
  const beside = await (await officer.visit(`/office/evidence/${second.pieces[1]!.id}/doubts`)).text()
  for (const piece of [first.pieces[0]!, second.pieces[1]!])
    expect(beside).toContain(`/office/evidence/${piece.id}/photo`)
  for (const words of ['看寺村', '南董村', '不一定是', '不是一回事', '2023年6月10日']) expect(beside).toContain(words)
})

test('Other photos of the same evening are not doubted', async () => {
  const { send, review, doubts } = await begin()
  await send('南董村', [file(await photo(3)), file(await photo(4))])
  const { id } = await send('看寺村', [file(await photo(5)), file(await photo(6))])
  expect(await doubts()).toEqual([])
  expect(await review(id)).not.toContain('照片有疑问')
})

test('The same photo twice in one report is doubted too', async () => {
  const { send, review } = await begin()
  const jpeg = await photo(7)
  const { id } = await send('南董村', [file(jpeg), file(await passedOn(jpeg))])
  expect(await review(id)).toContain('第 2 张和南董村')
})

test('A photo older than the campaign by its own word is a question, with both dates and their years', async () => {
  const { officer, send, review } = await begin()
  const taken = (at: string) =>
    photo(8).then((jpeg) =>
      sharp(jpeg)
        .jpeg()
        .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD2: { DateTimeOriginal: at } })
        .toBuffer(),
    )
  const { id, pieces } = await send('南董村', [file(await taken('2022:06:08 10:00:00'))])
  expect(pieces[0]!.hints.takenAt).toBe('2022-06-08T02:00:00.000Z')
  const page = await review(id)
  expect(page).toContain('第 1 张里写着 2022年6月8日 10:00 拍，活动月 2023年6月1日 才开始')
  expect(page).toContain('用 PhoneMaker 拍')
  expect(page).toContain('不算凭据')
  expect(await (await officer.visit(`/office/evidence/${pieces[0]!.id}/doubts`)).text()).toContain('手机的时间也会不准')
  await send('看寺村', [
    file(
      await sharp(await taken('2023:06:01 00:00:00'))
        .keepExif()
        .modulate({ hue: 90 })
        .jpeg()
        .toBuffer(),
    ),
  ])
  const { length } = await officer.db
    .selectFrom('campaign_evidence_doubt')
    .select('id')
    .where('kind', '=', 'older')
    .execute()
  expect(length).toBe(1)
})

test('“不是一回事” is written down with who and when, and the pair is not shown again, from neither side', async () => {
  const { officer, send, compare, review, doubts, db } = await begin()
  const jpeg = await photo(9)
  const first = await send('南董村', [file(jpeg)])
  const second = await send('看寺村', [file(await passedOn(jpeg))])
  const [doubt] = await doubts()
  const place = `/office/evidence/${second.pieces[0]!.id}`
  const answer = await officer.submit(`${place}/dismissals`, { doubt: doubt!.id })
  expect(answer.status).toBe(303)
  const row = await db.selectFrom('campaign_evidence_dismissal').selectAll().executeTakeFirstOrThrow()
  expect(row.dismissed_at).toEqual(officer.now)
  for (const id of [first.id, second.id]) expect(await review(id)).not.toContain('像同一张')
  await compare(second.pieces[0]!.id)
  await compare(first.pieces[0]!.id)
  expect(await doubts()).toHaveLength(1)
  expect(await review(second.id)).not.toContain('照片有疑问')
  const page = await (await officer.visit(`${place}/doubts?dismissed=1`)).text()
  expect(page).toContain('以后不再提')
  expect(page).toContain('看过，不再提')
  // a second officer's late press changes nothing
  expect((await officer.submit(`${place}/dismissals`, { doubt: doubt!.id })).status).toBe(303)
  expect(await db.selectFrom('campaign_evidence_dismissal').selectAll().execute()).toEqual([row])
})

async function dismissAll() {
  const { officer, send, doubts, review } = await begin()
  const jpeg = await photo(10)
  await send('南董村', [file(jpeg), file(await passedOn(jpeg))])
  const { id, pieces } = await send('看寺村', [file(await sharp(jpeg).jpeg({ quality: 40 }).toBuffer())])
  expect(await doubts()).toHaveLength(3)
  const place = `/office/evidence/${pieces[0]!.id}/dismissals`
  for (const doubt of ['', 'x', newId()]) expect((await officer.submit(place, { doubt })).status).toBe(404)
  const answer = await officer.submit(place, { doubt: 'all' })
  expect(answer.status).toBe(303)
  expect(await review(id)).not.toContain('像同一张')
  return { officer, review, id, pieces, to: answer.headers.get('location')!.replace('/t/sudian', '') }
}

test('Several at once are dismissed with one press; what is no doubt of this picture is not found', async () => {
  await dismissAll()
})

test('One press opens again all that one press dismissed, once, and it may be dismissed anew', async () => {
  const { officer, review, id, pieces, to } = await dismissAll()
  const place = `/office/evidence/${pieces[0]!.id}`
  const page = await (await officer.visit(to)).text()
  const doubt = new URLSearchParams(to.split('?')[1]).get('dismissed')!
  expect([page.includes(`${place}/withdrawals`), page.includes(doubt)]).toEqual([true, true])
  for (const wrong of ['', newId()])
    expect((await officer.submit(`${place}/withdrawals`, { doubt: wrong })).status).toBe(404)
  const observer = await officer.seenBy('observer')
  expect((await observer.submit(`${place}/withdrawals`, { doubt })).status).toBe(403)
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  expect((await elsewhere.submit(`${place}/withdrawals`, { doubt })).status).toBe(404)
  const back = await officer.submit(`${place}/withdrawals`, { doubt })
  expect(await (await officer.visit(back.headers.get('location')!.replace('/t/sudian', ''))).text()).toContain(
    '疑问又提出来了',
  )
  expect(await review(id)).toContain('像同一张')
  await officer.submit(`${place}/withdrawals`, { doubt })
  const acts = await officer.db
    .selectFrom('audit_entry')
    .select('act')
    .where('act', 'like', 'evidence.%dismiss')
    .execute()
  expect(acts.map(({ act }) => act).sort()).toEqual(['evidence.dismiss', 'evidence.undismiss'])
  await officer.submit(`${place}/dismissals`, { doubt: 'all' })
  expect(await review(id)).not.toContain('像同一张')
})

test('Only the office settles a doubt; who looks may look; units and strangers see nothing of it', async () => {
  const { officer, people, send, doubts, campaign } = await begin()
  const jpeg = await photo(11)
  await send('南董村', [file(jpeg)])
  const { pieces } = await send('看寺村', [file(await passedOn(jpeg))])
  const place = `/office/evidence/${pieces[0]!.id}`
  const [doubt] = await doubts()
  const observer = await officer.seenBy('observer')
  const seen = await observer.visit(`${place}/doubts`)
  expect(seen.status).toBe(200)
  expect(await seen.text()).not.toContain('不是一回事')
  expect((await observer.submit(`${place}/dismissals`, { doubt: doubt!.id })).status).toBe(403)
  expect((await people.看寺村.visit(`${place}/doubts`)).status).toBe(403)
  expect((await people.看寺村.submit(`${place}/dismissals`, { doubt: doubt!.id })).status).toBe(403)
  const unitPage = await (await people.看寺村.visit(`/u/${campaign.unitNamed('看寺村').id}`)).text()
  expect(unitPage).not.toContain('像同一张')
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  expect((await elsewhere.visit(`${place}/doubts`)).status).toBe(404)
  expect((await elsewhere.submit(`${place}/dismissals`, { doubt: doubt!.id })).status).toBe(404)
})

test('Run twice, or asked for twice, the comparing finds each pair once', async () => {
  const { people, send, compare, doubts, db } = await begin()
  const jpeg = await photo(12)
  const first = await send('南董村', [file(jpeg)])
  const key = people.看寺村.newKey()
  const photos = [file(await passedOn(jpeg))]
  await send('看寺村', photos, key)
  const { pieces } = await send('看寺村', photos, key)
  expect(pieces).toHaveLength(1)
  for (const id of [pieces[0]!.id, first.pieces[0]!.id, pieces[0]!.id]) await compare(id)
  expect(await doubts()).toHaveLength(1)
  const { rows } = await sql<{ count: number }>`select count(*)::int count from graphile_worker.jobs
    where key = ${`${COMPARE_JOB}:${pieces[0]!.id}`}`.execute(db)
  expect(rows[0]!.count).toBe(1)
})

test('What was taken back is compared with nothing', async () => {
  const { campaign, people, send, compare, review } = await begin()
  const jpeg = await photo(13)
  const first = await send('南董村', [file(jpeg)])
  const second = await send('看寺村', [file(await passedOn(jpeg))])
  await people.南董村.submit(`/u/${campaign.unitNamed('南董村').id}/evidence/${first.pieces[0]!.id}/removals`, {})
  const page = await review(second.id)
  expect(page).not.toContain('像同一张')
  expect(page).not.toContain('照片有疑问')
  await compare(first.pieces[0]!.id)
})

test('Photos that came before pictures were compared are compared by and by; drawings of the demo are not', async () => {
  const { send, doubts, db, town, parts } = await begin()
  const jpeg = await photo(14)
  await send('南董村', [file(jpeg)])
  const { pieces } = await send('看寺村', [file(await passedOn(jpeg))])
  for (const table of ['campaign_evidence_doubt', 'campaign_photo_dots', 'campaign_photo_hash'] as const)
    await db.deleteFrom(table).where('town_id', '=', town.id).execute()
  await sql`delete from graphile_worker._private_jobs where key like ${`${COMPARE_JOB}:%`}`.execute(db)
  const asked = async () => {
    await doubtJobs.compareEarlierPhotos!({}, parts)
    const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs
      where key like ${`${COMPARE_JOB}:%`}`.execute(db)
    return rows.map(({ key }) => key.slice(COMPARE_JOB.length + 1))
  }
  const ids = await asked()
  expect(ids).toHaveLength(2)
  for (const photo of ids) await doubtJobs[COMPARE_JOB]!({ town: town.id, photo }, parts)
  expect(await doubts()).toMatchObject([{ kind: 'near', evidence_id: pieces[0]!.id }])
  await db.deleteFrom('campaign_photo_dots').execute()
  await db.deleteFrom('campaign_photo_hash').execute()
  await recordAllDrawn(db, town.id)
  await sql`delete from graphile_worker._private_jobs where key like ${`${COMPARE_JOB}:%`}`.execute(db)
  expect(await asked()).toEqual([])
})
