import {
  type Block,
  type OfficialDocument,
  type Photo,
  type Run,
  textOf,
} from '#platform/documents/official-document.ts'
import { type Figure, runsOf, tokensIn, unknownIn } from './papers.tokens.rules.ts'
import { paperWords as words } from './papers.words.ts'

export const paperKinds = ['bulletin', 'circular', 'summary'] as const
export type PaperKind = (typeof paperKinds)[number]

/** A paragraph that is only this stands for something that goes behind the signature. */
export const appendixNames = ['统计表', '点名表', '照片'] as const
export type AppendixName = (typeof appendixNames)[number]

/** What a person wrote. */
export interface PaperText {
  title: string
  recipients: string
  paragraphs: string[]
  /** How many, at most. */
  photos: number
  issuer: string
  signedOn: string
}

export interface PhotoKept {
  evidenceId: string
  submissionId: string
  displaySha256: string
  width: number
  height: number
  caption: string
}

/** A paper with its figures in: what is kept when it is issued. Photos are kept by their hash. */
export interface PaperMade {
  head: OfficialDocument
  appendices: { title: string; table: Block }[]
  photos: PhotoKept[]
}

export interface Bound {
  figures: Figure[]
  tables: Partial<Record<AppendixName, { title: string; table: Block }>>
  photos: PhotoKept[]
}

export function makePaper(text: PaperText, number: string, bound: Bound): PaperMade {
  const asked = tokensIn(text.paragraphs)
  const prose = text.paragraphs.filter((paragraph) => !appendixOf(paragraph))
  return {
    head: {
      title: text.title.split('\n').filter(Boolean),
      ...(number ? { number } : {}),
      ...(text.recipients ? { recipients: text.recipients } : {}),
      body: prose.map((paragraph) => blockOf(paragraph, bound.figures)),
      signature: { issuers: [text.issuer], date: words.date(text.signedOn) },
    },
    appendices: appendixNames.flatMap((name) => (asked.includes(name) ? (bound.tables[name] ?? []) : [])),
    photos: asked.includes('照片') ? bound.photos : [],
  }
}

/** The whole document; photos that are not given, or may not be shown, leave no hole. */
export function documentOf({ head, appendices }: PaperMade, photos: readonly Photo[]): OfficialDocument {
  const all = [
    ...appendices.map(({ title, table }) => ({ title, block: table })),
    ...(photos.length > 0 ? [{ title: words.photos, block: { kind: 'photos', photos } satisfies Block }] : []),
  ]
  const behind = all.flatMap(({ title, block }, at): Block[] => [
    { kind: 'attachment', label: words.label(at + 1, all.length), title },
    block,
  ])
  return {
    ...head,
    body: [...head.body, ...behind],
    ...(all.length > 0 ? { attachments: all.map(({ title }) => title) } : {}),
  }
}

/** For those who may not follow its figures into the office. */
export function withoutLinks(document: OfficialDocument): OfficialDocument {
  const bare = (run: Run): string => textOf(run)
  return {
    ...document,
    body: document.body.map((block): Block => {
      if (block.kind === 'paragraph') return { ...block, runs: block.runs.map(bare) }
      if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(bare)) }
      if (block.kind === 'photos') return { ...block, photos: block.photos.map(({ href: _, ...photo }) => photo) }
      return block
    }),
  }
}

const appendixOf = (paragraph: string): AppendixName | undefined =>
  appendixNames.find((name) => paragraph.trim() === `〔${name}〕`)

const MOST_HEADING = 60

const blockOf = (paragraph: string, figures: readonly Figure[]): Block => {
  const isShort = paragraph.length <= MOST_HEADING && !/[。！？]$/.test(paragraph)
  if (isShort && /^[一二三四五六七八九十]+、/.test(paragraph)) return { kind: 'heading', level: 1, text: paragraph }
  if (isShort && /^（[一二三四五六七八九十]+）/.test(paragraph)) return { kind: 'heading', level: 2, text: paragraph }
  return { kind: 'paragraph', runs: runsOf(paragraph, figures) }
}

export const numberOf = (kind: PaperKind, codeWord: string, year: number, number: number | null): string =>
  number === null ? '' : words.number[kind](codeWord, year, number)

/** A line break in a field begins a new paragraph; an emptied field is one less. */
export const paragraphsFrom = (fields: readonly string[]): string[] =>
  fields.flatMap((field) => field.split('\n')).flatMap((line) => line.trim() || [])

export const limits = {
  title: 120,
  recipients: 120,
  paragraphs: 120,
  letters: 4000,
  issuer: 60,
  codeWord: 12,
  photos: 60,
}
const DAY = /^\d{4}-\d{2}-\d{2}$/

export interface PaperForm extends PaperText {
  codeWord: string
  number: string
}

export function problemsWithPaper(
  form: PaperForm,
  fields: readonly { name: string; text: string }[],
  figures: readonly Figure[],
): { field: string; text: string }[] {
  const { problems } = words
  const no = (field: string, text: string) => [{ field, text }]
  return [
    ...(form.title ? [] : no('title', problems.title)),
    ...(form.title.length > limits.title ? no('title', problems.long(limits.title)) : []),
    ...(form.recipients.length > limits.recipients ? no('recipients', problems.long(limits.recipients)) : []),
    ...(form.codeWord && form.codeWord.length <= limits.codeWord ? [] : no('codeWord', problems.codeWord)),
    ...(/^[1-9]\d{0,3}$/.test(form.number) ? [] : no('number', problems.number)),
    ...(form.paragraphs.length > 0 ? [] : no(fields[0]?.name ?? '', problems.empty)),
    ...(form.paragraphs.length > limits.paragraphs ? no(fields[0]?.name ?? '', problems.many) : []),
    ...fields.flatMap(({ name, text }) => [
      ...(text.length > limits.letters ? no(name, problems.long(limits.letters)) : []),
      ...unknownIn(text, figures, appendixNames).flatMap((token) => no(name, problems.unknown(token))),
      // Half a sentence and half a table is neither.
      ...text
        .split('\n')
        .filter((line) => !appendixOf(line) && tokensIn([line]).some((one) => appendixNames.includes(one as never)))
        .flatMap(() => no(name, problems.alone)),
    ]),
    ...(form.issuer && form.issuer.length <= limits.issuer ? [] : no('issuer', problems.issuer)),
    ...(DAY.test(form.signedOn) && !Number.isNaN(Date.parse(form.signedOn)) ? [] : no('signedOn', problems.signedOn)),
  ]
}
