import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { recordEvidence } from '#campaign/evidence.store.ts'
import { recordReceipt } from '#campaign/receipts.store.ts'
import { lockStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import type { DemoName } from '#demo-town/people.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** The liaison of 南董村, who has no account; in 看寺村 another woman is called the same. */
export const plum = { name: '梅小兰', phone: '13935501234' }
export const otherPlum = { name: '梅小兰', phone: '13899990000' }

/** A town in which somebody left a name and a telephone wherever a unit's link asks for them. */
export async function townWithTraces(as: DemoName | null = 'officer') {
  const town = await demoTown({ as })
  const campaign = await smallCampaign(town)
  for (const [unit, person] of [
    ['南董村', plum],
    ['看寺村', otherPlum],
  ] as const)
    await leaveTraces(town, campaign, unit, person)
  return { town, campaign }
}

type Campaign = Awaited<ReturnType<typeof smallCampaign>>

async function leaveTraces(
  { db, town, now }: TownInTest,
  campaign: Campaign,
  unit: string,
  { name, phone }: typeof plum,
): Promise<void> {
  const unitId = campaign.unitNamed(unit).id
  const person = { personId: null, linkId: null, via: 'link' } as const
  await db
    .updateTable('unit')
    .set({ contact_name: name, contact_phone: phone })
    .where('town_id', '=', town.id)
    .where('id', '=', unitId)
    .execute()
  const officer = await db.selectFrom('person').select('id').where('town_id', '=', town.id).executeTakeFirstOrThrow()
  const changed = { changed_by: officer.id, changed_at: now }
  await db
    .insertInto('urge_contact')
    .values({ town_id: town.id, unit_id: unitId, email: 'mei@example.cn', ...changed })
    .execute()
  const talk = await campaign.assignmentOf('talk', unit)
  await recordReceipt(db, town.id, talk, { byName: name, personId: null, via: 'link' }, now)
  await recordEvidence(db, town.id, talk, [photo], now)
  const standing = (await lockStanding(db, town.id, talk))!
  const report = { figures: { talks: 2, people: 60 }, sure: [], heldOn: null, byName: name, byPhone: phone, ...person }
  const words = `${name}讲了两场，电话 ${phone}。`
  await recordSubmission(db, town.id, standing, { ...report, words }, { now, reviewed: true })
  const { campaignId, taskIds } = campaign
  const asked = {
    campaign_id: campaignId,
    task_id: taskIds.talk.id,
    unit_id: unitId,
    text: '照片要几张？',
    via: 'link',
  }
  await db
    .insertInto('guidance_question')
    .values({ town_id: town.id, id: newId(), ...asked, by_name: name, by_phone: phone, asked_at: now })
    .execute()
}

const photo = {
  kind: 'photo' as const,
  name: '讲课.jpg',
  mediaType: 'image/jpeg',
  originalSha256: 'a'.repeat(64),
  displaySha256: null,
  thumbSha256: null,
  size: 1,
  width: 1,
  height: 1,
  hints: { takenAt: '2023-06-08T10:00:00Z', device: 'HUAWEI', latitude: 36.1, longitude: 113.1 },
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'anyue-privacy-'))

/** Everything the database says, as text: what is not in it is nowhere. */
export async function wholeDatabase(db: Db): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  let text = ''
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)
    text += rows.map(({ row }) => `${name} ${row}\n`).join('')
  }
  return text
}
