import type { Task } from '#campaign/campaign.types.ts'
import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import { type EvidenceWritten, recordEvidence } from '#campaign/evidence.store.ts'
import { recordReceipt } from '#campaign/receipts.store.ts'
import { recordReview, recordWaiver } from '#campaign/reviews.store.ts'
import { listStandings, type StandingRow } from '#campaign/standing.store.ts'
import type { Figures } from '#campaign/submissions.rules.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { addDays, at, dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { listUnits, type Unit } from '#units/units.store.ts'
import { type Album, openAlbum } from './album.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { plausibleFigures } from './figures.rules.ts'
import { seedLookalike } from './lookalike.seed.ts'
import { demoPeople } from './people.ts'
import { returnSentences, sentencesFor, waiverSentences } from './submissions.words.ts'

const DAY_MS = 86_400_000

interface Seeding {
  db: Db
  townId: string
  officerId: string
  album: Album
  chance: Chance
  now: Date
}

interface Piece {
  standing: StandingRow
  unit: Unit
  task: Task
}

/** The campaign as it might stand on the demo's day: reported, reviewed, returned, late; the same every time. */
export async function seedSubmissions(db: Db, files: FileStore, townId: string, now: Date): Promise<void> {
  const campaign = await findRunningCampaign(db, townId)
  if (!campaign) return
  const pieces = await piecesOf(db, townId, campaign.id)
  const officer = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', townId)
    .where('username', '=', demoPeople.officer.username)
    .executeTakeFirstOrThrow()
  const seeding: Seeding = {
    db,
    townId,
    officerId: officer.id,
    album: await openAlbum(files),
    chance: chanceFrom(20230610),
    now,
  }
  const own = pieces.filter(({ unit }) => unit.name === demoPeople.liaison.unit)
  for (const piece of pieces) await live(seeding, piece, own.indexOf(piece))
  await seedLookalike(db, files, townId, now)
  await seeding.album.settled()
}

async function piecesOf(db: Db, townId: string, campaignId: string): Promise<Piece[]> {
  const tasks = new Map((await listTasks(db, townId, campaignId)).map((task) => [task.id, task]))
  const units = new Map((await listUnits(db, townId)).map((unit) => [unit.id, unit]))
  const pieces: Piece[] = []
  for (const standing of await listStandings(db, townId, campaignId)) {
    const [task, unit] = [tasks.get(standing.taskId), units.get(standing.unitId)]
    if (task && unit && standing.stage === 'issued') pieces.push({ standing, unit, task })
  }
  // Ids differ at every seeding; the order that chance follows must not.
  const order = ({ standing, unit, task }: Piece) =>
    standing.dueAt.getTime() * 1e6 + task.position * 1e4 + unit.position * 10 + standing.period
  return pieces.sort((a, b) => order(a) - order(b))
}

/** What became of one assignment. The demo's own village has a bit of everything, in this order. */
async function live(seeding: Seeding, piece: Piece, ownIndex: number): Promise<void> {
  const { chance, now } = seeding
  const { dueAt } = piece.standing
  const daysLeft = (dueAt.getTime() - now.getTime()) / DAY_MS
  // nobody reports a week that has not come
  if (piece.standing.period > 0 && daysLeft > 5) return
  const shares = daysLeft < 0 ? 0.86 : daysLeft < 4 ? 0.5 : 0.12
  const reports = ownIndex >= 0 ? [false, true, true, true][ownIndex] : undefined
  if (!(reports ?? chance.happens(shares))) {
    if (daysLeft > 0 && chance.happens(0.55)) await sign(seeding, piece)
    else if (daysLeft < 3 && chance.happens(0.04)) await waive(seeding, piece)
    return
  }
  if (chance.happens(0.7)) await sign(seeding, piece)
  const sentAt = momentOfSending(seeding, dueAt)
  await send(seeding, piece, sentAt)
  const age = (now.getTime() - sentAt.getTime()) / 3600_000
  if (ownIndex === 1) return judge(seeding, piece, sentAt, true)
  if (age < 18 || !piece.task.reviewed) return
  const returned = ownIndex < 0 && chance.happens(0.1)
  await judge(seeding, piece, sentAt, returned)
  if (returned && age > 48 && chance.happens(0.5)) {
    const again = new Date(Math.min(sentAt.getTime() + 40 * 3600_000, now.getTime() - 20 * 3600_000))
    await send(seeding, piece, again)
    await judge(seeding, piece, again, false)
  }
}

