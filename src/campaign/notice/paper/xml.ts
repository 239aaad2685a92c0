/** An element of Word's XML. Text stands in `text`, in order among the children. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** Word nests some dozens deep; more is made to exhaust the reader. */
const deepest = 400

function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** Local names without their prefix; null for what is no XML, or declares entities of its own. */
export function parseXml(source: string): Element | null {
  if (/<!DOCTYPE|<!ENTITY/i.test(source.slice(0, 4000))) return null
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const match of source.matchAll(token)) {
    const top = open.at(-1)!
    const [, cdata, closes, name, rest, empty, text] = match
    const words = cdata ?? (text === undefined ? undefined : plain(text))
    if (words !== undefined) {
      top.children.push({ name: '#text', attributes: {}, children: [], text: words })
      continue
    }
    if (!name || name.startsWith('!')) continue
    if (closes) {
      if (open.length > 1) open.pop()
      continue
    }
    const element: Element = { name: localName(name), attributes: attributesIn(rest ?? ''), children: [], text: '' }
    top.children.push(element)
    if (!empty) open.push(element)
    if (open.length > deepest) return null
  }
  return root.children.find((child) => child.name !== '#text') ?? null
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function attributesIn(text: string): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [, name, double, single] of text.matchAll(attribute))
    read[localName(name!)] = plain(double ?? single ?? '')
  return read
}

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name)
export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? []
/** `<w:start w:val="3"/>` → "3". */
export const valOf = (element: Element | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes.val
