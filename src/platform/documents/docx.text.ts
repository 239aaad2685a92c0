import { ExternalHyperlink, type IParagraphOptions, type IRunOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import { characterTwips, face, line, size, squeeze } from './gbt9704.ts'
import type { Run } from './official-document.ts'

/** Runs and rows of a .docx as GB/T 9704 wants them. */

export const row = { line, lineRule: LineRuleType.EXACT }
export const characters = (count: number): number => Math.round(characterTwips * count)

export const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: 'Times New Roman',
})

export const run = ({
  name = face.body,
  half = size.third,
  bold = false,
}: {
  name?: string
  half?: number
  bold?: boolean
}): IRunOptions => ({
  font: font(name),
  size: half,
  bold,
  color: '000000',
  snapToGrid: false,
  ...(half === size.third ? { characterSpacing: squeeze } : {}),
})

export const paragraph = (options: IParagraphOptions): Paragraph =>
  new Paragraph({ widowControl: false, ...options, spacing: { ...row, ...(options.spacing ?? {}) } })

/** `keeps` with the row after it: a signature never stands alone on a page. */
export const blank = (keeps = false): Paragraph => paragraph({ keepNext: keeps })

/** A figure leads to what it was added up from, and prints like any other word. */
export function runOf(part: Run, half = size.third): (TextRun | ExternalHyperlink)[] {
  if (typeof part === 'string') return [new TextRun({ ...run({ half }), text: part })]
  const text = new TextRun({ ...run({ half, bold: part.bold ?? false }), text: part.text })
  return [part.href ? new ExternalHyperlink({ link: part.href, children: [text] }) : text]
}
