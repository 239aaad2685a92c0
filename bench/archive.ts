// 1 GiB of evidence archived by the app as it is started, from the form to the sealed file on the disk, against `cp -r` of
// the same files to the same disk, in turn; both flushed. Then how fast the made file is fetched over HTTP.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { recordEvidence } from '#campaign/evidence.store.ts'
import { recordReview } from '#campaign/reviews.store.ts'
import { lockStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { newFormKey } from '#people/once.ts'
import { recordSession } from '#people/sessions.store.ts'
import { findTown } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { readPicture } from '#platform/files/picture.ts'
import { keysFrom } from '#platform/keys.ts'
import { readSecret } from '#platform/secret.ts'
import { verifyArchive } from '#platform/zip/verify.ts'
import { median, thisCommit } from './figures.ts'
import { officerOf } from './forms.ts'
import { freePort, type PreparedTown, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    mib: { type: 'string', default: '1024' },
    /** Average size of a photo, as phones send them. */
    kib: { type: 'string', default: '512' },
  },
})
const rounds = Number(values.rounds)
const wanted = Number(values.mib) * 2 ** 20
const each = Number(values.kib) * 2 ** 10
const goal = { ratio: 0.5, rssMib: 150 }
const log = (line: string) => console.error(line)

interface Ready {
  campaignId: string
  cookie: string
  key(): string
}

/** Real photos, made different and as big as wanted by what follows their end. */
async function photos(): Promise<Buffer[]> {
  const { default: sharp } = await import('sharp')
  return Promise.all(
    Array.from({ length: 16 }, (_, nth) =>
      sharp({ create: { width: 1600, height: 1200, channels: 3, background: { r: nth * 16, g: 120, b: 90 } } })
        .jpeg()
        .toBuffer(),
    ),
  )
}

async function seed(town: PreparedTown): Promise<Ready> {
  const files = localStore(join(town.dataDir, 'files'))
  const pictures = await photos()
  return withDatabase(town.dataDir, async (db) => {
    const known = (await findTown(db, 'sudian'))!
    const now = new Date(Date.now() + known.clockShiftMs)
    const officer = await officerOf(db, town.townId)
    const { campaignId, taskIds } = await smallCampaign({ db, town: { id: town.townId } })
    const owed = await db
      .selectFrom('campaign_assignment')
      .select('id')
      .where('town_id', '=', town.townId)
      .where('task_id', '=', taskIds.talk.id)
      .execute()
    const count = Math.ceil(wanted / each)
    for (const [nth, { id }] of owed.entries()) {
      const own = Math.floor(((nth + 1) * count) / owed.length) - Math.floor((nth * count) / owed.length)
      await report(db, { town, files, pictures, assignmentId: id, officer: officer.id, photos: own, now })
    }
    const session = { personId: officer.id, device: 'bench', address: '', secondFactorAt: new Date() }
    const cookie = `session=${await recordSession(db, town.townId, session, now)}`
    const keys = keysFrom(readSecret(town.env, town.dataDir))
    const c = { var: { town: known, viewer: { personId: officer.id }, site: { keys } } }
    return { campaignId, cookie, key: () => newFormKey(c as never) }
  })
}

interface Reported {
  town: PreparedTown
  files: ReturnType<typeof localStore>
  pictures: Buffer[]
  assignmentId: string
  officer: string
  photos: number
  now: Date
}

async function report(db: Db, { town, files, pictures, assignmentId, officer, photos, now }: Reported): Promise<void> {
  const standing = (await lockStanding(db, town.townId, assignmentId))!
  const written = { figures: { talks: 1, people: 40 }, words: '在村委会大院讲的。', heldOn: '2023-06-09', sure: [] }
  const by = { byName: '王秀英', byPhone: '', personId: null, linkId: null, via: 'link' as const }
  const { id } = await recordSubmission(db, town.townId, standing, { ...written, ...by }, { now, reviewed: true })
  const pieces = []
  for (let nth = 0; nth < photos; nth += 1) {
    const picture = pictures[nth % pictures.length]!
    const size = Math.round(each * (0.5 + Math.random()))
    const original = await files.put(Buffer.concat([picture, randomBytes(Math.max(0, size - picture.length))]))
    const read = await readPicture(picture)
    if ('problem' in read) throw new Error(read.problem)
    const display = await files.put(read.display)
    pieces.push({
      kind: 'photo' as const,
      name: '',
      mediaType: 'image/jpeg',
      originalSha256: original.sha256,
      displaySha256: display.sha256,
      thumbSha256: null,
      size: original.size,
      width: 1600,
      height: 1200,
      hints: {},
    })
  }
  await recordEvidence(db, town.townId, assignmentId, pieces, now)
  await recordReview(db, town.townId, { submissionId: id, assignmentId, by: officer, now }, { verdict: 'accepted' })
}

/** As the browser does it: the form; then until the archive is sealed and there. */
async function archive(url: string, { campaignId, cookie, key }: Ready, db: Db): Promise<Made> {
  const from = performance.now()
  const body = new URLSearchParams({ _key: key(), campaign: campaignId })
  const asked = await fetch(`${url}/office/archives`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  if (asked.status !== 303) throw new Error(`asking was answered with ${asked.status}`)
  for (;;) {
    const newest = db.selectFrom('ledger_archive as a').orderBy('a.asked_at', 'desc').orderBy('a.id', 'desc').limit(1)
    const row = await newest
      .leftJoin('ledger_archive_seal as s', 's.archive_id', 'a.id')
      .select(['a.id', 's.sealed_at'])
      .executeTakeFirstOrThrow()
    if (row.sealed_at) return { id: row.id, ms: performance.now() - from }
    await pause(10)
  }
}

interface Made {
  id: string
  ms: number
}

async function download(url: string, { cookie }: Ready, id: string, file: string): Promise<number> {
  const from = performance.now()
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(`/office/archives/${id}/zip`, url), { headers: { cookie } }, resolve)
      .once('error', reject)
      .end()
  })
  if (answer.statusCode !== 200) throw new Error(`fetching was answered with ${answer.statusCode}`)
  await pipeline(answer, createWriteStream(file, { highWaterMark: 1 << 20 }))
  return performance.now() - from
}

