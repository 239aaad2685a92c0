import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPaper, startFromNotice } from '#campaign/campaigns.start.ts'
import { findCampaign } from '#campaign/campaigns.store.ts'
import { loadDraft } from '#campaign/drafts.load.ts'
import { recordDues } from '#campaign/drafts.save.ts'
import { duelessTasks } from '#campaign/drafts.sheet.ts'
import { findIssuePlan, recordIssue } from '#campaign/issuing.store.ts'
import { at } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { demoDue } from './dues.ts'

/** The notice is dated 1 June 2023; the office read it in and issued it that afternoon. */
const readAt = at('2023-06-01', '14:20')
const issuedAt = at('2023-06-01', '15:00')

const NOTICE = '00-sudian-2023.txt'

/** 苏店镇's own notice, read, settled and issued by the code that an office uses. */
export async function seedCampaign(db: Db, files: FileStore, townId: string, by: string): Promise<void> {
  const bytes = await readFile(join(projectRoot(), 'src/campaign/notice/fixtures', NOTICE))
  const paper = await readPaper({ name: NOTICE, bytes })
  if ('problem' in paper) throw new Error(`the demo's notice was refused: ${paper.problem}`)
  const campaignId = await startFromNotice(db, files, { townId, by, now: readAt }, paper)
  const campaign = (await findCampaign(db, townId, campaignId))!
  const { sheet } = await loadDraft(db, townId, campaign)
  const dues = duelessTasks(sheet).map((task) => ({ task, due: demoDue(task.topic) }))
  await recordDues(db, { townId, campaignId, by, now: readAt }, dues)
  const { plan } = await findIssuePlan(db, townId, campaign, 0, issuedAt)
  await recordIssue(db, townId, campaignId, plan.fresh, by, issuedAt)
}
