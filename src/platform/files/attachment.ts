import type { FileProblem } from './picture.ts'

const MOST_BYTES = 25_000_000
const MOST_FILM_BYTES = 100_000_000

/** Papers and films: kept as they are, and only ever given out to be saved. The content decides, not the name. */
export function readAttachment(bytes: Buffer): { mediaType: string } | { problem: FileProblem } {
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === undefined) return { problem: 'kind' }
  if (bytes.length > (mediaType.startsWith('video/') ? MOST_FILM_BYTES : MOST_BYTES)) return { problem: 'too-big' }
  return hidesSomething(bytes, mediaType) ? { problem: 'hidden' } : { mediaType }
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'

function mediaTypeOf(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 12).toString('latin1')
  if (head.startsWith('%PDF-')) return 'application/pdf'
  if (/^....ftyp(isom|iso[2-6]|mp4|avc1|M4V|qt|3gp|MSNV)/s.test(head))
    return head.slice(8, 10) === 'qt' ? 'video/quicktime' : 'video/mp4'
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'application/x-ole-storage'
  if (!head.startsWith('PK\x03\x04')) return undefined
  // Names of an archive's parts stand uncompressed in it.
  if (!bytes.includes('[Content_Types].xml')) return undefined
  if (bytes.includes('word/document.xml')) return `${OFFICE}.wordprocessingml.document`
  return bytes.includes('xl/workbook.xml') ? `${OFFICE}.spreadsheetml.sheet` : undefined
}

/** Programs inside papers. Old .doc and .xls name their macros in two-byte letters. */
function hidesSomething(bytes: Buffer, mediaType: string): boolean {
  if (mediaType === 'application/pdf') return /\/(JavaScript|Launch|EmbeddedFile)\b/.test(bytes.toString('latin1'))
  if (mediaType.startsWith('video/')) return false
  return bytes.includes('vbaProject.bin') || bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))
}
