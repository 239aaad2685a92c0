/** An official document (公文) without a format: docx.ts and pdf.ts set it as GB/T 9704-2012 asks. */

/** `href` binds a figure to the page that shows what it was added up from. */
export type Run = string | { text: string; href?: string; bold?: boolean }

export interface Photo {
  /** JPEG or PNG. */
  bytes: Uint8Array
  width: number
  height: number
  caption: string
  /** Where the picture came from; the caption leads there. */
  href?: string
}

export interface TableColumn {
  head: string
  /** Share of the text area. */
  share: number
  align?: 'left' | 'center' | 'right'
}

export type Block =
  /** 一、 · （一） · 1. ; the marker is part of the text. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; runs: readonly Run[]; indent?: boolean }
  | { kind: 'table'; caption?: string; columns: readonly TableColumn[]; rows: readonly (readonly Run[])[] }
  | { kind: 'photos'; photos: readonly Photo[] }
  /** A new page that begins with 附件1 and the attachment's own title. */
  | { kind: 'attachment'; label: string; title: string }

export interface OfficialDocument {
  /** Lines broken by sense. */
  title: readonly string[]
  /** 主送机关, without the colon. */
  recipients?: string
  /** 发文字号 over the title, where one was given. */
  number?: string
  body: readonly Block[]
  attachments?: readonly string[]
  signature?: { issuers: readonly string[]; date: string }
  /** 附注, without brackets. */
  note?: string
  /** Lines under the signature, to be filled in by hand: who took it, and when. */
  foot?: readonly string[]
}

export const textOf = (run: Run): string => (typeof run === 'string' ? run : run.text)

/** The signature stands under the body proper; attachments follow it on pages of their own (§7.3.7). */
export function partsOf(blocks: readonly Block[]): { body: readonly Block[]; appendices: readonly Block[] } {
  const at = blocks.findIndex((block) => block.kind === 'attachment')
  return at < 0 ? { body: blocks, appendices: [] } : { body: blocks.slice(0, at), appendices: blocks.slice(at) }
}

/** In characters of the body: what ASCII holds is half as wide. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 128 ? 0.5 : 1), 0)

const DATE_IN = 4

/** §7.3.5.1: the date stands four characters in from the right, each signature centred over it; in characters. */
export const signatureIndents = (issuers: readonly string[], date: string): { issuers: number[]; date: number } => ({
  issuers: issuers.map((issuer) => Math.max(0, DATE_IN + (widthOf(date) - widthOf(issuer)) / 2)),
  date: DATE_IN,
})

/** A sentence with figures in it: say`共 ${{ text: '86', href }} 人次`. */
export const say = (texts: TemplateStringsArray, ...values: readonly (Run | readonly Run[])[]): Run[] =>
  texts.flatMap((text, at) => [text, ...[values[at] ?? []].flat()]).filter((run) => run !== '')

/** The same paper with its links, places within the site until here, as whole addresses. */
export function linkedFrom(document: OfficialDocument, address: (place: string) => string): OfficialDocument {
  const linked = <T extends { href?: string }>(one: T): T => (one.href ? { ...one, href: address(one.href) } : one)
  const run = (one: Run): Run => (typeof one === 'string' ? one : linked(one))
  const block = (one: Block): Block => {
    if (one.kind === 'paragraph') return { ...one, runs: one.runs.map(run) }
    if (one.kind === 'table') return { ...one, rows: one.rows.map((row) => row.map(run)) }
    return one.kind === 'photos' ? { ...one, photos: one.photos.map(linked) } : one
  }
  return { ...document, body: document.body.map(block) }
}
