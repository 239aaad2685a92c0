import { readDoc } from './paper/doc.ts'
import { readDocx } from './paper/docx.ts'
import { readPlainText } from './paper/plain-text.ts'
import type { DocumentRead } from './paper/problems.ts'

/** Pictures in a file weigh more than its words. */
const bytesAtMost = 30_000_000
/** A hundred pages. */
const charactersAtMost = 200_000

const is = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)
const starts = (bytes: Uint8Array, words: string) => is(bytes, ...[...words].map((letter) => letter.charCodeAt(0)))

const isOther = (bytes: Uint8Array) =>
  starts(bytes, '%PDF') ||
  starts(bytes, '{\\rtf') ||
  starts(bytes, 'Rar!') ||
  starts(bytes, 'GIF8') ||
  starts(bytes, 'BM') ||
  is(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  is(bytes, 0xff, 0xd8, 0xff) ||
  is(bytes, 0x37, 0x7a, 0xbc, 0xaf)

async function wordsOf(bytes: Uint8Array): Promise<DocumentRead> {
  if (bytes.length === 0) return { problem: 'empty' }
  if (bytes.length > bytesAtMost) return { problem: 'too-big' }
  if (is(bytes, 0x50, 0x4b, 0x03, 0x04)) return readDocx(bytes)
  if (is(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return readDoc(bytes)
  return isOther(bytes) ? { problem: 'kind' } : readPlainText(bytes)
}

/** The words of a notice's file. Its kind is told from its content: names are often wrong. */
export async function readDocument(bytes: Uint8Array, _name: string): Promise<DocumentRead> {
  const read = await wordsOf(bytes)
  if ('problem' in read) return read
  if (!read.text.trim()) return { problem: 'empty' }
  return read.text.length > charactersAtMost ? { problem: 'too-big' } : read
}
