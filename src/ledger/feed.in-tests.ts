/** Well-formed XML 1.0 as strictly as a feed needs it: the texts of each element by its path. Anything loose throws. */
export function parseFeed(raw: string): Map<string, string[]> {
  const head = '<?xml version="1.0" encoding="utf-8"?>\n'
  if (!raw.startsWith(head)) throw new Error('No declaration')
  if (!raw.isWellFormed()) throw new Error('Half a letter')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in XML
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(raw)) throw new Error('A letter that XML has not')
  const found = new Map<string, string[]>()
  const open: string[] = []
  let at = head.length
  while (at < raw.length) {
    const text = /[^<]*/y
    text.lastIndex = at
    const words = text.exec(raw)![0]
    at += words.length
    if (words.trim()) {
      if (open.length === 0) throw new Error(`Text outside: ${words}`)
      const path = open.join('/')
      found.set(path, [...(found.get(path) ?? []), plain(words)])
    }
    if (at === raw.length) break
    const tag = /<(\/?)([a-z]+)((?: [a-z:]+="[^"<]*")*)(\/?)>/y
    tag.lastIndex = at
    const [whole, closes, name, attributes] = tag.exec(raw) ?? []
    if (!whole || !name) throw new Error(`Not a tag: ${raw.slice(at, at + 60)}`)
    plain(attributes ?? '')
    at += whole.length
    if (closes) {
      if (open.pop() !== name) throw new Error(`${name} ends out of turn`)
    } else if (!whole.endsWith('/>')) open.push(name)
    else found.set([...open, name].join('/'), [...(found.get([...open, name].join('/')) ?? []), attributes ?? ''])
  }
  if (open.length > 0) throw new Error(`${open} is left open`)
  return found
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(words: string): string {
  if (words.includes(']]>') || /&(?!(?:amp|lt|gt|quot|apos);)/.test(words)) throw new Error(`Not escaped: ${words}`)
  return words.replace(/&(\w+);/g, (_, name: string) => entities[name]!)
}
