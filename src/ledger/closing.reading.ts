import type { Ctx } from '#people/access.ts'
import type { StillOpen } from '#people/manifest.ts'
import { listArchives } from './archive.store.ts'
import { beforeClosingWords as words } from './ledger.words.ts'
import { listPapers } from './papers.store.ts'

const MOST_ARCHIVES = 50

/** Papers that lie drafted, and whether the month was ever handed over whole. */
export async function ledgerOpen({ var: { db, town } }: Ctx, campaignId: string): Promise<StillOpen[]> {
  const drafts = (await listPapers(db, town.id, campaignId)).filter(
    ({ issuedAt, droppedAt }) => !issuedAt && !droppedAt,
  )
  const archives = await listArchives(db, town.id, MOST_ARCHIVES)
  const isArchived = archives.some((one) => one.campaignId === campaignId && one.sealedAt !== null)
  const open: StillOpen[] = []
  if (drafts.length > 0) open.push({ text: words.drafts(drafts.length), to: '/office/papers' })
  if (!isArchived) open.push({ text: words.noArchive, to: '/office/archive', mild: true })
  return open
}
