import type { Source } from './fold.ts'
import { dateLabels, metadataLabels, pageFurniture } from './furniture.ts'

/** Longer lines are running text, whatever words they hold. */
const furnitureAtMost = 120

/** A line without its blanks and bullets, in folded positions. */
export type Line = { start: number; end: number; text: string }
export type Metadata = { label: string; value: string; start: number; end: number }

const bullet = /^(?:[·*]|[-—](?=[ \u4e00-\u9fff])) {0,4}/
const spaced = (label: string) => [...label].join(' {0,8}')
const labelPattern = new RegExp(`(?:^|(?<= ))(${metadataLabels.map(spaced).join('|')}) {0,4}:`, 'g')
const startsWithLabel = new RegExp(`^(?:${metadataLabels.map(spaced).join('|')}) {0,4}:`)

export function linesOf(source: Source): Line[] {
  const lines: Line[] = []
  let from = 0
  for (let index = 0; index <= source.text.length; index++) {
    if (index < source.text.length && source.text[index] !== '\n') continue
    let start = from
    let end = index
    while (start < end && source.text[start] === ' ') start++
    while (end > start && source.text[end - 1] === ' ') end--
    start += bullet.exec(source.text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0
    if (end > start) lines.push({ start, end, text: source.text.slice(start, end) })
    from = index + 1
  }
  return lines
}

function metadataIn(line: Line): Metadata[] {
  const found: Metadata[] = []
  const labels = [...line.text.matchAll(labelPattern)]
  labels.forEach((match, index) => {
    const from = match.index + match[0].length
    const until = labels[index + 1]?.index ?? line.text.length
    const part = line.text.slice(from, until)
    const lead = part.length - part.trimStart().length
    const value = part.trim()
    const start = line.start + from + lead
    found.push({ label: match[1]!.replace(/ /g, ''), value, start, end: start + value.length })
  })
  return found
}

/** Takes the page's furniture away and reads the site's own metadata block. */
export function withoutFurniture(lines: Line[]): { lines: Line[]; metadata: Metadata[] } {
  const kept: Line[] = []
  const metadata: Metadata[] = []
  let waiting: Metadata | undefined
  for (const line of lines) {
    const isLabel = startsWithLabel.test(line.text)
    if (isLabel) {
      const read = metadataIn(line)
      metadata.push(...read)
      const lastRead = read.at(-1)
      waiting = lastRead && !lastRead.value ? lastRead : undefined
      continue
    }
    if (waiting && belongsTo(waiting.label, line.text)) {
      Object.assign(waiting, { value: line.text, start: line.start, end: line.end })
      waiting = undefined
      continue
    }
    waiting = undefined
    if (line.text.length > furnitureAtMost || !pageFurniture.some((pattern) => pattern.test(line.text))) kept.push(line)
  }
  return { lines: kept, metadata: metadata.filter((entry) => entry.value) }
}

/** A label alone on its line takes the next line only when that looks like its value. */
function belongsTo(label: string, text: string): boolean {
  if (dateLabels.includes(label)) return /^\d{4}[-年./]\d/.test(text)
  if (/文号|字号|作者/.test(label)) return /\d{1,4} {0,2}号$/.test(text) && text.length < 40
  if (/^标题|名称$/.test(label)) return true
  return text.length <= 40 && !/[。]/.test(text) && !/(通知|方案)$/.test(text)
}
