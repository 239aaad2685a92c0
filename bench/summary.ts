// The final summary with 60 photos, as .docx and as PDF, over HTTP from the app as it is started.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { keepFile } from '#campaign/evidence.reading.ts'
import { recordEvidence } from '#campaign/evidence.store.ts'
import { recordReview } from '#campaign/reviews.store.ts'
import { findStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { recordSession } from '#people/sessions.store.ts'
import { findTown } from '#people/town.store.ts'
import { at } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { median, thisCommit } from './figures.ts'
import { officerOf } from './forms.ts'
import { freePort, type PreparedTown, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, photos: { type: 'string', default: '60' } },
})
const [rounds, photos] = [Number(values.rounds), Number(values.photos)]
const goalMs = 5000
const log = (line: string) => console.error(line)

/** As large and as full of detail as a phone's: 12 million dots, a few megabytes. A handful, each sent many times. */
const TAKEN = 6

async function phonePhoto(): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const [width, height] = [800, 600]
  const dots = randomBytes(width * height * 3)
  return sharp(dots, { raw: { width, height, channels: 3 } })
    .resize(4000, 3000)
    .jpeg({ quality: 85 })
    .toBuffer()
}

async function seed(town: PreparedTown): Promise<string> {
  const files = localStore(join(town.dataDir, 'files'))
  return withDatabase(town.dataDir, async (db) => {
    const known = (await findTown(db, 'sudian'))!
    const now = new Date(Date.now() + known.clockShiftMs)
    const officer = await officerOf(db, town.townId)
    // Issued after the one that the town was prepared with: the latest is the one that runs.
    const { taskIds } = await smallCampaign({ db, town: { id: town.townId } }, at('2023-06-06'))
    const owed = await db
      .selectFrom('campaign_assignment')
      .select('id')
      .where('town_id', '=', town.townId)
      .where('task_id', '=', taskIds.talk.id)
      .execute()
    const each = Math.ceil(photos / owed.length)
    const taken = await Promise.all(
      Array.from({ length: TAKEN }, async () => {
        const kept = await keepFile(files, 'photo', { name: '', bytes: await phonePhoto() })
        if (typeof kept === 'string') throw new Error(kept)
        return kept
      }),
    )
    for (const { id } of owed) {
      await report(db, town.townId, id, officer.id, now)
      const pieces = []
      for (let nth = 0; nth < each; nth++) {
        const { sha256 } = await files.put(randomBytes(32))
        pieces.push({ ...taken[nth % TAKEN]!, originalSha256: sha256 })
      }
      await recordEvidence(db, town.townId, id, pieces, now)
    }
    const session = { personId: officer.id, device: 'bench', address: '', secondFactorAt: now }
    return recordSession(db, town.townId, session, now)
  })
}

async function report(db: Db, townId: string, assignmentId: string, by: string, now: Date): Promise<void> {
  const standing = (await findStanding(db, townId, assignmentId))!
  const said = { figures: { talks: 2, people: 60 }, words: '办了。', heldOn: '2023-06-08', sure: [], byName: '联络员' }
  const written = { ...said, byPhone: '', personId: null, linkId: null, via: 'link' as const }
  await recordSubmission(db, townId, standing, written, { now, reviewed: true })
  const { submissionId } = (await findStanding(db, townId, assignmentId))!
  await recordReview(db, townId, { submissionId: submissionId!, assignmentId, by, now }, { verdict: 'accepted' })
}

const town = await prepareTown()
try {
  log(`${photos} photos are being taken`)
  const cookie = `session=${await seed(town)}`
  const app = await startApp(town, await freePort())
  try {
    const took = { docx: [] as number[], pdf: [] as number[] }
    const bytes = { docx: 0, pdf: 0 }
    let errors = 0
    for (let round = 0; round < rounds; round++) {
      for (const ending of ['docx', 'pdf'] as const) {
        const from = performance.now()
        const answer = await fetch(`${app.url}/office/summary.${ending}?photos=${photos}`, { headers: { cookie } })
        bytes[ending] = (await answer.arrayBuffer()).byteLength
        took[ending].push(performance.now() - from)
        // A page of words would be small.
        if (answer.status !== 200 || bytes[ending] < photos * 10_000) errors += 1
      }
      log(`round ${round + 1}: docx ${took.docx.at(-1)?.toFixed(0)} ms, pdf ${took.pdf.at(-1)?.toFixed(0)} ms`)
    }
    const [docx, pdf] = [Math.round(median(took.docx)), Math.round(median(took.pdf))]
    const commit = thisCommit()
    const worst = { docx_ms_max: Math.round(Math.max(...took.docx)), pdf_ms_max: Math.round(Math.max(...took.pdf)) }
    const sizes = { docx_bytes: bytes.docx, pdf_bytes: bytes.pdf }
    const ours = docx + pdf
    console.log(
      JSON.stringify({
        bench: 'summary',
        ours,
        goal: goalMs,
        unit: 'ms',
        docx_ms: docx,
        pdf_ms: pdf,
        ...worst,
        ...sizes,
        photos,
        rounds,
        errors,
        commit,
      }),
    )
    process.exitCode = errors > 0 || ours > goalMs ? 1 : 0
  } finally {
    await app.stop()
  }
} finally {
  town.remove()
}
