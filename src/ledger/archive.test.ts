import { mkdtempSync, rmSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { recordEvidence } from '#campaign/evidence.store.ts'
import { recordReview } from '#campaign/reviews.store.ts'
import { lockStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import type { JobPayload } from '#platform/jobs/jobs.ts'
import { verifyArchive } from '#platform/zip/verify.ts'
import { archiveJobs } from './archive.jobs.ts'

// Papers are typeset for every archive; beside other tests that may take its time.
vi.setConfig({ testTimeout: 60_000 })

const photo = (nth: number): Buffer => Buffer.from(`\xff\xd8\xff photo ${nth}`, 'latin1')

/** 南董村 has reported twice, with a photo each time, and was accepted. */
async function reported(town: TownInTest) {
  const campaign = await smallCampaign(town)
  const { db, now } = town
  const townId = town.town.id
  const assignmentId = await campaign.assignmentOf('talk', '南董村')
  const officer = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', townId)
    .where('username', '=', demoPeople.officer.username)
    .executeTakeFirstOrThrow()
  let submissionId = ''
  for (const version of [1, 2]) {
    const at = new Date(now.getTime() - (3 - version) * 3600_000)
    const standing = await lockStanding(db, townId, assignmentId)
    const written = {
      figures: { talks: version, people: 40 * version },
      words: '在村委会大院讲的，<b>都来了</b>。',
      heldOn: '2023-06-09',
      sure: [],
      byName: '王秀英',
      byPhone: '13835500000',
      personId: null,
      linkId: null,
      via: 'link' as const,
    }
    const sent = await recordSubmission(db, townId, standing!, written, { now: at, reviewed: true })
    submissionId = sent.id
    const { sha256, size } = await town.parts.files.put(photo(version))
    await recordEvidence(
      db,
      townId,
      assignmentId,
      [
        {
          kind: 'photo',
          name: 'IMG.jpg',
          mediaType: 'image/jpeg',
          originalSha256: sha256,
          displaySha256: null,
          thumbSha256: null,
          size,
          width: null,
          height: null,
          hints: {},
        },
      ],
      new Date(at.getTime() + 60_000),
    )
    await recordReview(
      db,
      townId,
      { submissionId, assignmentId, by: officer.id, now: new Date(at.getTime() + 120_000) },
      version === 1 ? { verdict: 'returned', reason: '人数不对', dueAt: now } : { verdict: 'accepted' },
    )
  }
  return { ...campaign, assignmentId, submissionId }
}

/** Asks for the archive as a browser does; the queue is left alone until the test makes what was asked for. */
async function asked(town: TownInTest, campaign: string) {
  const answer = await town.submit('/office/archives', { campaign })
  expect(answer.headers.get('location')).toBe('/t/sudian/office/archive')
  return waitingIn(town)
}

/** What the queue holds of archives to be made. */
async function waitingIn({ db }: TownInTest): Promise<JobPayload[]> {
  const { rows } = await sql<{ payload: JobPayload }>`select payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = 'makeArchive' order by job.id`.execute(db)
  return rows.map(({ payload }) => payload)
}

const make = async (town: TownInTest, jobs: JobPayload[]) => {
  for (const payload of jobs) await archiveJobs.makeArchive!(payload, town.parts)
}

const pathOf = (payload: JobPayload | undefined): string => `/office/archives/${payload!.archiveId}/zip`

async function archived(
  town: TownInTest,
  campaign: string,
): Promise<{ bytes: Buffer; answer: Response; path: string }> {
  const jobs = await asked(town, campaign)
  await make(town, jobs)
  const path = pathOf(jobs.at(-1))
  const answer = await town.visit(path)
  return { bytes: Buffer.from(await answer.clone().arrayBuffer()), answer, path }
}

async function kept(bytes: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'a.zip')
  await writeFile(file, bytes)
  return file
}

test('the office takes the month home: originals, reports, reviews and papers, under names that a person finds', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const { bytes, answer } = await archived(town, campaignId)
  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain(
    '苏店镇2023年安全生产月归档-2023-06-10.zip',
  )
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true })
  const folder = '（一）开展宣讲/南董村/主要负责人宣讲'
  expect(Object.keys(zip.files)).toEqual(
    expect.arrayContaining([
      `${folder}-第1版-001.jpg`,
      `${folder}-第2版-002.jpg`,
      `${folder}-填报记录.txt`,
      `${folder}-填报记录.json`,
      '统计表.xlsx',
      '总结.docx',
      '总结.pdf',
      'index.xlsx',
      'index.html',
      'manifest.json',
    ]),
  )
  expect(await zip.file(`${folder}-第1版-001.jpg`)!.async('nodebuffer')).toEqual(photo(1))
  const text = await zip.file(`${folder}-填报记录.txt`)!.async('string')
  expect(text).toContain('来了多少人：80 人次')
  expect(text).toContain('审核：退回　李志强　2023-06-10 07:02　人数不对')
  expect(text).not.toContain('13835500000')
  const json = JSON.parse(await zip.file(`${folder}-填报记录.json`)!.async('string'))
  expect(json.versions.map((one: { review: { verdict: string } }) => one.review.verdict)).toEqual([
    'returned',
    'accepted',
  ])
})

test('bulletins and circulars go with it as they were issued, drafts do not', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const drafted = async () => {
    const answer = await town.submit('/office/papers', { kind: 'bulletin', week: '2023-06-05' })
    return new URL(answer.headers.get('location')!, 'http://localhost').pathname.replace('/t/sudian', '')
  }
  const paper = await drafted()
  expect((await town.submit(`${paper}/issues`, { confirm: '1' })).status).toBe(303)
  await drafted()
  const zip = await JSZip.loadAsync((await archived(town, campaignId)).bytes, { checkCRC32: true })
  const names = Object.keys(zip.files).filter((name) => name.startsWith('简报和通报/'))
  expect(names).toEqual(['简报和通报/苏安月简报〔2023〕第1期.docx', '简报和通报/苏安月简报〔2023〕第1期.pdf'])
  expect(await zip.file('index.html')!.async('string')).toContain('苏安月简报〔2023〕第1期')
})

