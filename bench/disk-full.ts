// Each disk of the town runs full while villages report and send photos: the uploads', the database's, the log's of the
// database, the one for what is temporary. Nothing is acknowledged that is not kept, and room is all it takes to go on.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Db } from '#platform/db.ts'
import { filePlace } from '#platform/files/local-store.ts'
import { thisCommit } from './figures.ts'
import { look, missingPages, type Wholeness } from './kept-whole.ts'
import { type PhotoSent, sendByPieces, sendPlain } from './photos.ts'
import { asked, noTroubles, type Sent, type Troubles } from './reporter.ts'
import { appearAt, type SmallDisk, smallDisk, withOwnMounts } from './small-disk.ts'
import { freePort, type PreparedTown, prepareTown, type StartedApp, startApp, withDatabase } from './started-town.ts'
import { ledgersIn, villagersAt } from './villagers.ts'

const places = ['uploads', 'database', 'log', 'temporary'] as const
type Place = (typeof places)[number]

export interface Outcome extends Omit<Troubles, 'wrong'>, Wholeness {
  receipts: number
  photos: number
  unseen: number
  /** Photos that were said to be kept, and have no row, two, or no file. */
  photosLost: number
  /** While it was full. */
  whileFull: Record<string, { receipts: number; photos: number; homePages: string }>
  /** From the end of the fault until a report and a photo were taken. */
  backMs: Record<string, number>
  wrong: string[]
}

const MOST_ANSWER_MS = 25_000
const MOST_BACK_MS = 20_000
const CLIENTS = 4

export async function diskFull({ only, seconds }: { only: readonly Place[]; seconds: number }): Promise<Outcome> {
  const town = await prepareTown()
  const ledgers = mkdtempSync(join(tmpdir(), 'anyue-ledgers-'))
  const troubles = noTroubles()
  const photos: PhotoSent[] = []
  const found: Pick<Outcome, 'whileFull' | 'backMs' | 'unseen'> = { whileFull: {}, backMs: {}, unseen: 0 }
  try {
    for (const place of only) {
      const disk = smallDisk(`${town.dataDir}-disk`, place === 'uploads' || place === 'temporary' ? 24 : 400)
      const { more, away } = standsOn(disk, place, town)
      try {
        const app = await startApp(town, await freePort(), more)
        const sent: Sent[] = []
        const taken: PhotoSent[] = []
        const crowd = { clients: CLIENTS, ledgers, prefix: `${place}-`, paceMs: 150 }
        const villagers = villagersAt(town, () => app.url, sent, troubles, crowd)
        // Photos hang on a report.
        await until(() => sent.length > 3 * CLIENTS, troubles)
        const photographers = photographersAt(town, app.url, taken, troubles)
        await until(() => taken.length > 2, troubles)
        disk.fill()
        if (place === 'log') await useUpLog(town)
        await pause(1_500)
        const before = { receipts: sent.length, photos: taken.length }
        const homePages = await readFor(app, seconds * 1_000 - 1_500, troubles)
        found.whileFull[place] = {
          receipts: sent.length - before.receipts,
          photos: taken.length - before.photos,
          homePages,
        }
        const counted = { receipts: sent.length, photos: taken.length }
        const from = performance.now()
        disk.free()
        await until(() => sent.length > counted.receipts && taken.length > counted.photos, troubles)
        found.backMs[place] = Math.round(performance.now() - from)
        await pause(2_000)
        await Promise.all([villagers.leave(), photographers.leave()])
        const died = app.died()
        if (died) troubles.wrong.push(`${place}: ${died}`)
        found.unseen += await missingPages(app.url, sent)
        photos.push(...taken)
        await app.stop()
      } finally {
        away()
        disk.remove()
        rmSync(disk.folder, { recursive: true, force: true })
      }
      if (troubles.wrong.length > 0) break
    }
    const kept = ledgersIn(ledgers)
    const { photosLost, ...whole } = await withDatabase(town.dataDir, async (db) => ({
      ...(await look(db, town.townId, kept)),
      photosLost: await lostPhotos(db, town, photos),
    }))
    return { receipts: kept.length, photos: photos.length, ...found, ...whole, photosLost, ...troubles }
  } finally {
    town.remove()
    rmSync(ledgers, { recursive: true, force: true })
  }
}

/** Puts a part of the data folder onto the small disk; `away` brings what it holds back to where it was. */
function standsOn(disk: SmallDisk, place: Place, { dataDir }: PreparedTown) {
  const carry = (from: string, to: string) => execFileSync('cp', ['-a', `${from}/.`, to])
  const moved = (parts: readonly string[]) => {
    const backs = parts.map((part) => {
      const [own, there] = [join(dataDir, part), join(disk.folder, part)]
      execFileSync('mkdir', ['-p', own])
      execFileSync('cp', ['-a', own, there])
      const unmount = appearAt(own, there)
      return () => {
        unmount()
        carry(there, own)
      }
    })
    return { more: {}, away: () => backs.forEach((back) => void back()) }
  }
  if (place === 'uploads') return moved(['files', 'files-unfinished'])
  if (place === 'temporary') return { more: { TMPDIR: disk.folder }, away: () => {} }
  return moved(['postgres'])
}

