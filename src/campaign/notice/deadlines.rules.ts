import { clockAt, findDates, isoOf, type When } from './dates.ts'
import { type Flow, type Found, found, part, sentences, wordsIn } from './flow.ts'
import type { DeadlineRead } from './reading.ts'

const weekdays: Record<string, string> = {
  一: 'MON',
  二: 'TUE',
  三: 'WED',
  四: 'THU',
  五: 'FRI',
  六: 'SAT',
  日: 'SUN',
  天: 'SUN',
}
const weekly = /每(?:个)?(?:周|星期)([一二三四五六日天])(?![次场期课篇个名])/

/** weekly:FRI@17:00, weekly, workdays, daily, monthly. */
export function recurrenceIn(text: string): { value: string; start: number; end: number } | null {
  const named = weekly.exec(text)
  if (named) {
    let end = named.index + named[0].length
    const timed = clockAt(text, end)
    if (timed) end = timed.end
    end += /^(?:下班|放学)?(?:之|以)?前/.exec(text.slice(end))?.[0].length ?? 0
    return { value: `weekly:${weekdays[named[1]!]}${timed ? `@${timed.clock}` : ''}`, start: named.index, end }
  }
  const plain: [RegExp, string][] = [
    [/每个?工作日/, 'workdays'],
    [/每(?:天|日)(?!常)/, 'daily'],
    [/每(?:周|星期)(?!末)/, 'weekly'],
    [/每个?月/, 'monthly'],
  ]
  for (const [pattern, value] of plain) {
    const match = pattern.exec(text)
    if (match) return { value, start: match.index, end: match.index + match[0].length }
  }
  return null
}

const sends =
  /报送|上报|上交|报至|报到|报镇|报县|报区|报市|报局|(?<![墙板海画简])报送?[^告道名]|发送|发至|发到|发给|发邮[箱件]|送至|送交|提交|反馈|交至|交到|交[^通流]|布置完毕|传至|上传|回传/
export const isSending = (text: string) => sends.test(text)
/** “6月7日前召开，上交教案”: by then it is held; what is handed in has no day of its own. */
const heldBy = /^(?!将)[^,;。]{0,4}(?:召开|组织|开展|完成|举办|举行|进行|落实)/
const receiver = /(?:办公室|办|局|科|室|站|所|部|委|会|中心|院|处|队|镇|乡|街道|政府|公司)$/
const readied = /^[^,。;]{0,6}(?:完毕|到位|完成)/

