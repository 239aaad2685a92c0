import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { officialWords as words } from './documents.words.ts'
import { type Block, type OfficialDocument, partsOf, type Run, signatureIndents } from './official-document.ts'
import { typeset } from './typeset.ts'

/** The same document as docxOf, in the same measures; 宋体-like Noto Serif SC stands in for 仿宋, which may not be shipped. */
export function pdfOf(document: OfficialDocument): Promise<Buffer> {
  const files = new Map<string, Uint8Array>()
  const { body, appendices } = partsOf(document.body)
  const data = {
    ...document,
    recipients: document.recipients ?? '',
    number: document.number ?? '',
    note: document.note ?? '',
    foot: document.foot ?? [],
    attachments: document.attachments ?? [],
    signature: document.signature
      ? { ...document.signature, indents: signatureIndents(document.signature.issuers, document.signature.date) }
      : null,
    words: { attachment: words.attachment },
    body: body.map((block) => plain(block, files)),
    appendices: appendices.map((block) => plain(block, files)),
  }
  return typeset(sourceOf('official-document.typ'), data, files)
}

const sources = new Map<string, string>()

/** Typst sources lie beside this file; the bundle reads them from the tree. */
export function sourceOf(name: string): string {
  const known = sources.get(name) ?? readFileSync(join(projectRoot(), 'src/platform/documents', name), 'utf8')
  sources.set(name, known)
  return known
}

const plainRun = (run: Run) =>
  typeof run === 'string' ? { text: run, href: '' } : { text: run.text, href: run.href ?? '' }

function plain(block: Block, files: Map<string, Uint8Array>): object {
  if (block.kind === 'paragraph') return { ...block, indent: block.indent ?? true, runs: block.runs.map(plainRun) }
  if (block.kind === 'table') {
    const columns = block.columns.map((column) => ({ align: 'left', ...column }))
    return { ...block, caption: block.caption ?? '', columns, rows: block.rows.map((row) => row.map(plainRun)) }
  }
  if (block.kind !== 'photos') return block
  const photos = block.photos.map(({ bytes, caption, href = '' }) => {
    const path = `/photo-${files.size + 1}.${bytes[0] === 0x89 ? 'png' : 'jpg'}`
    files.set(path, bytes)
    return { path, caption: { text: caption, href } }
  })
  return { kind: 'photos', photos }
}