/** Segments that were laid by would carry the log on for a while: used up, so that it needs room at once. */
async function useUpLog({ dataDir }: PreparedTown): Promise<void> {
  const host = encodeURIComponent(join(dataDir, 'postgres/socket'))
  const client = new pg.Client({ connectionString: `postgresql://anyue@localhost:5432/postgres?host=${host}` })
  client.on('error', () => {})
  try {
    await client.connect()
    for (let nth = 0; nth < 40; nth++)
      await client.query(`select pg_logical_emit_message(true, 'battery', 'x'), pg_switch_wal()`)
  } catch {
    // it has stopped: that is what was wanted
  } finally {
    await client.end().catch(() => {})
  }
}

function photographersAt(town: PreparedTown, url: string, taken: PhotoSent[], troubles: Troubles) {
  let leaving = false
  const isOver = () => leaving || troubles.wrong.length > 0
  const working = [sendPlain, sendByPieces].map(async (send, nth) => {
    const door = town.doors[nth % town.doors.length]!
    const photo = { form: `${url}/u/${door.token}/reports/${door.assignmentId}`, assignmentId: door.assignmentId }
    while (!isOver()) {
      const one = await send(photo, isOver, troubles)
      if (one) taken.push(one)
      await pause(100)
    }
  })
  return {
    async leave() {
      leaving = true
      await Promise.all(working)
    },
  }
}

/** What whoever reads is told meanwhile, as "how often × status". */
async function readFor(app: StartedApp, ms: number, troubles: Troubles): Promise<string> {
  const told = new Map<number, number>()
  for (const end = performance.now() + ms; performance.now() < end; await pause(200)) {
    const { answer } = await asked(`${app.url}/`, troubles, {})
    const alive = await asked(new URL('/healthz', app.url).href, troubles, {})
    if (alive.answer?.status !== 200) troubles.wrong.push(`/healthz ${alive.answer?.status}`)
    const status = answer?.status ?? 0
    if (status !== 200 && status !== 503) troubles.wrong.push(`the home page: ${status}`)
    told.set(status, (told.get(status) ?? 0) + 1)
  }
  return [...told].map(([status, count]) => `${count}×${status}`).join(' ')
}

async function until(isTrue: () => boolean, troubles: Troubles): Promise<void> {
  for (const end = performance.now() + 90_000; !isTrue() && troubles.wrong.length === 0; await pause(20))
    if (performance.now() > end) troubles.wrong.push('nobody got on for 90 s')
}

async function lostPhotos(db: Db, town: PreparedTown, photos: readonly PhotoSent[]): Promise<number> {
  const rows = await db
    .selectFrom('campaign_evidence')
    .where('town_id', '=', town.townId)
    .select(['original_sha256 as sha256', 'assignment_id as assignmentId'])
    .execute()
  const isKept = ({ sha256, assignmentId }: PhotoSent) =>
    rows.filter((row) => row.sha256 === sha256 && row.assignmentId === assignmentId).length === 1 &&
    existsSync(join(town.dataDir, 'files', filePlace(sha256)))
  return photos.filter((photo) => !isKept(photo)).length
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: places.join() }, seconds: { type: 'string', default: '15' } },
  })
  const skipped = withOwnMounts()
  if (skipped) {
    console.log(JSON.stringify({ battery: 'disk-full', skipped }))
    process.exit(0)
  }
  const only = places.filter((place) => values.only.split(',').includes(place))
  const outcome = await diskFull({ only, seconds: Number(values.seconds) })
  const { lost, unseen, duplicates, halves, photosLost, wrong, whileFull, backMs, slowestAnswerMs } = outcome
  const slow = Object.values(backMs).filter((ms) => ms > MOST_BACK_MS).length
  // With no room for files no photo can be kept; with none for the log nothing can.
  const impossible = (whileFull.uploads?.photos ?? 0) + (whileFull.log?.photos ?? 0) + (whileFull.log?.receipts ?? 0)
  const late = slowestAnswerMs > MOST_ANSWER_MS ? 1 : 0
  const failed = lost + unseen + duplicates + halves.length + photosLost + wrong.length + slow + impossible + late
  const goal = { lost: 0, photosLost: 0, answeredWithinMs: MOST_ANSWER_MS, backWithinMs: MOST_BACK_MS }
  console.log(JSON.stringify({ battery: 'disk-full', ...outcome, goal, commit: thisCommit(), failed }))
  process.exit(failed > 0 ? 1 : 0)
}