/** Mostly in the two days before it is due, by day; now and then too late. */
function momentOfSending({ chance, now }: Seeding, dueAt: Date): Date {
  const late = chance.happens(0.09)
  const day = late ? addDays(dayOf(dueAt), 1) : addDays(dayOf(dueAt), -chance.whole(0, 3))
  const earliest = addDays(dayOf(now), -chance.whole(0, 4))
  const chosen = day < dayOf(now) ? day : earliest
  const moment = new Date(at(chosen).getTime() + chance.whole(8 * 60, (late ? 12 : 16.5) * 60) * 60_000)
  return moment < now ? moment : new Date(now.getTime() - chance.whole(10, 90) * 60_000)
}

async function sign({ db, townId, chance, now }: Seeding, { standing, unit }: Piece): Promise<void> {
  const signedAt = new Date(Math.min(standing.dueAt.getTime() - 6 * DAY_MS, now.getTime() - DAY_MS))
  const byName = unit.contactName || unit.name
  const moment = new Date(signedAt.getTime() + chance.whole(0, 600) * 60_000)
  await recordReceipt(db, townId, standing.assignmentId, { byName, personId: null, via: 'link' }, moment)
}

async function send(seeding: Seeding, piece: Piece, sentAt: Date): Promise<void> {
  const { db, townId, chance, album } = seeding
  const { unit, task } = piece
  const { standing } = piece
  const again = standing.version > 0
  const figures: Figures = plausibleFigures(task.metrics, unit, chance)
  const { id, version } = await recordSubmission(
    db,
    townId,
    standing,
    {
      figures,
      words: chance.of(sentencesFor(task.title)),
      heldOn: dayOf(new Date(sentAt.getTime() - chance.whole(0, 1) * DAY_MS)),
      sure: [],
      byName: unit.contactName || unit.name,
      byPhone: '',
      personId: null,
      linkId: null,
      via: chance.happens(0.08) ? 'office' : 'link',
    },
    { now: sentAt, reviewed: task.reviewed },
  )
  piece.standing = { ...standing, submissionId: id, version }
  const pieces: EvidenceWritten[] = []
  for (const { kind, minimum } of task.evidence) {
    const count = again ? 1 : Math.max(0, minimum - (chance.happens(0.12) ? 1 : 0))
    for (let nth = 0; nth < count; nth++) {
      const shot = album.piece(kind, task.title, { chance, by: unit.name, at: sentAt, nth })
      if (shot) pieces.push(shot)
    }
  }
  await recordEvidence(db, townId, standing.assignmentId, pieces, new Date(sentAt.getTime() + 3 * 60_000))
}

async function judge(seeding: Seeding, piece: Piece, sentAt: Date, returned: boolean): Promise<void> {
  const { db, townId, officerId, chance, now } = seeding
  const { assignmentId, submissionId } = piece.standing
  // The office looks the next morning, and is done before noon.
  const morning = at(addDays(dayOf(sentAt), 1), '08:30').getTime() + chance.whole(0, 180) * 60_000
  const reviewedAt = new Date(Math.min(morning, now.getTime() - 10 * 60_000))
  const act = { submissionId: submissionId!, assignmentId, by: officerId, now: reviewedAt }
  const dueAt = at(addDays(dayOf(reviewedAt), chance.whole(2, 4)), '17:00')
  await recordReview(
    db,
    townId,
    act,
    returned ? { verdict: 'returned', reason: chance.of(returnSentences), dueAt } : { verdict: 'accepted' },
  )
}

async function waive({ db, townId, officerId, chance, now }: Seeding, { standing }: Piece): Promise<void> {
  const reason = chance.of(waiverSentences)
  await recordWaiver(db, townId, {
    assignmentId: standing.assignmentId,
    reason,
    by: officerId,
    now: new Date(now.getTime() - DAY_MS),
  })
}
