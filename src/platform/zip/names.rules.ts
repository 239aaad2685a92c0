/** Names of files and folders that Windows, macOS and Linux all take. Pure. */

/** The same signs in their full width read alike and are allowed. */
const WIDE: Record<string, string> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
}
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i
/** A path within Windows' 260 and a name within 255 bytes of UTF-8, with room for the folder it is unpacked into. */
const MOST_CHARACTERS = 40

/** Empty when nothing of it can be kept. */
export function safeName(text: string, most = MOST_CHARACTERS): string {
  const name = cut(
    text
      .toWellFormed()
      .normalize('NFC')
      // unseen signs (direction marks among them) can make a name look like another
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/[<>:"/\\|?*]/g, (sign) => WIDE[sign] ?? ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    most,
  ).replace(/[. ]+$/, '')
  return RESERVED.test(name) ? `_${name}` : name
}

function cut(text: string, most: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > most) break
    kept += character
  }
  return kept
}

/** No two names of one folder that differ only in their case: Windows would write one over the other. */
export class FolderNames {
  readonly #taken = new Set<string>()
  take(wanted: string): string {
    let name = wanted
    for (let nth = 2; this.#taken.has(name.toLowerCase()); nth += 1) name = `${wanted}（${nth}）`
    this.#taken.add(name.toLowerCase())
    return name
  }
}

const TYPES: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/tiff': 'tif',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'application/x-ole-storage': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}
export const endingOf = (mediaType: string): string => TYPES[mediaType] ?? 'bin'
