import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { readPaper, startFromNotice } from '#campaign/campaigns.start.ts'
import { findCampaign } from '#campaign/campaigns.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { drawPicture } from '#demo-town/pictures.ts'
import { demoNow } from '#demo-town/seed.ts'
import { seedSubmissions } from '#demo-town/submissions.seed.ts'
import { keepSealed, listFiles, recordFile } from '#hazards/files.store.ts'
import { recordHotline } from '#hazards/hotlines.store.ts'
import { idOfPerson, reportedIn, witness } from '#hazards/identities.in-tests.ts'
import { orderedCases, overdueCase } from '#hazards/opened.in-tests.ts'
import { recordOpening } from '#hazards/openings.store.ts'
import { openedChannel, ownReportIds, reported } from '#hazards/own-channels.in-tests.ts'
import { recordToken } from '#ledger/api.tokens.store.ts'
import { archiveJobs } from '#ledger/archive.jobs.ts'
import { recordArchive } from '#ledger/archive.store.ts'
import { recordBelonging, recordCounty } from '#ledger/counties.store.ts'
import { draftText } from '#ledger/papers.drafts.ts'
import { readBound } from '#ledger/papers.reading.ts'
import { makePaper } from '#ledger/papers.rules.ts'
import { issueEdition, publishPaper, recordEdition, recordPaper } from '#ledger/papers.store.ts'
import { listAcceptedPhotos, releasePhotos } from '#ledger/photos.store.ts'
import { recordInvite } from '#people/invites.store.ts'
import { recordReset } from '#people/resets.store.ts'
import { recordSetUpTown } from '#people/set-up.store.ts'
import { findTown } from '#people/town.store.ts'
import { newId } from '#platform/ids.ts'
import { randomToken } from '#platform/keys.ts'
import { tokenOf } from '#units/holder.ts'
import { recordImport } from '#units/imports.store.ts'
import { recordLink } from '#units/links.store.ts'
import { planUrges } from '#urges/plan.ts'
import { recordAnnouncement } from '../src/guidance/announcements.store.ts'
import { recordQuestion } from '../src/guidance/questions.store.ts'
import { addressOf } from '../src/in-tests.ts'
import type { ServedTown } from './town-server.ts'

const notice = join(import.meta.dirname, '../src/campaign/notice/fixtures/00-sudian-2023.txt')

type Campaign = Awaited<ReturnType<typeof smallCampaign>>

/** 苏店镇 in the middle of its month, with next year's notice just read in; returns where each route's page is to be seen. */
export async function fillTown(served: ServedTown): Promise<(path: string) => Promise<string>> {
  const { db, town, files, keys } = served
  const campaign = await smallCampaign(served)
  await seedSubmissions(db, files, town.id, demoNow)
  await planUrges(db, town, keys, demoNow)
  const paper = await readPaper({ name: '00-sudian-2023.txt', bytes: readFileSync(notice) })
  if ('problem' in paper) throw new Error(paper.problem)
  const draft = await startFromNotice(db, files, { townId: town.id, by: null, now: demoNow }, paper)
  const unitId = campaign.unitNamed('南董村').id
  const unitToken = tokenOf(keys, town.id, await recordLink(db, town.id, unitId, null))
  const secrets = {
    ...(await openSecrets(served, unitId)),
    ...(await addReport(served)),
    ...(await addChannel(served)),
  }
  const draftTask = (await listTasks(db, town.id, draft))[0]?.id ?? ''
  Object.assign(secrets, await addHazards(served, '南董村', unitId))
  await addPapers(served, campaign, unitId)
  await makeCounty(served)
  const released = await addPublicity(served, campaign.campaignId)
  const office = await officeOf(served)
  await addProblem(office, unitId)
  await addNotices(office, draft)
  const view = await office.submit('/office/views', {
    name: '逾期的村',
    path: '/office/owed?column=place',
    shared: '1',
  })
  if (view.status !== 303) throw new Error(`The view was not kept: ${view.status}`)
  return async (path) => {
    const secret = secrets[path]
    if (secret) return secret
    const ownPage = path.startsWith('/u/')
    const known = path
      .replace('/u/:unit', `/u/${unitToken}`)
      .replace('/campaigns/:campaign/tasks/:task', `/campaigns/${draft}/tasks/${draftTask}`)
      .replace('/campaigns/:campaign', `/campaigns/${draft}`)
      .replace('/photos/:evidence', `/photos/${released}`)
      .replace(':assignment', await assignmentOf(served, unitId))
      .replace('/office/evidence/:evidence/doubts', `/office/evidence/${await doubtedOf(served)}/doubts`)
      .replace(':evidence', ownPage ? await evidenceOf(served, unitId) : ':evidence')
      .replace(':submission', ownPage ? await submissionOf(served, unitId) : await submissionOf(served))
    return served.url + (await addressOf(db, town.id, known, unitId))
  }
}

