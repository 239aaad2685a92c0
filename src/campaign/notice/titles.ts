import type { Line } from './lines.ts'
import { markerOf } from './markers.ts'
import {
  compact,
  documentNumber,
  isDateLine,
  isOrganLine,
  isRedHead,
  isRemark,
  isTitleEnd,
  isWholeTitle,
} from './shapes.ts'

export type Titled = { title: Line[]; letterhead: Line[]; until: number }

/** The last title before the words begin: pages repeat it, and the document's own stands lowest. */
export function titleOf(head: Line[]): Titled {
  for (let last = head.length - 1; last >= 0; last--) {
    if (!isTitleEnd(head[last]!.text)) continue
    const first = titleStart(head, last)
    const title = head.slice(first, last + 1)
    if (!isWholeTitle(title.map((line) => compact(line.text)).join(''))) continue
    return withLetterhead(head, first, last)
  }
  const browser = head.find(({ text }) => /[_|]/.test(text) && isWholeTitle(text.split(/[_|]/)[0]!.trim()))
  if (browser) {
    const text = browser.text.split(/[_|]/)[0]!.trim()
    return {
      title: [{ start: browser.start, end: browser.start + text.length, text }],
      letterhead: [],
      until: head.indexOf(browser) + 1,
    }
  }
  return { title: [], letterhead: [], until: 0 }
}

/** Walks up while the lines above belong to the same title. */
function titleStart(head: Line[], last: number): number {
  let first = last
  while (first > 0 && last - first < 4 && goesOn(head[first - 1]!.text, head.slice(first, last + 1))) first--
  return first
}

const balance = (text: string, open: string, close: string) => text.split(open).length - text.split(close).length

function goesOn(above: string, below: Line[]): boolean {
  const text = below.map((line) => compact(line.text)).join('')
  if (above.length > 80 || /[。!?;_|]$|:$/.test(above) || isTitleEnd(above) || isRedHead(above) || isDateLine(above))
    return false
  if (isWholeNumberLine(above) || /^\d+$/.test(above)) return false
  if (balance(text, '《', '》') < 0 || balance(text, '“', '”') < 0) return true
  if (above.includes('关于')) return !/关于/.test(text.replace(/《.*》/, ''))
  // “…暨2016年” or “…关于开展” cannot be a title's end.
  if (/(?:\d年度?|[的和及暨与、]|关于|开展|印发|做好)$/.test(above) && above.length <= 40 && !/[,:]/.test(above))
    return true
  // "通知" alone, or a piece with no subject yet.
  if (text.length <= 6) return true
  return false
}

const isWholeNumberLine = (text: string) => documentNumber.test(text)

/**
 * A body named right above the title is its letterhead; under a red head or a document number,
 * where the issuer has been named already, it is the title's own first line.
 */
function withLetterhead(head: Line[], first: number, last: number): Titled {
  let top = first
  while (top > 0 && first - top < 4 && isOrganLine(head[top - 1]!.text) && !isRedHead(head[top - 1]!.text)) top--
  const organs = head.slice(top, first)
  const above = head.slice(Math.max(0, top - 4), top)
  const named = above.some(({ text }) => isRedHead(text) || documentNumber.test(text))
  const joins = organs.length > 0 && named && /^关于/.test(compact(head[first]!.text))
  return {
    title: head.slice(joins ? top : first, last + 1),
    letterhead: joins ? [] : organs,
    until: last + 1,
  }
}

const planEnd = /(?:方案|计划|安排|要点|办法|细则|预案)(?:\([^()]{1,12}\))?$/

/** A second title, of the plan behind a short notice. */
export function planTitleOf(
  lines: Line[],
  from: number,
  until: number,
): { lines: Line[]; from: number; until: number } | null {
  for (let index = from; index < until; index++) {
    const { text } = lines[index]!
    if (isRemark(text) || markerOf(text)) continue
    const whole = compact(text)
    if (whole.length > 60 || /[。,:;!?]/.test(whole) || !planEnd.test(whole) || /^[《附]|印发/.test(whole)) continue
    let first = index
    const above = lines[index - 1]
    const unfinished = whole.length < 10 || balance(whole, '“', '”') < 0
    if (
      unfinished &&
      above &&
      index > from &&
      above.text.length < 50 &&
      !/[。:;)]$/.test(above.text) &&
      !isDateLine(above.text)
    )
      first--
    return { lines: lines.slice(first, index + 1), from: first, until: index + 1 }
  }
  return null
}
