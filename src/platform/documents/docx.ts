import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { officialWords as words } from './documents.words.ts'
import { styles } from './docx.styles.ts'
import { photosOf, tableOf } from './docx.tables.ts'
import { blank, characters, font, paragraph, run, runOf } from './docx.text.ts'
import { charSpace, face, line, page, size } from './gbt9704.ts'
import { type Block, type OfficialDocument, partsOf, signatureIndents } from './official-document.ts'

/** The document as a .docx in the form of GB/T 9704-2012: 22 rows of 28 characters, figures linked to their source. */
export function docxOf(document: OfficialDocument): Promise<Buffer> {
  const { body, appendices } = partsOf(document.body)
  const file = new Document({
    creator: '',
    title: document.title.join(''),
    evenAndOddHeaderAndFooters: true,
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
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: line, charSpace },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...headOf(document),
          ...blocksOf(body, document.signature !== undefined),
          ...tailOf(document),
          ...blocksOf(appendices),
        ],
      },
    ],
  })
  return Packer.toBuffer(file, undefined, [{ path: 'word/styles.xml', data: styles }])
}

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
  if (title.length === 0) return []
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
    ...(recipients ? [paragraph({ children: [new TextRun({ ...run({}), text: words.to(recipients) })] })] : []),
  ]
}

/** A row after a table, but not before an attachment: below a full page it would make an empty one. */
const blocksOf = (blocks: readonly Block[], signed = false): (Paragraph | Table)[] =>
  blocks.flatMap((block, at) =>
    block.kind === 'table' && blocks[at + 1]?.kind !== 'attachment'
      ? [...blockOf(block), blank()]
      : blockOf(block, signed && at >= blocks.length - SIGNED_WITH),
  )

/** §7.3.5.5: a signature never stands on a page without words of the text; the last paragraphs go with it. */
const SIGNED_WITH = 2

function blockOf(block: Block, keepNext = false): (Paragraph | Table)[] {
  if (block.kind === 'heading') return [headingOf(block.level, block.text)]
  if (block.kind === 'paragraph') {
    const indent = block.indent === false ? {} : { indent: { firstLine: characters(2) } }
    return [
      paragraph({
        alignment: AlignmentType.BOTH,
        keepNext,
        ...indent,
        children: block.runs.flatMap((part) => runOf(part)),
      }),
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
    indent: { firstLine: characters(2) },
    children: [new TextRun({ ...run({ name }), text })],
  })
}

/** §7.3.4–7.3.7: attachments one row under the body, hanging to their first character; signature, date, note. */
function tailOf({ attachments = [], signature, note, foot = [] }: OfficialDocument): Paragraph[] {
  const text = (words: string) => [new TextRun({ ...run({}), text: words })]
  const numbered = attachments.length > 1
  const hang = characters(numbered ? 1 : 0)
  const lines = attachments.map((name, at) => {
    const mark = `${at === 0 ? words.attachment : ''}${numbered ? `${at + 1}.` : ''}`
    const first = at === 0 ? characters(3) : 0
    return paragraph({
      keepNext: true,
      indent: { left: characters(5) + hang, hanging: hang + first },
      children: text(`${mark}${name}`),
    })
  })
  const right = (line: string, indent: number) =>
    paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      indent: { right: characters(indent) },
      children: text(line),
    })
  const indents = signature && signatureIndents(signature.issuers, signature.date)
  return [
    ...(lines.length > 0 ? [blank(true), ...lines] : []),
    ...(signature && indents
      ? [
          blank(true),
          blank(true),
          ...signature.issuers.map((issuer, at) => right(issuer, indents.issuers[at]!)),
          right(signature.date, indents.date),
        ]
      : []),
    ...(note ? [paragraph({ indent: { firstLine: characters(2) }, children: text(words.note(note)) })] : []),
    ...(foot.length > 0 ? [blank(true)] : []),
    ...foot.map((line) => paragraph({ indent: { firstLine: characters(2) }, children: text(line) })),
  ]
}
