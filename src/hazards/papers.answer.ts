import type { Ctx } from '#people/access.ts'
import { docxOf } from '#platform/documents/docx.ts'
import type { OfficialDocument } from '#platform/documents/official-document.ts'
import { pdfOf } from '#platform/documents/pdf.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { orderWords as words } from './orders.words.ts'

export const paperForms = ['docx', 'pdf'] as const
export type PaperForm = (typeof paperForms)[number]

const mediaTypes: Record<PaperForm, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** A paper of this slice to save, in the form asked for. */
export async function paperAnswer(document: OfficialDocument, form: PaperForm, saveAs: string): Promise<Response> {
  const bytes = await (form === 'docx' ? docxOf(document) : pdfOf(document))
  return fileAnswer(bytes, { mediaType: mediaTypes[form], saveAs })
}

/** Whose seal it bears. */
export const issuerOf = ({ var: { town } }: Ctx): string => town.fullName || words.office(town.name)
