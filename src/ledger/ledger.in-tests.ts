import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { recordEvidence } from '#campaign/evidence.store.ts'
import { recordReview } from '#campaign/reviews.store.ts'
import { findStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { drawPicture } from '#demo-town/pictures.ts'
import { at } from '#platform/days.rules.ts'

type Campaign = Awaited<ReturnType<typeof smallCampaign>>
type Task = Parameters<Campaign['assignmentOf']>[0]

/** A small campaign, and how one of its tasks was reported: on a day, accepted or still waiting. */
export async function reportedCampaign(town: TownInTest) {
  const campaign = await smallCampaign(town)
  const officer = await town.db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.town.id)
    .where('username', '=', demoPeople.officer.username)
    .executeTakeFirstOrThrow()
  const report = async (
    task: Task,
    unit: string,
    figures: Record<string, number>,
    { day = '2023-06-07', accepts = true, photos = 0 }: { day?: string; accepts?: boolean; photos?: number } = {},
  ): Promise<string> => {
    const assignmentId = await campaign.assignmentOf(task, unit)
    const standing = (await findStanding(town.db, town.town.id, assignmentId))!
    const written = { figures, words: '办了。', heldOn: day, sure: [], byName: '联络员', byPhone: '' }
    const by = { personId: null, linkId: null, via: 'link' as const }
    const now = at(day, '10:00')
    await recordSubmission(town.db, town.town.id, standing, { ...written, ...by }, { now, reviewed: true })
    const { submissionId } = (await findStanding(town.db, town.town.id, assignmentId))!
    await recordEvidence(town.db, town.town.id, assignmentId, await photosOf(town, `${task} ${unit}`, photos), now)
    const act = { submissionId: submissionId!, assignmentId, by: officer.id, now }
    if (accepts) await recordReview(town.db, town.town.id, act, { verdict: 'accepted' })
    return submissionId!
  }
  return { ...campaign, report }
}

/** Each a file of its own, drawn once. */
async function photosOf({ parts }: TownInTest, name: string, count: number) {
  if (count === 0) return []
  const bytes = await drawPicture('talk', 0)
  const { sha256 } = await parts.files.put(bytes)
  const kept = { kind: 'photo' as const, mediaType: 'image/jpeg', displaySha256: sha256, thumbSha256: sha256 }
  return Promise.all(
    Array.from({ length: count }, async (_, nth) => {
      const original = await parts.files.put(Buffer.concat([bytes, Buffer.from(`${name} ${nth}`)]))
      return {
        ...kept,
        name: `${nth}.jpg`,
        originalSha256: original.sha256,
        size: original.size,
        width: 960,
        height: 720,
        hints: {},
      }
    }),
  )
}
