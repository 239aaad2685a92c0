import { blocksOf } from './campaign.rules.ts'
import { distinct } from './contacts.rules.ts'
import { type Flow, type Found, flowOf, found, part, wordsIn } from './flow.ts'
import { flowOfLines } from './head.rules.ts'
import type { Layout } from './layout.ts'
import type { Line } from './lines.ts'
import { isAttachmentNote, isCopyLine, isDateLine, isOrganLine, isRemark } from './shapes.ts'
import { kindsAddressed } from './unit-kinds.rules.ts'

/** Recipients part at commas; where there are none, at 、. Brackets are not cut. */
export function recipientsIn(layout: Layout): Found<string>[] {
  const flow = flowOfLines(layout, layout.recipients)
  const text = flow.text.replace(/:$/, '')
  const separators = /[,;]/.test(text.replace(/\([^()]*\)/g, '')) ? ',;' : '、'
  const names: Found<string>[] = []
  let from = 0
  let depth = 0
  for (let index = 0; index <= text.length; index++) {
    const character = text[index]
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    if (index < text.length && (depth > 0 || !separators.includes(character!))) continue
    const value = wordsIn(flow, from, index)
    if (value) names.push(found(flow, from, index, value, 'recipients.line'))
    from = index + 1
  }
  return names
}

export function recipientKindsOf(layout: Layout): Found<string[]> | null {
  const sources: { flow: Flow; rule: string }[] = [
    { flow: flowOfLines(layout, layout.recipients), rule: 'recipient-kinds.line' },
    ...blocksOf(layout, 'participants').map(({ body }) => ({ flow: body, rule: 'recipient-kinds.participants' })),
    { flow: ownKind(layout), rule: 'recipient-kinds.own-unit' },
  ]
  for (const { flow, rule } of sources) {
    const kinds = kindsAddressed(flow.text)
    if (kinds.length) return found(flow, 0, flow.text.length, kinds, rule)
  }
  return null
}

/** A plan of a school or firm for itself: “结合我校实际”. A town's own plan speaks to others. */
function ownKind(layout: Layout): Flow {
  const opening = flowOfLines(layout, layout.opening)
  const own = /我(?:校|园|公司|厂|矿|村|社区)(?!长)/.exec(opening.text)
  if (own) return part(opening, own.index, own.index + own[0].length)
  const title = flowOfLines(layout, layout.title)
  const school = /学校|幼儿园|中学|小学|学院|医院|卫生院/.exec(title.text)
  return school && !/关于/.test(title.text)
    ? part(title, school.index, school.index + school[0].length)
    : flowOf(layout.source, [])
}

/** The number of an attachment, never the first digits of “2018年…”. */
const numbered =
  /^(?:附 {0,4}件? {0,3}:?)? {0,2}(?:\d{1,2}(?![\d年月])|[一二三四五六七八九十](?= {0,2}[.、:]))? {0,2}[.、:]? {0,2}/

export function attachmentsIn(layout: Layout): Found<string>[] {
  const start = layout.tail.findIndex(({ text }) => isAttachmentNote(text))
  if (start < 0) return []
  const names: Found<string>[] = []
  for (const [index, line] of layout.tail.slice(start).entries()) {
    const { text } = line
    if (index > 0 && (isDateLine(text) || isOrganLine(text) || isCopyLine(text) || isRemark(text))) break
    if (index > 0 && !isAttachmentNote(text) && !/^\d{1,2} {0,2}[.、]/.test(text)) {
      // “附件1” alone stands over its own title on the next line.
      const bare = /^附 {0,4}件? {0,3}\d{0,2}:?$/.test(layout.tail[start + index - 1]!.text)
      if (!bare) break
    }
    names.push(...namesIn(layout, line))
  }
  return distinct(names)
}

/** Several may stand on one line: “附件：1.名单 2.统计表”. */
function namesIn(layout: Layout, line: Line): Found<string>[] {
  const flow = flowOfLines(layout, [line])
  const cuts = [...flow.text.matchAll(/ {1,}(?=\d{1,2} {0,2}[.、](?!\d))/g)].map(({ index }) => index)
  const bounds = [0, ...cuts, flow.text.length]
  return bounds.slice(0, -1).flatMap((from, index) => {
    const to = bounds[index + 1]!
    const text = flow.text.slice(from, to)
    const lead = /^ */.exec(text)![0].length
    const start = from + lead + numbered.exec(text.slice(lead))![0].length
    const value = wordsIn(flow, start, to)
      .replace(/[。;；,，]+$/, '')
      .replace(/^《(.{2,80})》$/, '$1')
    return value.length > 1 ? [found(flow, start, to, value, 'attachments.note')] : []
  })
}

export function copyToIn(layout: Layout): Found<string>[] {
  const line = layout.tail.find(({ text }) => /^抄 {0,4}[送报] {0,4}:/.test(text))
  if (!line) return []
  const flow = flowOfLines(layout, [line])
  let from = flow.text.indexOf(':') + 1
  return flow.text
    .slice(from)
    .split(/[,;]/.test(flow.text) ? /[,;。]/ : /[、。]/)
    .flatMap((text) => {
      const start = from
      from += text.length + 1
      const value = wordsIn(flow, start, start + text.length)
      return value ? [found(flow, start, start + text.length, value, 'copy-to.line')] : []
    })
}

const wholeNumber =
  /(?<![\u4e00-\u9fffA-Za-z])[\u4e00-\u9fffA-Za-z]{2,12} ?[〔(] ?20\d\d ?[〕)] {0,6}第? {0,4}\d{0,5} {0,4}号/g
const brokenNumber = /[\u4e00-\u9fff]{2,10}(?:〔20\d{2}(?!\d? ?〕)\d{0,4}(?!\d)号?|20(?:1\d|2\d)\d{1,3}号)/g
const lead = /^.*(?:根据|按照|落实|依据|结合|通知|文件|转发|关于|精神|要求|和|与|及)/

/** Numbers of the notices this one rests on; what the page broke is shown apart. */
export function basisIn(layout: Layout): { whole: Found<string>[]; broken: Found<string>[] } {
  const words = [...layout.opening, ...layout.recipients]
  const flow = flowOfLines(layout, words)
  const read = (pattern: RegExp, rule: string) =>
    [...flow.text.matchAll(pattern)].map((match) => {
      const skipped = lead.exec(match[0])?.[0].length ?? 0
      const start = match.index + skipped
      const raw = flow.raw.slice(start, match.index + match[0].length)
      const value = /\d {0,4}号$/.test(raw) ? raw.replace(/\s/g, '') : raw
      return found(flow, start, match.index + match[0].length, value, rule)
    })
  const whole = distinct(read(wholeNumber, 'basis.number'))
  return {
    whole,
    broken: distinct(read(brokenNumber, 'basis.broken-number')).filter(
      ({ value }) => !whole.some((known) => known.value.includes(value)),
    ),
  }
}
