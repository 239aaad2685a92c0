/**
 * Public texts mix full and half width. Rules read one folded form; every character of it remembers where it stood,
 * so that what a rule finds can be shown in the notice as it was sent.
 */
export type Source = { original: string; raw: string; text: string; at: Int32Array }
export type Span = { start: number; end: number }

const dropped = /[\u200b-\u200f\u2060\ufeff\u00ad]/
const direct: Record<string, string> = {
  ...spread('\t\v\f\u00a0', ' '),
  ...spread('\u2028\u2029\u0085', '\n'),
  ...spread('„‟＂「『', '“'),
  ...spread('」』', '”'),
  ...spread('‐‑‒–—―─━﹘', '—'),
  ...spread('～〜∼', '~'),
  ...spread('[［【〖﹝', '〔'),
  ...spread(']］】〗﹞', '〕'),
  ...spread('<＜', '〈'),
  ...spread('>＞', '〉'),
  ...spread('•‧∙・●▪◆■', '·'),
  ...spread('○◯', '〇'),
  '。': '。',
  '｡': '。',
  '､': '、',
}

function spread(characters: string, to: string): Record<string, string> {
  return Object.fromEntries([...characters].map((character) => [character, to]))
}

/** Pages copied with their tags: those of lines are lines, the others go. */
const tagAt = /^<\/?(?:br|p|div|li|tr|td|span|strong|b|font|em|u|o:p)(?: [^<>]{0,80})? ?\/?>/i

const isCircled = (code: number) => code >= 0x2460 && code <= 0x249b

const foldings = new Map<string, string>()
function foldingOf(character: string): string {
  const known = foldings.get(character)
  if (known !== undefined) return known
  const code = character.charCodeAt(0)
  const whole = direct[character] ?? (isCircled(code) ? character : character.normalize('NFKC'))
  // A fold that grows ("㈠" to "(一)") would break the one-to-one row of characters.
  const folded = whole.length === 1 ? whole : character
  foldings.set(character, folded)
  return folded
}

export function fold(original: string): Source {
  const at = new Int32Array(original.length)
  const raw: string[] = []
  const text: string[] = []
  let open = false
  for (let index = 0; index < original.length; index++) {
    const character = original[index]!
    if (dropped.test(character) || (character === '\r' && original[index + 1] === '\n')) continue
    const tag = character === '<' ? tagAt.exec(original.slice(index, index + 100)) : null
    if (tag && !/^<\/?(?:br|p|div|li|tr)\b/i.test(tag[0])) {
      index += tag[0].length - 1
      continue
    }
    let folded = tag ? '\n' : character === '\r' ? '\n' : foldingOf(character)
    // Straight quotes alternate; a line ends what was left open.
    if (folded === '\n') open = false
    if (folded === '"') {
      folded = open ? '”' : '“'
      open = !open
    }
    at[raw.length] = index
    raw.push(tag || character === '\r' ? '\n' : character)
    text.push(folded)
    if (tag) index += tag[0].length - 1
  }
  closeSentences(text)
  return { original, raw: raw.join(''), text: text.join(''), at: at.subarray(0, raw.length) }
}

const han = /[\u4e00-\u9fff]/
const numeral = /[一二三四五六七八九十]/

/** Pages typed with ASCII end their sentences with a dot: “召开.上交教案.” The dot behind a list mark stays. */
function closeSentences(text: string[]): void {
  let lineStart = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\n') lineStart = index + 1
    if (text[index] !== '.' || index === lineStart) continue
    const before = text[index - 1]!
    if (!han.test(before) && before !== '”' && before !== ')' && before !== '》') continue
    if (
      index - lineStart <= 4 &&
      text.slice(lineStart, index).every((each) => numeral.test(each) || '( )'.includes(each))
    )
      continue
    const next = text.slice(index + 1, index + 4).find((each) => each !== ' ') ?? '\n'
    if (next !== '”' && (next === '\n' || han.test(next) || /[\d“(《]/.test(next))) text[index] = '。'
  }
}

export function spanOf(source: Source, start: number, end: number): Span {
  if (end <= start) return { start: source.at[start] ?? 0, end: source.at[start] ?? 0 }
  return { start: source.at[start]!, end: source.at[end - 1]! + 1 }
}
