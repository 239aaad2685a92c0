import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { recordAnnouncement, recordReading } from '#guidance/announcements.store.ts'
import { recordAnswer, recordQuestion } from '#guidance/questions.store.ts'
import { draftedOf, draftText } from '#ledger/papers.drafts.ts'
import { issuePaper } from '#ledger/papers.issuing.ts'
import { publishPaper, recordPaper } from '#ledger/papers.store.ts'
import { listAcceptedPhotos, releasePhotos } from '#ledger/photos.store.ts'
import { findTown } from '#people/town.store.ts'
import { at } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { recordClosing, recordDecision, recordOwner, recordTalk } from '#problems/acts.store.ts'
import { recordProblem } from '#problems/problems.store.ts'
import { listUnits, type Unit } from '#units/units.store.ts'
import { monthWords as words } from './month.words.ts'
import { sudian } from './towns.ts'

interface Month {
  db: Db
  townId: string
  campaignId: string
  officer: string
  units: Unit[]
  unit(name: string): string
  tasks: ReadonlyMap<string, string>
}

/** What an office does besides receiving reports: it answers, announces, coordinates, lets a bulletin out. */
export async function seedMonth(db: Db, townId: string, officer: string, now: Date): Promise<void> {
  const campaign = (await findRunningCampaign(db, townId))!
  const units = await listUnits(db, townId)
  const month: Month = {
    db,
    townId,
    campaignId: campaign.id,
    officer,
    units,
    unit: (name) => units.find((unit) => unit.name === name)!.id,
    tasks: new Map((await listTasks(db, townId, campaign.id)).map(({ title, id }) => [title, id])),
  }
  await announce(month)
  await ask(month)
  await coordinate(month)
  await show(month, now)
}

const phoned = { personId: null, linkId: null, via: 'link' } as const

async function announce({ db, townId, officer, units }: Month): Promise<void> {
  for (const { title, text, on, time, read } of words.announcements) {
    const now = at(on, time)
    const unitIds = units.map(({ id }) => id)
    const announcementId = await recordAnnouncement(
      db,
      townId,
      { title, text, confirm: true, unitIds },
      { by: officer, now },
    )
    for (const [index, { id, contactName }] of units.slice(0, read).entries())
      await recordReading(
        db,
        townId,
        { announcementId, unitId: id },
        { name: contactName, ...phoned },
        new Date(now.getTime() + (index + 1) * 7 * 60_000),
      )
  }
}

async function ask({ db, townId, campaignId, officer, unit, tasks }: Month): Promise<void> {
  for (const { task, unit: name, by, text, on, time, answer } of words.questions) {
    const taskId = tasks.get(task)!
    const asking = { campaignId, taskId, unitId: unit(name), text, byName: by, byPhone: '', ...phoned }
    const id = await recordQuestion(db, townId, asking, at(on, time))
    if (answer)
      await recordAnswer(
        db,
        townId,
        id,
        { asked: answer.asked, text: answer.text, scope: 'all' },
        { version: 1, by: officer, now: at(on, answer.time) },
      )
  }
}

async function coordinate({ db, townId, campaignId, officer, unit }: Month): Promise<void> {
  const { fence, drill } = words.problems
  const raising = (one: { unit: string; by: string; title: string; text: string }, urgency: 'week' | 'month') => ({
    campaignId,
    taskId: null,
    unitId: unit(one.unit),
    title: one.title,
    text: one.text,
    urgency,
    name: one.by,
    phone: '',
    ...phoned,
  })
  const by = (day: string, time: string) => ({ by: officer, now: at(day, time) })
  const first = await recordProblem(db, townId, raising(drill, 'month'), at('2023-06-05', '11:02'))
  await recordOwner(db, townId, first, { owner: drill.owner, dueOn: '2023-06-09' }, by('2023-06-05', '11:30'))
  await recordClosing(db, townId, first, drill.closing, by('2023-06-08', '09:45'))
  const second = await recordProblem(db, townId, raising(fence, 'week'), at('2023-06-07', '17:26'))
  await recordOwner(db, townId, second, { owner: fence.owner, dueOn: '2023-06-12' }, by('2023-06-07', '17:50'))
  const talk = { heldOn: '2023-06-08', withWhom: fence.talk.withWhom, text: fence.talk.text, shown: true }
  await recordTalk(db, townId, second, talk, by('2023-06-08', '15:10'))
  const decided = { text: fence.decision, decidedBy: fence.decidedBy, decidedOn: '2023-06-09', dueOn: '2023-06-14' }
  await recordDecision(db, townId, second, decided, by('2023-06-09', '10:20'))
}

const PHOTOS_SHOWN = 12

/** The bulletin of the month's first week, and photos for the wall. */
async function show({ db, townId, campaignId, officer }: Month, now: Date): Promise<void> {
  const campaign = (await findRunningCampaign(db, townId))!
  const town = (await findTown(db, sudian.slug))!
  const act = { by: officer, now: at('2023-06-05', '17:10') }
  const asked = { kind: 'bulletin' as const, weekFrom: '2023-05-29', circularId: null }
  const text = await draftText(db, town, campaign, asked, act.now)
  const paper = await recordPaper(db, townId, draftedOf(town, campaign, asked), text, act)
  await issuePaper(db, townId, paper, act)
  await publishPaper(db, townId, paper, act)
  const photos = await listAcceptedPhotos(db, townId, { campaignId, most: PHOTOS_SHOWN })
  await releasePhotos(
    db,
    townId,
    photos.map(({ evidenceId }) => evidenceId),
    { by: officer, now },
  )
}
