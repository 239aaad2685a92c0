import {
  AlignmentType,
  Document,
  DocumentGridType,
  ExternalHyperlink,
  Footer,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { face, line, page, size, squeeze } from './gbt9704.ts'
import {
  type Block,
  type OfficialDocument,
  type Photo,
  partsOf,
  type Run,
  type TableColumn,
} from './official-document.ts'

const AREA = page.width - page.left - page.right
const TWO_CHARACTERS = Math.round((AREA / 28) * 2)
const ROW = { line, lineRule: LineRuleType.EXACT }

/** The document as a .docx in the form of GB/T 9704-2012: 22 rows of 28 characters, figures linked to their source. */
export function docxOf(document: OfficialDocument): Promise<Buffer> {
  const { body, appendices } = partsOf(document.body)
  const file = new Document({
    creator: '',
    title: document.title.join(''),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: run({}), paragraph: { spacing: { ...ROW, before: 0, after: 0 } } } },
      paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: run({}) }],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.left,
              right: page.right,
              footer: 1361,
              header: 850,
            },
          },
          // Not linesAndChars: LibreOffice gives a 16 pt character that is wider than its 15.8 pt cell two cells.
          // The rows are 28 characters by the letter spacing of their runs, in every program.
          grid: { type: DocumentGridType.LINES, linePitch: line },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...headOf(document), ...body.flatMap(blockOf), ...tailOf(document), ...appendices.flatMap(blockOf)],
      },
    ],
  })
  return Packer.toBuffer(file)
}

const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: 'Times New Roman',
})

const run = ({
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
  ...(half === size.third ? { characterSpacing: squeeze } : {}),
})

const paragraph = (options: IParagraphOptions): Paragraph =>
  new Paragraph({ widowControl: false, ...options, spacing: { ...ROW, ...(options.spacing ?? {}) } })

const blank = (): Paragraph => paragraph({})

/** Outside the body, 4 号 with dashes, odd pages right and even left, one character in (§7.5). */
const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [
          new TextRun({ font: font(face.song), size: size.fourth, children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  })

function headOf({ number, title, recipients }: OfficialDocument): Paragraph[] {
  return [
    ...(number
      ? [paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ ...run({}), text: number })] })]
      : []),
    blank(),
    ...title.map((text) =>
      paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ ...run({ name: face.title, half: size.second }), text })],
      }),
    ),
    blank(),
    ...(recipients ? [paragraph({ children: [new TextRun({ ...run({}), text: `${recipients}：` })] })] : []),
  ]
}

function blockOf(block: Block): (Paragraph | Table)[] {
  if (block.kind === 'heading') return [headingOf(block.level, block.text)]
  if (block.kind === 'paragraph') {
    const indent = block.indent === false ? {} : { indent: { firstLine: TWO_CHARACTERS } }
    return [
      paragraph({ alignment: AlignmentType.BOTH, ...indent, children: block.runs.flatMap((part) => runOf(part)) }),
    ]
  }
  if (block.kind === 'table') return tableOf(block.columns, block.rows, block.caption)
  if (block.kind === 'photos') return photosOf(block.photos)
  return [
    paragraph({ pageBreakBefore: true, children: [new TextRun({ ...run({ name: face.black }), text: block.label })] }),
    blank(),
    paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ ...run({ name: face.title, half: size.second }), text: block.title })],
    }),
    blank(),
  ]
}

/** §7.3.3: 一、 black, （一） kai, 1. fangsong; all of 3 号. */
const headingOf = (level: 1 | 2 | 3, text: string): Paragraph => {
  const name = { 1: face.black, 2: face.kai, 3: face.body }[level]
  return paragraph({
    keepNext: true,
    indent: { firstLine: TWO_CHARACTERS },
    children: [new TextRun({ ...run({ name }), text })],
  })
}

/** A figure leads to what it was added up from, and prints like any other word. */
function runOf(part: Run, half = size.third): (TextRun | ExternalHyperlink)[] {
  if (typeof part === 'string') return [new TextRun({ ...run({ half }), text: part })]
  const text = new TextRun({ ...run({ half, bold: part.bold ?? false }), text: part.text })
  return [part.href ? new ExternalHyperlink({ link: part.href, children: [text] }) : text]
}

function tableOf(
  columns: readonly TableColumn[],
  rows: readonly (readonly Run[])[],
  caption?: string,
): (Paragraph | Table)[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((AREA * share) / whole))
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
    width: { size: AREA, type: WidthType.DXA },
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
  return [...words, table, blank()]
}

const PHOTO = { width: 270, height: 202 }

/** Two abreast, each whole, its words under it. */
function photosOf(photos: readonly Photo[]): (Paragraph | Table)[] {
  const half = Math.floor(AREA / 2)
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

function photoLines({ bytes, width, height, caption }: Photo): Paragraph[] {
  const scale = Math.min(PHOTO.width / width, PHOTO.height / height)
  const type = bytes[0] === 0x89 ? 'png' : 'jpg'
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
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
      children: [new TextRun({ ...run({ half: 21 }), text: caption })],
    }),
  ]
}

/** §7.3.4–7.3.7: attachments one row under the body; signature and date right, the date four characters in. */
function tailOf({ attachments = [], signature, note }: OfficialDocument): Paragraph[] {
  const character = Math.round(TWO_CHARACTERS / 2)
  const lines = attachments.map((name, at) =>
    paragraph({
      indent: { left: character * 2 + (at === 0 ? 0 : character * 3) },
      children: [
        new TextRun({
          ...run({}),
          text: `${at === 0 ? '附件：' : ''}${attachments.length > 1 ? `${at + 1}. ` : ''}${name}`,
        }),
      ],
    }),
  )
  return [
    ...(lines.length > 0 ? [blank(), ...lines] : []),
    ...(signature
      ? [
          blank(),
          blank(),
          ...signature.issuers.map((issuer) =>
            paragraph({
              alignment: AlignmentType.RIGHT,
              indent: { right: character * 2 },
              children: [new TextRun({ ...run({}), text: issuer })],
            }),
          ),
          paragraph({
            alignment: AlignmentType.RIGHT,
            indent: { right: character * 4 },
            children: [new TextRun({ ...run({}), text: signature.date })],
          }),
        ]
      : []),
    ...(note
      ? [
          paragraph({
            indent: { firstLine: character * 2 },
            children: [new TextRun({ ...run({}), text: `（${note}）` })],
          }),
        ]
      : []),
  ]
}
