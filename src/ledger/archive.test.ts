import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, onTestFinished, test, vi } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { recordEvidence } from '#campaign/evidence.store.ts'
import { recordReview } from '#campaign/reviews.store.ts'
import { lockStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { verifyArchive } from '#platform/zip/verify.ts'

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

/** Asks for the archive as a browser does, and fetches what the answer leads to. */
async function archived(
  town: TownInTest,
  campaign: string,
): Promise<{ bytes: Buffer; answer: Response; path: string }> {
  const asked = await town.submit('/office/archives', { campaign })
  expect(asked.status).toBe(303)
  const path = new URL(asked.headers.get('location')!, 'http://localhost').pathname.replace('/t/sudian', '')
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
  // one archive, one hash: what is fetched later is another archive
  const again = await town.visit(path)
  expect(again.headers.get('location')).toContain('/office/archive?sealed=1')
})

test('a download that breaks off is told as not finished, and can be begun again', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(town)
  const asked = await town.submit('/office/archives', { campaign: campaignId })
  const answer = await town.visit(asked.headers.get('location')!.replace('/t/sudian', ''))
  const reader = answer.body!.getReader()
  const first = await reader.read()
  await reader.cancel()
  await expect(JSZip.loadAsync(first.value!)).rejects.toThrow()
  const later = await townSeenBy(town.parts, 'sudian', 'officer', new Date(town.now.getTime() + 2 * 3600_000))
  town.parts.clock.now = () => later.now
  const html = await (await later.visit('/office/archive')).text()
  expect(html).toContain('没下完')
  expect(html).not.toContain('class="hash"')
  expect((await later.visit(asked.headers.get('location')!.replace('/t/sudian', ''))).status).toBe(200)
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
  const [one, two] = [
    await town.submit('/office/archives', { campaign: campaignId }, { key }),
    await town.submit('/office/archives', { campaign: campaignId }, { key }),
  ]
  expect(two.headers.get('location')).toBe(one.headers.get('location'))
})

test.each(['observer', 'liaison', 'head', 'custodian', null] as const)('%s may not take it', async (who) => {
  const officer = await demoTown({ as: 'officer' })
  const { campaignId } = await reported(officer)
  const asked = await officer.submit('/office/archives', { campaign: campaignId })
  const town = await officer.seenBy(who)
  for (const path of ['/office/archive', asked.headers.get('location')!.replace('/t/sudian', '')]) {
    const answer = await town.visit(path)
    expect([403, 303], path).toContain(answer.status)
    expect(answer.headers.get('content-type')).not.toBe('application/zip')
  }
  expect((await town.submit('/office/archives', { campaign: campaignId })).status).not.toBe(200)
  expect(await officer.db.selectFrom('ledger_archive').select('id').execute()).toHaveLength(1)
})
