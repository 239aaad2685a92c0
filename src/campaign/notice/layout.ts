import { fold, type Source } from './fold.ts'
import { type Line, linesOf, type Metadata, withoutFurniture } from './lines.ts'
import { markerOf } from './markers.ts'
import { type Block, outlineOf, unrun } from './outline.ts'
import {
  documentNumber,
  isAttachmentNote,
  isBareRecipients,
  isCopyLine,
  isDateLine,
  isOpening,
  isOrganLine,
  isRecipients,
} from './shapes.ts'
import { planTitleOf, titleOf } from './titles.ts'

/** The places of an official document: what stands above, its words, what stands below. */
export type Layout = {
  source: Source
  lines: Line[]
  metadata: Metadata[]
  head: Line[]
  letterhead: Line[]
  title: Line[]
  recipients: Line[]
  planTitle: Line[]
  opening: Line[]
  blocks: Block[]
  closing: Line[]
  /** Signature, date, attachments, 版记: of the notice, and of a plan after it. */
  tail: Line[]
  signature: Line[]
  signedOn: Line | null
}

export function layoutOf(text: string): Layout {
  const source = fold(text)
  const cleared = withoutFurniture(linesOf(source))
  const lines = unrun(cleared.lines).flatMap(partRecipients)
  const start = bodyStart(lines)
  const titled = titleOf(lines.slice(0, start))
  const recipients = recipientsIn(lines, titled.until, start)
  const from = recipients.length ? lines.indexOf(recipients.at(-1)!) + 1 : Math.max(start, titled.until)
  const signed = signatureAfter(lines, from)
  const plan = planAfter(lines, from, signed)
  const main = plan ? plan.from : from
  const end = tailStart(lines, main)
  const outline = outlineOf(source, lines.slice(main, end))
  return {
    source,
    lines,
    metadata: cleared.metadata,
    head: lines.slice(0, start),
    letterhead: titled.letterhead,
    title: titled.title,
    recipients,
    planTitle: plan?.title ?? [],
    opening: plan ? [...lines.slice(from, plan.cover), ...outline.opening] : outline.opening,
    blocks: outline.blocks,
    closing: outline.closing,
    tail: [...(plan ? lines.slice(plan.cover, plan.from) : []), ...lines.slice(end)],
    ...(signed ?? { signature: [], signedOn: null }),
  }
}

/** “各村：今年6月…” on one line is two, and so is a document number with the recipients behind it. */
function partRecipients(line: Line): Line[] {
  const number = documentNumber.exec(line.text)
  const named = number ? line.text.slice(number.index + number[0].length) : ''
  if (number && named && isRecipients(named)) {
    const cut = line.start + number.index + number[0].length
    return [
      { start: line.start, end: cut, text: line.text.slice(0, cut - line.start) },
      { start: cut, end: line.end, text: named },
    ]
  }
  const colon = line.text.slice(0, 160).indexOf(':')
  if (colon < 2 || colon > line.text.length - 12 || !/^各/.test(line.text)) return [line]
  const head = line.text.slice(0, colon + 1)
  if (!isRecipients(head)) return [line]
  const rest = line.text.slice(colon + 1)
  const skipped = rest.length - rest.trimStart().length
  const at = line.start + colon + 1
  return [
    { start: line.start, end: at, text: head },
    { start: at + skipped, end: line.end, text: rest.trimStart() },
  ]
}

/** Words of the site may stand above the line of recipients. */
function bodyStart(lines: Line[]): number {
  const first = firstOfBody(lines)
  if (!isOpening(lines[first]?.text ?? '')) return first
  const behind = lines
    .slice(first, first + 6)
    .findIndex(({ text }) => text.length <= 40 && isRecipients(text) && !/[要应]/.test(text))
  return behind < 0 || lines.slice(first, first + behind).some(({ text }) => markerOf(text)) ? first : first + behind
}

function firstOfBody(lines: Line[]): number {
  const index = lines.findIndex(({ text }, at) => {
    if (isRecipients(text) || isOpening(text)) return true
    const marker = markerOf(text)
    // A page that begins in the middle begins with its number.
    if (at === 0 && marker?.rank === 1) return true
    return marker !== null && marker.rank <= 3 && marker.number === 1 && !isAttachmentNote(lines[at - 1]?.text ?? '')
  })
  if (index >= 0) return index
  // The last page of a plan: neither opening nor 一、, but a list of what is to be done. A pledge is none.
  const listed = lines.findIndex(
    ({ text }) => (markerOf(text)?.rank ?? 9) <= 3 && /活动|演练|培训|检查|宣传/.test(text.slice(0, 40)),
  )
  return listed < 0 ? lines.length : listed
}

function recipientsIn(lines: Line[], from: number, start: number): Line[] {
  const first = lines[start]
  if (first && isRecipients(first.text)) {
    const broken = start > from && lines[start - 1] && /^各.{8,}[,、]$/.test(lines[start - 1]!.text)
    return broken ? [lines[start - 1]!, first] : [first]
  }
  const above = lines[start - 1]
  return above && start > from && isBareRecipients(above.text) ? [above] : []
}

type Signed = { signature: Line[]; signedOn: Line | null; from: number; until: number }

/** One or more bodies over a date; or both on one line. */
function signatureAfter(lines: Line[], from: number): Signed | null {
  for (let index = from; index < lines.length; index++) {
    if (!isDateLine(lines[index]!.text)) {
      const joined = /^(.{4,60}?) {1,20}(\S{4}年.{2,10}日)$/.exec(lines[index]!.text)
      if (!joined || !isOrganLine(joined[1]!) || !isDateLine(joined[2]!)) continue
      const { start, end } = lines[index]!
      const cut = start + joined[1]!.length
      return {
        signature: [{ start, end: cut, text: joined[1]! }],
        signedOn: { start: end - joined[2]!.length, end, text: joined[2]! },
        from: index,
        until: index + 1,
      }
    }
    let top = index
    while (top > from && isOrganLine(lines[top - 1]!.text)) top--
    return { signature: lines.slice(top, index), signedOn: lines[index]!, from: top, until: index + 1 }
  }
  return null
}

type Plan = { title: Line[]; from: number; cover: number }

/** A short 印发 notice with the plan behind it: the words that count are the plan's. */
function planAfter(lines: Line[], from: number, signed: Signed | null): Plan | null {
  const firstMarker = lines.findIndex((line, index) => index >= from && markerOf(line.text)?.number === 1)
  const limit = firstMarker < 0 ? lines.length : firstMarker
  const end = signed && signed.from <= limit ? signed.from : limit
  const noted = lines.findIndex(({ text }, index) => index >= from && index < end && isAttachmentNote(text))
  const coverEnd = noted < 0 ? end : noted
  const searchFrom = signed && signed.until <= limit ? signed.until : from
  const title = planTitleOf(lines, searchFrom, Math.min(lines.length, limit + 1))
  if (title) return { title: title.lines, from: title.until, cover: Math.min(coverEnd, title.from) }
  if (signed && signed.until < limit && firstMarker > 0) return { title: [], from: signed.until, cover: coverEnd }
  return null
}

function tailStart(lines: Line[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const { text } = lines[index]!
    if (isAttachmentNote(text) || isCopyLine(text)) return index
    if (isDateLine(text)) {
      let top = index
      while (top > from && isOrganLine(lines[top - 1]!.text)) top--
      return top
    }
    const joined = /^(.{4,60}?) {1,20}\S{4}年.{2,10}日(?:印发)?$/.exec(text)
    if (joined && isOrganLine(joined[1]!)) return index
  }
  return lines.length
}
