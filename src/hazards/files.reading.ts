import type { Ctx } from '#people/access.ts'
import { type HazardFile, listFiles, listReportsOf } from './files.store.ts'

export interface OfficeFile extends HazardFile {
  reportId: string
  number: number
}

/** What hangs on the reports of one case, for who handles it. */
export async function readCaseFiles(c: Ctx, caseId: string): Promise<OfficeFile[]> {
  const { db, town, site } = c.var
  const reports = await listReportsOf(db, town.id, caseId)
  const each = reports.map(async (report) =>
    (await listFiles(db, site.keys, town.id, report.reportId)).map((file) => ({ ...file, ...report })),
  )
  return (await Promise.all(each)).flat()
}
