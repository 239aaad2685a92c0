import sharp from 'sharp'
import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import { comparePhoto } from '#campaign/evidence.doubts.reading.ts'
import { recordAllDrawn } from '#campaign/evidence.prints.store.ts'
import { keepFile } from '#campaign/evidence.reading.ts'
import { recordEvidence } from '#campaign/evidence.store.ts'
import { listQueue, type Waiting } from '#campaign/reviews.store.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { sceneFor } from './album.ts'
import { drawPicture } from './pictures.ts'

/** No other drawing of the demo has it. */
const TONE = 7

/**
 * One photo that two units sent, the second as it comes out of a chat group: so that the office has a doubt to look at.
 * All other drawings stand for many photos each and are left out of the comparing, or everything would look alike.
 */
export async function seedLookalike(db: Db, files: FileStore, townId: string, now: Date): Promise<void> {
  const campaign = await findRunningCampaign(db, townId)
  const queue = campaign ? await listQueue(db, townId, campaign.id) : []
  const [first, second] = twoOf(queue.filter(({ photos }) => photos > 0))
  if (first && second) {
    const taken = await drawPicture(sceneFor(first.title), TONE)
    const passedOn = await sharp(taken)
      .extract({ left: 50, top: 30, width: 1110, height: 850 })
      .resize(960)
      .jpeg({ quality: 60 })
      .toBuffer()
    const takenAt = new Date(first.sentAt.getTime() - 40 * 60_000).toISOString()
    await keep(first, taken, { takenAt, device: 'HUAWEI' })
    await keep(second, passedOn, {})
  }
  await recordAllDrawn(db, townId)

  async function keep(
    { assignmentId, sentAt }: Waiting,
    bytes: Buffer,
    hints: { takenAt?: string; device?: string },
  ): Promise<void> {
    const kept = await keepFile(files, 'photo', { name: 'IMG_20230609.jpg', bytes })
    if (typeof kept === 'string') throw new Error(`a drawn picture was refused: ${kept}`)
    const ids = await recordEvidence(
      db,
      townId,
      assignmentId,
      [{ ...kept, hints }],
      new Date(sentAt.getTime() + 4 * 60_000),
    )
    for (const photo of ids) await comparePhoto({ db, files, townId, now }, photo)
  }
}

/** Of the same task where there are such, or one of them could not have been there. */
function twoOf(queue: readonly Waiting[]): [Waiting?, Waiting?] {
  for (const first of queue) {
    const second = queue.find(({ title, unit }) => title === first.title && unit !== first.unit)
    if (second) return [first, second]
  }
  return []
}
