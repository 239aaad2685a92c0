import iconv from 'iconv-lite'
import type { DocumentRead } from './problems.ts'

const begins = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/** In a sample, how many bytes at even and at odd places are zero: UTF-16 without its mark shows them at one side. */
function zeros(bytes: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 }
  for (let index = 0; index < Math.min(bytes.length, 4096); index++)
    if (bytes[index] === 0) count[index % 2 ? 'odd' : 'even']++
  return count
}

function decoded(bytes: Uint8Array): string | null {
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return new TextDecoder().decode(bytes)
  if (begins(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (begins(bytes, 0xfe, 0xff)) return iconv.decode(Buffer.from(bytes), 'utf-16be')
  const { even, odd } = zeros(bytes)
  if (even || odd) {
    if (odd > 4 * even && odd > 3) return new TextDecoder('utf-16le').decode(bytes)
    if (even > 4 * odd && even > 3) return iconv.decode(Buffer.from(bytes), 'utf-16be')
    return null
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return iconv.decode(Buffer.from(bytes), 'gb18030')
  }
}

/** Signs that no text holds: what a wrong decoding, or no text at all, leaves behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const strange = /[\u0000-\u0008\u000e-\u001f\u007f\ufffd\ue000-\uf8ff]/g

export const strangeIn = (text: string): boolean =>
  (text.match(strange)?.length ?? 0) > Math.max(2, text.replace(/\s/g, '').length / 50)

export function readPlainText(bytes: Uint8Array): DocumentRead {
  const text = decoded(bytes)
  if (text === null) return { problem: 'kind' }
  if (!text.trim()) return { problem: 'empty' }
  if (strangeIn(text)) return { problem: 'encoding' }
  return { text: text.replace(/^\ufeff/, ''), kind: 'txt' }
}