/** In MiB: now, or the most it ever had since it began or was reset. */
const memoryOf = (pid: number, line: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** Follows the process that packs, as long as it lives, and tells the most memory it had. */
function watchPacker(app: number): () => number {
  let most = 0
  const look = setInterval(() => {
    try {
      for (const pid of readFileSync(`/proc/${app}/task/${app}/children`, 'utf8').trim().split(' ').filter(Boolean))
        if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pack.js'))
          most = Math.max(most, memoryOf(Number(pid), 'VmHWM'))
    } catch {
      // it went while we looked
    }
  }, 20)
  return () => {
    clearInterval(look)
    return most
  }
}

const bytesIn = (folder: string): number =>
  Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0])

const town = await prepareTown({ villages: 100 })
try {
  log(`making ${values.mib} MiB of photos …`)
  const ready = await seed(town)
  const files = join(town.dataDir, 'files')
  const out = join(town.dataDir, 'out')
  mkdirSync(out)
  const app = await startApp(town, await freePort())
  try {
    const pid = app.child.pid!
    const [ours, floor, rss, app1, base, fetched, bare]: number[][] = [[], [], [], [], [], [], []]
    for (let round = 0; round <= rounds; round += 1) {
      execFileSync('sync')
      const before = performance.now()
      execFileSync('cp', ['-r', files, join(out, 'cp')])
      const unflushed = bytesIn(files) / 2 ** 20 / ((performance.now() - before) / 1000)
      execFileSync('sync', ['-f', out])
      const copied = bytesIn(files) / 2 ** 20 / ((performance.now() - before) / 1000)
      rmSync(join(out, 'cp'), { recursive: true })
      execFileSync('sync')
      base!.push(memoryOf(pid, 'VmRSS'))
      writeFileSync(`/proc/${pid}/clear_refs`, '5')
      const packer = watchPacker(pid)
      const { id, ms } = await withDatabase(town.dataDir, (db) => archive(app.url, ready, db))
      const most = packer()
      const inApp = memoryOf(pid, 'VmHWM')
      const file = join(out, 'archive.zip')
      const seconds = (await download(app.url, ready, id, file)) / 1000
      const mib = statSync(file).size / 2 ** 20
      const archived = mib / (ms / 1000)
      if (round > 0) {
        ours!.push(archived)
        floor!.push(copied)
        rss!.push(most)
        app1!.push(inApp)
        fetched!.push(mib / seconds)
        bare!.push(unflushed)
      }
      log(
        `round ${round}: archive ${archived.toFixed(0)} MiB/s, cp ${copied.toFixed(0)} MiB/s, at most ${most.toFixed(0)} MiB, fetched at ${(mib / seconds).toFixed(0)} MiB/s`,
      )
      if (round === rounds) await check(file)
      rmSync(file)
    }
    print({ ours: ours!, floor: floor!, rss: rss!, app: app1!, base: base!, fetched: fetched!, bare: bare! })
  } finally {
    await app.stop()
  }
} finally {
  town.remove()
}

async function check(file: string): Promise<void> {
  const from = performance.now()
  const { findings, files: count, bytes } = await verifyArchive(file, 'manifest.json')
  if (findings.length > 0) throw new Error(`the archive is not whole: ${JSON.stringify(findings.slice(0, 3))}`)
  log(
    `${count} files, ${(bytes / 2 ** 20).toFixed(0)} MiB, verified in ${((performance.now() - from) / 1000).toFixed(1)} s`,
  )
}

type Figures = Record<'ours' | 'floor' | 'rss' | 'app' | 'base' | 'fetched' | 'bare', number[]>

function print({ ours, floor, rss, app, base, fetched, bare }: Figures): void {
  const commit = thisCommit()
  const ratio = median(ours.map((one, at) => one / floor[at]!))
  const line = (fields: object) => console.log(JSON.stringify({ bench: 'archive', ...fields, commit }))
  const throughput = {
    ours: Math.round(median(ours)),
    floor: Math.round(median(floor)),
    ratio: Number(ratio.toFixed(2)),
  }
  line({ what: 'throughput', ...throughput, goal: goal.ratio, unit: 'MiB/s', mib: Number(values.mib), rounds })
  // Ours is flushed all the same: what `cp` leaves in memory is lost in a power cut.
  const toUnflushed = Number(median(ours.map((one, at) => one / bare[at]!)).toFixed(2))
  line({
    what: 'against cp without a flush',
    ours: throughput.ours,
    floor: Math.round(median(bare)),
    ratio: toUnflushed,
    goal: goal.ratio,
  })
  line({ what: 'download', ours: Math.round(median(fetched)), unit: 'MiB/s' })
  // The app typesets the papers of every archive; what that leaves behind is told beside what packing takes.
  const inApp = { appBefore: Math.round(base[0]!), appMost: Math.round(Math.max(...app)) }
  line({ what: 'memory', ours: Math.round(Math.max(...rss)), goal: goal.rssMib, unit: 'MiB', ...inApp })
}