test('every figure of the index leads to the reports and photos it was added up from, and every link to a file', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const zip = await JSZip.loadAsync((await archived(town, campaignId)).bytes)
  const html = await zip.file('index.html')!.async('string')
  expect(html).toContain('<a href="#f2">80</a>')
  const behind = html.slice(html.indexOf('id="f2"'), html.indexOf('</table>', html.indexOf('id="f2"')))
  expect(behind).toContain('南董村')
  expect(decodeURIComponent(behind)).toContain('（一）开展宣讲/南董村/主要负责人宣讲-第2版-002.jpg')
  const links = [...html.matchAll(/href="([^"#]+)"/g)].map(([, link]) => decodeURIComponent(link!))
  expect(links.length).toBeGreaterThan(8)
  for (const link of links) expect(zip.file(link), link).not.toBeNull()
  for (const [, place] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${place}"`)
})

test('the hash of the manifest stands on the page and holds for every byte of the archive', async () => {
  const town = await demoTown({ as: 'director' })
  const { campaignId } = await reported(town)
  const { bytes, path } = await archived(town, campaignId)
  const file = await kept(bytes)
  const { findings, manifestSha256, files } = await verifyArchive(file, 'manifest.json')
  expect(findings).toEqual([])
  const html = await (await town.visit('/office/archive')).text()
  expect(html).toContain(manifestSha256)
  expect(html).toContain(`${files} 个`)
  expect(html).toContain('周明远')
  // a job that runs again changes nothing
  await make(town, await waitingIn(town))
  expect(Buffer.from(await (await town.visit(path)).arrayBuffer()).equals(bytes)).toBe(true)
})

test('until it is made nothing can be fetched, and the page says that it is being made', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const jobs = await asked(town, campaignId)
  expect((await town.visit(pathOf(jobs[0]))).status).toBe(404)
  expect(await (await town.visit('/office/archive')).text()).toContain('正在做')
  const later = await townSeenBy(town.parts, 'sudian', 'officer', new Date(town.now.getTime() + 2 * 3600_000))
  town.parts.clock.now = () => later.now
  const html = await (await later.visit('/office/archive')).text()
  expect(html).toContain('没做成')
  expect(html).not.toContain('class="hash"')
})

test('a download that broke off goes on where it was, and only of the same archive', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const { bytes, answer, path } = await archived(town, campaignId)
  const etag = answer.headers.get('etag')!
  const rest = await town.visit(path, { range: 'bytes=1000-', 'if-range': etag })
  expect(rest.status).toBe(206)
  expect(rest.headers.get('content-range')).toBe(`bytes 1000-${bytes.length - 1}/${bytes.length}`)
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(1000))).toBe(true)
  expect((await town.visit(path, { range: 'bytes=1000-', 'if-range': '"another"' })).status).toBe(200)
  const beyond = await town.visit(path, { range: `bytes=${bytes.length}-` })
  expect(beyond.status).toBe(416)
  expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes.length}`)
})

test('the newest archive of a campaign is kept for a week, its hash for good', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const first = await archived(town, campaignId)
  const second = await archived(town, campaignId)
  expect((await town.visit(first.path)).headers.get('location')).toContain('/office/archive?gone=1')
  expect(await (await town.visit('/office/archive?gone=1')).text()).toContain('这一份已经清掉了')
  await archiveJobs.purgeArchives!({}, town.parts)
  expect((await town.visit(second.path)).status).toBe(200)
  const name = `${second.path.split('/').at(-2)}.zip`
  const long = new Date(Date.now() - 8 * 86_400_000)
  await utimes(town.parts.files.unfinished.replace('-unfinished', `-made/${name}`), long, long)
  await archiveJobs.purgeArchives!({}, town.parts)
  expect((await town.visit(second.path)).status).toBe(303)
  expect((await (await town.visit('/office/archive')).text()).split('class="hash"')).toHaveLength(3)
})

test('an original that is gone from the store stops nothing, and is told', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const { sha256 } = await town.parts.files.put(photo(1))
  await town.parts.files.remove(sha256)
  const { bytes } = await archived(town, campaignId)
  const { findings, faults } = await verifyArchive(await kept(bytes), 'manifest.json')
  expect(findings).toEqual([])
  expect(faults).toEqual([{ name: '（一）开展宣讲/南董村/主要负责人宣讲-第1版-001.jpg', why: 'missing' }])
  expect(await (await town.visit('/office/archive')).text()).toContain('1 个原件找不到或变了')
})

test('asking twice with one tap is one archive', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const key = town.newKey()
  for (let tap = 0; tap < 2; tap += 1)
    expect((await town.submit('/office/archives', { campaign: campaignId }, { key })).status).toBe(303)
  expect(await waitingIn(town)).toHaveLength(1)
})

test.each(['observer', 'liaison', 'head', 'custodian', null] as const)('%s may not take it', async (who) => {
  const officer = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(officer)
  const { path: zip } = await archived(officer, campaignId)
  const town = await officer.seenBy(who)
  for (const path of ['/office/archive', zip]) {
    const answer = await town.visit(path)
    expect([403, 303], path).toContain(answer.status)
    expect(answer.headers.get('content-type')).not.toBe('application/zip')
  }
  expect((await town.submit('/office/archives', { campaign: campaignId })).status).not.toBe(200)
  expect(await officer.db.selectFrom('ledger_archive').select('id').execute()).toHaveLength(1)
})
