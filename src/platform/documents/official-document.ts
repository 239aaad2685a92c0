/** An official document (公文) without a format: docx.ts and pdf.ts set it as GB/T 9704-2012 asks. */

/** `href` binds a figure to the page that shows what it was added up from. */
export type Run = string | { text: string; href?: string; bold?: boolean }

export interface Photo {
  /** JPEG or PNG. */
  bytes: Uint8Array
  width: number
  height: number
  caption: string
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
