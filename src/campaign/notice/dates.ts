import { numberOf } from './numerals.ts'

/** A day or month as written: what the text leaves out stays null. */
export type Day = { year: number | null; month: number; day: number | null; hidden?: true }
export type When = {
  start: number
  end: number
  from: Day
  to: Day | null
  clock: string | null
  clockEnd: string | null
  before: boolean
  /** The page lost its 月: “616日”. */
  mended?: true
}

const cn = '〇零一二三四五六七八九十'
const gap = ' {0,3}'
const year = `(?:(\\d{4}|[${cn}]{4}|20[\\dxX×*_?][xX×*_?]|[xX×*]{4})${gap}年${gap}度?)?`
const month = `(\\d{1,2}|[一二三四五六七八九十]{1,2})${gap}月份?`
const toDay = `${gap}(?:至|到|—{1,2}|-{1,2}|~)${gap}\\d{1,2}${gap}[日号]`
const day = `(?:${gap}(\\d{1,2}|[${cn}]{1,3})(?:${gap}[日号]|(?=${toDay}))|${gap}(底|末|上旬|中旬|下旬|初)|${gap}(?=[^\\d${cn} ]|$| [^\\d]))`
const point = `${year}${gap}${month}${day}`
const iso = `(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})`
const dotted = `(\\d{1,2})[·.](\\d{1,2})(?![\\d.])`
const lost = `(?<![\\d.])([1-9]\\d{1,2})${gap}日`
const weekday = `(?:${gap}\\(?${gap}(?:星期|周|礼拜)[一二三四五六日天]${gap}\\)?)?`
const half = '(上午|下午|晚上?|中午|早上?|凌晨)?'
const clock = `${half}${gap}(\\d{1,2})(?:${gap}[:时点]${gap}(\\d{2})${gap}分?|${gap}[时点](半|整)?)`
const dash = `${gap}(?:(?:起|开始|(?:正式)?启动)?,?(?:并|一直)?(?:持续|延续)?(?:至|到)|—{1,6}|-{1,6}|~{1,3}|一{1,2}(?=\\d))${gap}`

const startPattern = new RegExp(
  `${iso}|${lost}|${point}|(?<![\\d.])${dotted}(?=[“前日]|安全|${dash}\\d{1,2}[·.]\\d{1,2}(?:\\)|$))`,
  'g',
)
const pointAfter = new RegExp(`${iso}|${point}`, 'y')
const dottedAfter = new RegExp(dotted, 'y')
const dayAfter = new RegExp(`(\\d{1,2}|[${cn}]{1,3})${gap}[日号]`, 'y')
const lostAfter = new RegExp(lost, 'y')
const weekdayAfter = new RegExp(weekday, 'y')
const clockAfter = new RegExp(`,?${gap}${clock}`, 'y')
const dashAfter = new RegExp(dash, 'y')
const beforeAfter = /(?:当[天日])? {0,2}(?:下班|放学)?(?:\(含[^()]{0,6}\))?(?:之|以)?前(?![往期后])/y

const endOf: Record<string, number> = { 底: 31, 末: 31, 上旬: 10, 中旬: 20, 下旬: 31, 初: 5 }
const last = (month: number, year: number | null) => new Date(Date.UTC(year ?? 2001, month, 0)).getUTCDate()

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

function dayOf(y: string | undefined, m: string, d: string | undefined, part: string | undefined): Day | null {
  const month = numberOf(m) ?? 0
  const numbered = y === undefined ? null : numberOf(y)
  const day = d === undefined ? null : numberOf(d)
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > last(month, numbered ?? 2000)))) return null
  const written: Day = { year: numbered, month, day: part ? Math.min(endOf[part]!, last(month, numbered)) : day }
  if (y !== undefined && numbered === null) written.hidden = true
  return written
}

/** “616日” is 6月16日 with its 月 lost on the page; “16日” alone is nothing. */
function mended(digits: string): Day | null {
  const tail = digits.length === 3 ? digits.slice(1) : digits.slice(1, 2)
  if (digits.length === 2 && Number(digits) <= 31) return null
  return dayOf(undefined, digits[0]!, tail, undefined)
}