/** What slices keep beside the campaign: a question, an announcement, a list of units, a token, an archive. */
async function addPapers({ db, town, parts }: ServedTown, campaign: Campaign, unitId: string): Promise<void> {
  const { id: by } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', 'anjian')
    .executeTakeFirstOrThrow()
  const { campaignId, taskIds } = campaign
  const asked = { byName: '王秀英', byPhone: '', personId: null, linkId: null, via: 'link' } as const
  const question = { ...asked, campaignId, taskId: taskIds.talk.id, unitId, text: '讲两次算几场？' }
  await recordQuestion(db, town.id, question, demoNow)
  const announced = { title: '6月16日咨询日', text: '各村 8:30 到文化广场。', confirm: true, unitIds: [unitId] }
  await recordAnnouncement(db, town.id, announced, { by, now: demoNow })
  const rows = [{ line: 2, cells: { name: '新建村', kinds: '村' } }]
  await recordImport(db, town.id, { fileName: '单位.xlsx', rows, by, now: demoNow })
  const token = { id: newId(), holder: '区应急局', hash: Buffer.alloc(32, 1), by, now: demoNow }
  await recordToken(db, town.id, token)
  const archiveId = newId()
  await recordArchive(db, town.id, { id: archiveId, campaignId, by, now: demoNow })
  await archiveJobs.makeArchive!({ townId: town.id, archiveId, address: '' }, parts)
}

/** Its neighbour lets this town read its sums, as a county does: only a county has these pages. */
async function makeCounty({ db, town }: ServedTown): Promise<void> {
  const neighbour = (await findTown(db, 'qingshi'))!
  await smallCampaign({ db, town: neighbour })
  await recordCounty(db, town.id)
  await recordBelonging(db, neighbour.id, { id: newId(), countyId: town.id, by: newId(), now: demoNow })
}

/** A bulletin on the home, with a correction being written, and photos that everybody may see: the id of one. */
async function addPublicity({ db, town }: ServedTown, campaignId: string): Promise<string> {
  const { id: by } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', 'anjian')
    .executeTakeFirstOrThrow()
  const act = { by, now: demoNow }
  const photos = await listAcceptedPhotos(db, town.id, { campaignId, most: 8 })
  const released = photos.map(({ evidenceId }) => evidenceId)
  await releasePhotos(db, town.id, released, act)
  const campaign = (await findCampaign(db, town.id, campaignId))!
  const asked = { kind: 'bulletin', weekFrom: '2023-06-05', circularId: null } as const
  const text = await draftText(db, town, campaign, asked, demoNow)
  const drafted = { ...asked, campaignId, codeWord: '苏安月', numberYear: 2023 }
  const id = await recordPaper(db, town.id, drafted, text, act)
  const bound = await readBound(db, town.id, drafted, text.photos, demoNow)
  await issueEdition(db, town.id, id, 1, { document: makePaper(text, '', bound), figures: bound.figures }, act)
  await publishPaper(db, town.id, id, act)
  await recordEdition(db, town.id, id, 2, text, act)
  return released[0] ?? ''
}

