import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { readPaper, startFromNotice } from '#campaign/campaigns.start.ts'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { givesFile, guessesAt, type Seen } from './guesses.in-tests.ts'
import { neighbourOf, routes, tokenFor, unitOf } from './in-tests.ts'

/** `npm run test:guesses` makes ten thousand. */
const COUNT = Number(process.env.GUESSES ?? 600)
const files = routes.filter(givesFile)

const photo = async () => {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#487' } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'IMG_1.jpg', { type: 'image/jpeg' })
}

/** 南董村 with a photo beside its report and one beside a problem, and a notice that was read in. */
async function townWithFiles() {
  const town = await demoTown({ as: 'liaison' })
  const { db, parts, now } = town
  const campaign = await smallCampaign(town)
  const unit = await unitOf(town, 'liaison')
  const report = `/u/${unit}/reports/${await campaign.assignmentOf('talk', demoPeople.liaison.unit)}`
  await town.submit(report, { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了。' })
  await town.submit(`${report}/evidence`, { photo: await photo() })
  const raised = {
    title: '没有会场',
    text: '大院在修。',
    urgency: 'week',
    reporter: '王秀英',
    phone: '',
    photo: await photo(),
  }
  await town.submit(`/u/${unit}/problems`, raised)
  const paper = await readPaper({
    name: '通知.txt',
    bytes: Buffer.from('关于开展安全生产月活动的通知\n一、开展宣讲。'),
  })
  if (!('problem' in paper)) await startFromNotice(db, parts.files, { townId: town.town.id, by: null, now }, paper)
  const idOf = async (table: string) => (await idsIn(town, table))[0]!
  return { town, unit, evidence: await idOf('campaign_evidence'), piece: await idOf('problem_file') }
}

async function idsIn({ db, town }: TownInTest, table: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where town_id = ${town.id}`.execute(db)
  return rows.map(({ id }) => id)
}

const TABLES = ['campaign_evidence', 'problem_file', 'campaign', 'campaign_notice', 'unit', 'campaign_submission']

async function seenBy(town: TownInTest, unit: string): Promise<Seen> {
  const { rows } = await sql<{ sha256: string }>`select original_sha256 as sha256 from campaign_evidence
    union select sha256 from campaign_notice`.execute(town.db)
  const token = await tokenFor(town, unit)
  const other = await neighbourOf(town, unit)
  const bent = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
  return {
    ids: (await Promise.all(TABLES.map((table) => idsIn(town, table)))).flat(),
    hashes: rows.map((row) => row.sha256),
    // the other unit's real door, the right one bent, and one cut short
    refs: [await tokenFor(town, other), other, unit, bent, token.slice(0, 20)],
  }
}

/** A page without a file, a door, a refusal: never bytes of somebody's, and nothing that broke. */
async function leaks(answer: Response): Promise<string | undefined> {
  const type = answer.headers.get('content-type') ?? ''
  const { status } = answer
  const body = status < 300 && type.startsWith('text/html') ? '' : `${status} ${type}`
  await answer.body?.cancel()
  if (status === 404 || status === 403 || status === 401) return undefined
  if (status === 303 && answer.headers.get('location')?.includes('/sign-in?next=')) return undefined
  return body || `${status} ${answer.url}`
}

test('whoever may see a file gets it, so that what follows can fail', async () => {
  const { town, unit, evidence, piece } = await townWithFiles()
  expect(files.length).toBeGreaterThan(25)
  for (const path of [`/u/${unit}/evidence/${evidence}/original`, `/u/${unit}/problem-files/${piece}/photo`])
    expect(await leaks(await town.visit(path)), path).toBeDefined()
})

test(`of ${COUNT} guessed addresses none gives a file`, { timeout: 900_000 }, async () => {
  const { town, unit } = await townWithFiles()
  const seen = await seenBy(town, unit)
  const guessers = await Promise.all([null, 'otherLiaison', 'member'].map((who) => town.seenBy(who as never)))
  const found: string[] = []
  let at = 0
  for (const address of guessesAt(files, seen, COUNT)) {
    const guesser = guessers[at % guessers.length]!
    at += 1
    const told = await leaks(await guesser.visit(address))
    if (told) found.push(`${address}: ${told}`)
  }
  expect(at).toBe(COUNT)
  expect(found).toEqual([])
})