function clockOf(match: RegExpExecArray | null, half?: string): string | null {
  if (!match) return null
  let hour = Number(match[2])
  const said = match[1] ?? half
  if (said && /下午|晚/.test(said) && hour < 12) hour += 12
  const minute = match[4] === '半' ? 30 : Number(match[3] ?? 0)
  if (hour > 24 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export function clockAt(text: string, index: number): { end: number; clock: string; clockEnd: string | null } | null {
  const first = at(clockAfter, text, index)
  const opening = clockOf(first)
  if (!first || !opening) return null
  let end = index + first[0].length
  const dashed = at(dashAfter, text, end)
  const second = dashed ? at(clockAfter, text, end + dashed[0].length) : null
  const closing = clockOf(second, first[1])
  if (second && closing) end += dashed![0].length + second[0].length
  return { end, clock: opening, clockEnd: closing }
}

function startDay(match: RegExpExecArray): { day: Day | null; mended?: true } {
  if (match[1]) return { day: dayOf(match[1], match[3]!, match[4], undefined) }
  if (match[5]) return { day: mended(match[5]), mended: true }
  if (match[7]) return { day: dayOf(match[6], match[7], match[8], match[9]) }
  return { day: dayOf(undefined, match[10]!, match[11], undefined) }
}

const thirds: Record<string, number> = { 上旬: 1, 中旬: 11, 下旬: 21 }

/** “6月中旬” is ten days. */
function thirdOf(day: Day, part: string | undefined): { from: Day; to: Day } | null {
  const first = part === undefined ? undefined : thirds[part]
  return first === undefined ? null : { from: { ...day, day: first }, to: day }
}

function rangeEnd(text: string, index: number, from: Day): { day: Day; end: number } | null {
  const dashed = at(dashAfter, text, index)
  if (!dashed) return null
  const next = index + dashed[0].length
  const whole = at(pointAfter, text, next)
  if (whole) {
    const day = whole[1]
      ? dayOf(whole[1], whole[3]!, whole[4], undefined)
      : dayOf(whole[5], whole[6]!, whole[7], whole[8])
    if (day) return { day, end: next + whole[0].length }
  }
  const points = at(dottedAfter, text, next)
  const pointed = points && dayOf(undefined, points[1]!, points[2], undefined)
  if (pointed) return { day: pointed, end: next + points[0].length }
  const alone = at(dayAfter, text, next)
  const day = alone && dayOf(undefined, String(from.month), alone[1], undefined)
  if (day) return { day, end: next + alone[0].length }
  const broken = at(lostAfter, text, next)
  const fixed = broken && mended(broken[1]!)
  return fixed ? { day: fixed, end: next + broken[0].length } : null
}

export function findDates(text: string): When[] {
  const dates: When[] = []
  startPattern.lastIndex = 0
  for (let match = startPattern.exec(text); match; match = startPattern.exec(text)) {
    const { day, mended: wasMended } = startDay(match)
    if (!day) continue
    let end = match.index + match[0].length
    const skipWeekday = () => {
      end += at(weekdayAfter, text, end)?.[0].length ?? 0
    }
    skipWeekday()
    const opening = clockAt(text, end)
    let timed = opening
    if (opening) end = opening.end
    const closing = opening?.clockEnd ? null : rangeEnd(text, end, day)
    if (closing) {
      end = closing.end
      skipWeekday()
      timed = opening ?? clockAt(text, end)
      if (timed) end = Math.max(end, timed.end)
    }
    const ahead = at(beforeAfter, text, end)
    if (ahead) end += ahead[0].length
    const third = ahead || closing ? null : thirdOf(day, match[9])
    dates.push({
      start: match.index,
      end,
      from: third?.from ?? day,
      to: closing?.day ?? third?.to ?? null,
      clock: timed?.clock ?? null,
      clockEnd: timed?.clockEnd ?? null,
      before: Boolean(ahead),
      ...(wasMended && { mended: true }),
    })
    startPattern.lastIndex = Math.max(end, match.index + 1)
  }
  return dates
}

const two = (value: number) => String(value).padStart(2, '0')

/** ISO day, or “MM-DD” when the year is hidden or unknown. */
export function isoOf(day: Day, year: number | null, side: 'start' | 'end' = 'start'): string | null {
  const known = day.hidden ? null : (day.year ?? year)
  if (known === null) return null
  return `${known}-${monthDayOf(day, known, side)}`
}

export function monthDayOf(day: Day, year: number | null, side: 'start' | 'end' = 'start'): string {
  return `${two(day.month)}-${two(day.day ?? (side === 'start' ? 1 : last(day.month, day.year ?? year)))}`
}