/** The office's own browser, without one. */
async function officeOf({ db, town, keys, files }: ServedTown): Promise<TownInTest> {
  const assets = { css: 'site.css', deskCss: 'desk.css', islands: {} }
  const settings = { basePath: '', trustProxy: false }
  const parts = { db, keys, files, assets, settings, clock: { now: () => demoNow } }
  return townSeenBy(parts, town.slug, 'officer', demoNow)
}

/** The draft's notice again, corrected, and the county's beside it. */
async function addNotices(office: TownInTest, draft: string): Promise<void> {
  const text = readFileSync(notice, 'utf8')
  const sent = (words: string) => new File([words], 'tongzhi.txt', { type: 'text/plain' })
  for (const [kind, file] of [
    ['corrections', sent(text.replace('5月31日至6月30日', '6月1日至6月30日'))],
    ['superiors', sent(text.replace('6月16日', '6月15日'))],
  ] as const) {
    const answer = await office.submit(`/office/campaigns/${draft}/${kind}`, { way: 'file', file })
    if (answer.status !== 303) throw new Error(`${kind}: ${answer.status}`)
  }
}

/** What a village cannot do alone, with a photo, told on the telephone; somebody has it in hand. */
async function addProblem(office: TownInTest, unitId: string): Promise<void> {
  const photo = new File([new Uint8Array(await drawPicture('talk', 1))], 'IMG_1.jpg', { type: 'image/jpeg' })
  const raised = { title: '没有会场', text: '大院在修。', urgency: 'week', reporter: '王秀英', phone: '', photo }
  const answer = await office.submit(`/u/${unitId}/problems`, raised)
  const id = /problems\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1]
  const owned = await office.submit(`/office/problems/${id}/owners`, { owner: '文化站', ownerDue: '2023-06-14' })
  if (owned.status !== 303) throw new Error(`The problem was not taken in hand: ${owned.status}`)
}

/** Pages that only a link opens which was handed to somebody. */
async function openSecrets({ db, town, url }: ServedTown, unitId: string): Promise<Record<string, string>> {
  const [invite, reset] = [randomToken(), randomToken()]
  const invited = { name: '韩小雨', phone: null, role: 'liaison', unitId, createdBy: null } as const
  await recordInvite(db, town.id, invited, { token: invite, now: demoNow, days: 7 })
  const { id: personId } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', 'nandong')
    .executeTakeFirstOrThrow()
  await recordReset(db, town.id, { id: newId(), token: reset, personId, createdBy: personId }, demoNow)
  const setUp = await recordSetUpTown(db, undefined, demoNow)
  return {
    '/invite/:token': `${url}/invite/${invite}`,
    '/reset/:token': `${url}/reset/${reset}`,
    '/set-up/:token': `${url.replace(/[^/]+$/, 'town')}/set-up/${setUp}`,
  }
}

/** Somebody reported a hazard with a photo and left a name, which the office wants to know. */
async function addReport(served: ServedTown): Promise<Record<string, string>> {
  const { db, town, url, files, keys } = served
  const { caseId, reportId } = await reportedIn(served, { by: witness })
  const day = '2023-06-08'
  const by = await idOfPerson(served, 'officer')
  await recordOpening(db, town.id, { reportId, by, reason: '要问清后门是哪一天锁上的', on: day })
  const photo = { kind: 'photo', mediaType: 'image/jpeg', bytes: await drawPicture('talk', 2) } as const
  const file = await keepSealed({ db, keys, files }, town.id, reportId, photo)
  await recordFile(db, town.id, { reportId, position: 1, day, file })
  const [kept] = await listFiles(db, keys, town.id, reportId)
  const at = `${url}/office/hazards/${caseId}`
  const notice = (form: string) => `/office/hazards/:case/notices/:measure/:to/${form}`
  const overdue = `${url}/office/hazards/${await overdueCase(served, '南董村')}/notices/supervise/county`
  return {
    [notice('docx')]: `${overdue}/docx`,
    [notice('pdf')]: `${overdue}/pdf`,
    '/office/hazards/:case': at,
    '/office/hazards/:case/identity': `${at}/identity`,
    '/office/hazards/:case/files/:file': `${at}/files/${kept!.id}`,
  }
}

