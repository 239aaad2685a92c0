import { get, office, post, type Route, unseen } from '#people/access.ts'
import { readPicture } from '#platform/files/picture.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { seeCase } from './case.reading.ts'
import { keepFile } from './files.keeping.ts'
import { readCaseFiles } from './files.reading.ts'
import { endingOf, fileKinds } from './files.rules.ts'
import { openFile } from './files.store.ts'
import { fileFaultWords, officeFilesWords, filesWords as words } from './files.words.ts'
import { behindReceipt, receiptPage } from './receipts.routes.tsx'

export const fileRoutes: Route[] = [
  // The same bytes sent again are one file: no row tells that a form was sent.
  post('/hazards/receipt/files', unseen, (c) =>
    behindReceipt(c, async (digits, reportId) => {
      const problems: Problem[] = []
      let kept = 0
      // One after the other: decoding is what costs memory.
      for (const kind of fileKinds)
        for (const { bytes } of c.var.form.files(kind)) {
          const fault = await keepFile(c, reportId, kind, bytes)
          if (fault) problems.push({ field: kind, text: fileFaultWords[fault](kind) })
          else kept += 1
        }
      if (kept + problems.length === 0) problems.push({ field: 'photo', text: words.nothing })
      return receiptPage(c, digits, reportId, { problems, ...(kept > 0 && { note: words.kept(kept) }) })
    }),
  ),

  get('/office/hazards/:case/files/:file', office, async (c) => {
    const { db, town, site } = c.var
    const { row, readsReport } = await seeCase(c)
    // Whoever verifies reads the brief, not what hangs on the report.
    const files = readsReport ? await readCaseFiles(c, row.id) : []
    const found = files.find(({ id }) => id === c.req.param('file'))
    const file = found ?? notFound()
    const bytes = await openFile({ db, keys: site.keys, files: site.files }, town.id, file.reportId, file)
    if (file.kind !== 'photo') {
      const saveAs = officeFilesWords.fileName(file.kind, file.position, endingOf(file.mediaType))
      return fileAnswer(bytes, { mediaType: file.mediaType, saveAs })
    }
    // Drawn anew, in memory: what the camera wrote into it does not leave the vault.
    const picture = await readPicture(bytes)
    return 'problem' in picture ? notFound() : fileAnswer(picture.display, { mediaType: 'image/jpeg' })
  }),
]
