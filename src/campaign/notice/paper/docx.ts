import { unzipSync } from 'fflate'
import { ListNumbering } from './list-numbering.ts'
import type { DocumentRead } from './problems.ts'
import { childOf, childrenOf, type Element, parseXml } from './xml.ts'

/** Unpacked size of one part; a notice of a hundred pages has two million characters of XML. */
const partAtMost = 30_000_000
const parts = /^word\/(?:document\d*|numbering|styles)\.xml$/

/** Struck out, hidden, read aloud, or said once already. */
const unread = new Set(['del', 'moveFrom', 'delText', 'instrText', 'Fallback', 'rt', 'pPr', 'rPr', 'sectPr', 'tblPr'])

export function readDocx(bytes: Uint8Array): DocumentRead {
  let tooBig = false
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!parts.test(name)) return false
        tooBig ||= originalSize > partAtMost
        return !tooBig
      },
    })
  } catch {
    return { problem: 'broken' }
  }
  if (tooBig) return { problem: 'too-big' }
  const name = Object.keys(files).find((each) => /^word\/document/.test(each))
  if (!name) return { problem: 'kind' }
  const words = new TextDecoder()
  const part = (file: string) => (files[file] ? parseXml(words.decode(files[file])) : null)
  const body = childOf(part(name) ?? undefined, 'body')
  if (!body) return { problem: 'broken' }
  const numbering = new ListNumbering(part('word/numbering.xml'), part('word/styles.xml'))
  return { text: joined(linesOf(body, numbering)), kind: 'docx' }
}

/** A line, and whether its end was struck out, so that the next belongs to it. */
type Line = { text: string; goesOn: boolean }

function joined(lines: Line[]): string {
  return lines.map(({ text, goesOn }) => (goesOn ? text : `${text}\n`)).join('')
}

function linesOf(parent: Element, numbering: ListNumbering): Line[] {
  return parent.children.flatMap((child): Line[] => {
    if (child.name === 'p') return paragraph(child, numbering)
    if (child.name === 'tbl') return childrenOf(child, 'tr').flatMap((row) => rowLines(row, numbering))
    return unread.has(child.name) || child.name === '#text' ? [] : linesOf(child, numbering)
  })
}

/** A row is one line; a table of one cell is only a frame around its lines. */
function rowLines(row: Element, numbering: ListNumbering): Line[] {
  const cells = childrenOf(row, 'tc').map((cell) => linesOf(cell, numbering))
  if (cells.length === 1) return cells[0]!
  const text = cells.map((lines) => joined(lines).replace(/\n+/g, ' ').trim()).join('\t')
  return text.trim() ? [{ text, goesOn: false }] : []
}

function paragraph(element: Element, numbering: ListNumbering): Line[] {
  const properties = childOf(element, 'pPr')
  const boxes: Line[] = []
  const text = textOf(element, numbering, boxes)
  const endStruck = Boolean(childOf(childOf(properties, 'rPr'), 'del'))
  if (!text && endStruck) return boxes
  const mark = numbering.markOf(properties)
  return [...boxes, { text: text.trim() ? mark + text : '', goesOn: endStruck }]
}

function textOf(element: Element, numbering: ListNumbering, boxes: Line[]): string {
  let text = ''
  for (const child of element.children) {
    if (unread.has(child.name) || (child.name === 'r' && isHidden(child))) continue
    if (child.name === 't') text += child.children.map(({ text: words }) => words).join('')
    else if (child.name === 'tab' || child.name === 'ptab') text += '\t'
    else if (child.name === 'br' || child.name === 'cr') text += '\n'
    else if (child.name === 'noBreakHyphen') text += '-'
    // A red head often stands in a text box, which hangs inside a paragraph.
    else if (child.name === 'txbxContent') boxes.push(...linesOf(child, numbering))
    else text += textOf(child, numbering, boxes)
  }
  return text
}

function isHidden(run: Element): boolean {
  const vanish = childOf(childOf(run, 'rPr'), 'vanish')
  return Boolean(vanish) && !/^(?:0|false|off)$/.test(vanish!.attributes.val ?? '')
}
