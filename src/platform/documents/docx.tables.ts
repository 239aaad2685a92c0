import {
  AlignmentType,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { paragraph, run, runOf } from './docx.text.ts'
import { area, face, size } from './gbt9704.ts'
import type { Photo, Run, TableColumn } from './official-document.ts'

export function tableOf(
  columns: readonly TableColumn[],
  rows: readonly (readonly Run[])[],
  caption?: string,
): (Paragraph | Table)[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((area * share) / whole))
  const cell = (part: Run, at: number, head = false) =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 80, right: 80, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: head ? AlignmentType.CENTER : (columns[at]?.align ?? AlignmentType.LEFT),
          spacing: { line: 320, lineRule: LineRuleType.AT_LEAST },
          children: head
            ? [new TextRun({ ...run({ name: face.black, half: 24 }), text: columns[at]!.head })]
            : runOf(part, 24),
        }),
      ],
    })
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: area, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((_, at) => cell('', at, true)) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            height: { value: 400, rule: HeightRule.ATLEAST },
            children: columns.map((_, at) => cell(row[at] ?? '', at)),
          }),
      ),
    ],
  })
  const words = caption
    ? [
        paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ ...run({ name: face.black, half: size.fourth }), text: caption })],
        }),
      ]
    : []
  return [...words, table]
}

const PHOTO = { width: 270, height: 202 }

/** Two abreast, each whole, its words under it. */
export function photosOf(photos: readonly Photo[]): (Paragraph | Table)[] {
  const half = Math.floor(area / 2)
  const none = { style: 'none' as const, size: 0, color: 'auto' }
  const borders = { top: none, bottom: none, left: none, right: none }
  const cellOf = (photo: Photo | undefined) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      borders,
      margins: { left: 60, right: 60, top: 60, bottom: 60 },
      children: photo ? photoLines(photo) : [new Paragraph({})],
    })
  const pairs = Array.from({ length: Math.ceil(photos.length / 2) }, (_, at) => [photos[at * 2], photos[at * 2 + 1]])
  if (pairs.length === 0) return []
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: half * 2, type: WidthType.DXA },
      columnWidths: [half, half],
      borders: { ...borders, insideHorizontal: none, insideVertical: none },
      rows: pairs.map((pair) => new TableRow({ cantSplit: true, children: pair.map(cellOf) })),
    }),
  ]
}

function photoLines({ bytes, width, height, caption, href }: Photo): Paragraph[] {
  const scale = Math.min(PHOTO.width / width, PHOTO.height / height)
  const type = bytes[0] === 0x89 ? 'png' : 'jpg'
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      // A row of exactly 579 twips would show a strip of the picture.
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [
        new ImageRun({
          type,
          data: Buffer.from(bytes),
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: caption, title: caption, description: caption },
        }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 320, lineRule: LineRuleType.AT_LEAST, after: 120 },
      children: runOf(href ? { text: caption, href } : caption, 21),
    }),
  ]
}