/** A factory opened a channel of its own, and somebody reported by it; who comes without the code is asked for it. */
async function addChannel(served: ServedTown): Promise<Record<string, string>> {
  const phone = await townSeenBy(served.parts, served.town.slug, null, demoNow)
  const { at } = await openedChannel(phone)
  const { status } = await reported(phone)
  if (status !== 200) throw new Error(`It was not reported: ${status}`)
  const [id] = await ownReportIds(phone)
  const paths = [
    'own-channel',
    'own-channel/poster.pdf',
    'own-reports',
    'own-reports/:report',
    'own-reports/:report/files/:file',
  ]
  return Object.fromEntries(
    paths.map((path) => [
      `/u/:unit/${path}`,
      `${served.url}${at}/${path.replace(':report', id ?? '').replace(':file', id ?? '')}`,
    ]),
  )
}

/** The unit was ordered to put something right, and publishes a number. */
async function addHazards(
  { db, town, parts, url }: ServedTown,
  unit: string,
  unitId: string,
): Promise<Record<string, string>> {
  const [ordered] = await orderedCases({ db, town, parts }, [unit])
  const typed = { phone: '0355-8250106', hours: '8:00—20:00', keeper: '王秀英' }
  await recordHotline(db, town.id, { ...typed, unitId }, '2023-06-01')
  const photo = `${url}/office/hazards/${ordered!.caseId}/photos/${ordered!.photoId}`
  return {
    '/office/hazards/:case/photos/:photo': photo,
    '/office/hazards/:case/photos/:photo/covered': `${photo}/covered?boxes=0,0,500,500`,
  }
}

/** One that the unit still owes. */
async function assignmentOf({ db, town }: ServedTown, ofUnit: string): Promise<string> {
  const { id } = await db
    .selectFrom('campaign_standing as standing')
    .innerJoin('campaign_task as task', 'task.id', 'standing.task_id')
    .where('standing.town_id', '=', town.id)
    .where('standing.unit_id', '=', ofUnit)
    .where('standing.stage', 'in', ['issued', 'signed', 'returned'])
    // the ones with figures first
    .orderBy('task.position')
    .orderBy('standing.period')
    .select('standing.assignment_id as id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

/** One that waits, if any does: it has the most to show. */
async function submissionOf({ db, town }: ServedTown, ofUnit?: string): Promise<string> {
  const { id } = await db
    .selectFrom('campaign_standing')
    .select('submission_id as id')
    .where('town_id', '=', town.id)
    .where('submission_id', 'is not', null)
    .$if(ofUnit !== undefined, (query) => query.where('unit_id', '=', ofUnit ?? ''))
    .orderBy((order) => order.case().when('stage', '=', 'sent').then(0).else(1).end())
    .orderBy('photos', 'desc')
    .limit(1)
    .$narrowType<{ id: string }>()
    .executeTakeFirstOrThrow()
  return id
}

/** The picture of the demo that two units sent. */
async function doubtedOf({ db, town }: ServedTown): Promise<string> {
  const { id } = await db
    .selectFrom('campaign_evidence_doubt')
    .where('town_id', '=', town.id)
    .select('evidence_id as id')
    .executeTakeFirstOrThrow()
  return id
}

async function evidenceOf({ db }: ServedTown, ofUnit: string): Promise<string> {
  const { id } = await db
    .selectFrom('campaign_evidence as evidence')
    .innerJoin('campaign_assignment as assignment', 'assignment.id', 'evidence.assignment_id')
    .where('assignment.unit_id', '=', ofUnit)
    .select('evidence.id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}