/** What is sent: “将X报送…”, “报送X”, “X活动结束后及时上报”, “明确1名联络员，…前报…”. */
function whatIn(flow: Flow, time: { start: number; end: number }): { start: number; end: number } | null {
  const text = flow.text
  const after = text.slice(time.end, time.end + 120)
  const handed =
    /(?:^|[^,;。]{0,20})将([^;。]{2,80}?)(?:及时|统一|一并|打包|汇总后?|整理后?|以[^,。]{1,20}形式)*(?:,)?(?:报送|报(?![告名道刊警废表])|上报|发送|发至|发到|送至|送交|提交|反馈|交|上传)/.exec(
      after,
    )
  if (handed) return placeOf(time.end, after, handed[1]!, handed.index)
  const earlier = text.slice(Math.max(0, time.start - 100), time.start)
  const given = /将([^,;。]{2,60}?)(?:以[^,;。以]{1,12}(?:形式|方式)(?:\([^()]{1,30}\))?)?(?:于|在) {0,2}$/.exec(
    earlier,
  )
  if (given) return placeOf(Math.max(0, time.start - 100), earlier, given[1]!, given.index)
  const sent =
    /^(?:,|请|要|将|及时|统一)*(?:向[^,。;]{2,20})?(?:报送|上报|上交|提交|反馈|报(?!镇|县|区|市|局|至|到|送?我|安)|上传)([^,。;:至到(]{2,40})/.exec(
      after,
    )
  if (sent && !/^(?:至|到|镇|县|区|市|局|我)/.test(sent[1]!) && !receiver.test(sent[1]!))
    return placeOf(time.end, after, sent[1]!, sent.index)
  const named =
    /(?:明确|确定|指定|填[写报]|安排|确认|制[定订]|编制|形成|签订|签署|撰写)(?:好|1|一|1-2|[1-9一二两])?(?:名|位|份)?([^,。;\d]{2,20}?)(?:\([^()]{1,20}\))?[,;]?(?:并|请|务必)?(?:于|在)?$/.exec(
      earlier,
    )
  if (named) return placeOf(Math.max(0, time.start - 100), earlier, named[1]!, named.index)
  const first = /([^,。;]{2,40}?)(?:要|应|请|需)?(?:于|在)?$/.exec(earlier)
  const stem = first?.[1]?.replace(/^(?:请|各|并)?(?:各[^,。;]{1,20}?(?:将|要|请))?/, '')
  if (stem && stem.length >= 2) {
    const place = placeOf(Math.max(0, time.start - 100), earlier, stem, first!.index)
    return place && withoutAttribute(text, place)
  }
  return null
}

function placeOf(base: number, text: string, value: string, from: number): { start: number; end: number } | null {
  const at = text.indexOf(value, from)
  return at < 0 ? null : { start: base + at, end: base + at + value.length }
}

/** One attribute before the thing itself goes: 相关…, 活动的…. */
function withoutAttribute(text: string, place: { start: number; end: number }): { start: number; end: number } {
  const lead = /^(?:相关的?|有关的?|活动的|所有|各类)/.exec(text.slice(place.start, place.end))
  return lead && place.end - place.start - lead[0].length >= 2
    ? { ...place, start: place.start + lead[0].length }
    : place
}

const loose =
  /(?:活动|工作|演练|宣传|每项活动)?(?:结束|完成|开展)(?:后|之后)(?:及时|立即|第一时间|\d{1,2}(?:日|天|个工作日)内|[一二三五]日内|当[天日])?(?:将[^,。;]{2,60}?)?(?:上报|报送|报|提交|反馈)/

function clauseDeadlines(flow: Flow, year: number | null, sentenceDay: When | null): Found<DeadlineRead>[] {
  const text = flow.text
  const results: Found<DeadlineRead>[] = []
  if (!sends.test(text)) return results
  const attachment = /\((附件 ?\d{1,2})\)|(?<=[(见])(附件 ?\d{1,2})/.exec(text)
  const read = (
    time: { start: number; end: number },
    facts: Partial<DeadlineRead>,
    raw?: { start: number; end: number },
  ) => {
    const place = whatIn(flow, time)
    const shown = raw ?? time
    const what = place ? wordsIn(flow, place.start, place.end) : ''
    const start = Math.min(place?.start ?? shown.start, shown.start)
    const end = Math.max(place?.end ?? shown.end, shown.end)
    const deadline: DeadlineRead = {
      what: what
        .replace(/^(?:本单位|本村|各自)的?|^[1-9一二两](?:-\d)?[名位份次期篇条](?=.{2})/, '')
        .replace(/[（(][^（）()]{0,6}(?:附件|不少于|至少|各|含|不超过|格式|电子)[^（）()]{0,16}[）)]$/, ''),
      raw: wordsIn(flow, shown.start, shown.end),
      ...facts,
    }
    if (attachment) deadline.attachment = (attachment[1] ?? attachment[2])!.replace(' ', '')
    results.push(found(flow, start, end, deadline, 'deadline.sent-by'))
  }
  const recurring = weekly.test(text) ? recurrenceIn(text) : null
  if (recurring) {
    read(recurring, { recurrence: recurring.value })
    return results
  }
  const dated = findDates(text).find(({ before }) => before)
  if (dated && heldBy.test(text.slice(dated.end))) return results
  if (dated) {
    const day = isoOf(dated.from, year, 'end')
    read(dated, { due: day && dated.clock ? `${day}T${dated.clock}` : day })
    return results
  }
  const ended = loose.exec(text)
  if (ended) {
    const start = ended.index
    read({ start, end: start + ended[0].length }, { due: null }, { start, end: start + ended[0].length })
    return results
  }
  const hour = /(?<![\d月日])(\d{1,2}[:时点]\d{0,2}分?)(?:之|以)?前/.exec(text)
  const timed = hour && clockAt(text, hour.index)
  if (hour && timed && sentenceDay) {
    const day = isoOf(sentenceDay.from, year)
    const tail = readied.exec(text.slice(hour.index + hour[0].length))?.[0] ?? ''
    const span = { start: hour.index, end: hour.index + hour[0].length + tail.length }
    const what = tail.replace(/完毕|到位|完成/, '')
    const value: DeadlineRead = { what, raw: wordsIn(flow, span.start, span.end), due: day && `${day}T${timed.clock}` }
    results.push(found(flow, span.start, span.end, value, 'deadline.at-the-hour'))
  }
  return results
}

/** “5月31日前将方案、6月18日前将小结、7月1日前将总结报局”: one verb for all. */
function inARow(clause: Flow, year: number | null): Found<DeadlineRead>[] {
  const text = clause.text
  const dates = findDates(text).filter(({ before, end }) => before && text[end] === '将')
  if (dates.length < 2 || !sends.test(text)) return []
  return dates.flatMap((date, index) => {
    const until = dates[index + 1]?.start ?? text.length
    const said = /^将([^,;。]{2,40}?)(?:[、,和及]?$|(?:分别|及时|统一)?(?:报|上报|交|发|送))/.exec(
      text.slice(date.end, until),
    )
    if (!said) return []
    const day = isoOf(date.from, year, 'end')
    const end = date.end + 1 + said[1]!.length
    const deadline: DeadlineRead = {
      what: wordsIn(clause, date.end + 1, end),
      raw: wordsIn(clause, date.start, date.end),
      due: day && date.clock ? `${day}T${date.clock}` : day,
    }
    return [found(clause, date.start, end, deadline, 'deadline.in-a-row')]
  })
}

/** Each clause that asks for something to be sent by a time. */
export function deadlinesIn(flow: Flow, year: number | null): Found<DeadlineRead>[] {
  return sentences(flow).flatMap((sentence) => {
    const sentenceDay = findDates(sentence.text).find(({ before, to }) => !before && !to) ?? null
    return sentences(sentence, ';').flatMap((clause) => {
      const row = inARow(clause, year)
      return row.length > 1 ? row : parts(clause).flatMap((piece) => clauseDeadlines(piece, year, sentenceDay))
    })
  })
}

/** A clause with two times is two: “每周五…报送统计表，…资料活动结束后及时上报”. */
function parts(clause: Flow): Flow[] {
  const times = [...clause.text.matchAll(/每周[一二三四五六日天]|结束后|\d{1,2}[日号底][^,。;]{0,8}前/g)]
  if (times.length < 2) return [clause]
  const pieces = sentences(clause, ',')
  const merged: Flow[] = []
  let from = 0
  let text = ''
  pieces.forEach((piece, index) => {
    text += piece.text
    if (sends.test(piece.text) || index === pieces.length - 1) {
      merged.push(part(clause, from, from + text.length))
      from += text.length
      text = ''
    }
  })
  return merged
}
