/**
 * Words of an outgoing text that may point back to whoever reported: found, never taken out. A person looks at each,
 * changes it or says that it points at nobody (安监总局 2013-06-08: what is sent out is written anew, without a word
 * by which the reporter could be told). It finds what has a shape; what only the village knows it does not. Pure.
 */
import { doubleSurnames, surnames } from './surnames.rules.ts'

export const pointerReasons = [
  'known-name',
  'looks-like-name',
  'phone',
  'identity-number',
  'chat-account',
  'mail',
  'first-person',
  'work-place',
  'exact-time',
  'copied',
  'reporter-named',
] as const
export type PointerReason = (typeof pointerReasons)[number]

export interface Pointer {
  from: number
  to: number
  text: string
  reason: PointerReason
}

export interface Against {
  /** What the reporter wrote: nothing of it may stand in the order. */
  reports?: readonly string[]
  /** People the office knows of in this matter: reporter, witnesses. */
  names?: readonly string[]
  /** What is everybody's: the unit's name, streets. It is no pointer, nor is it counted as copied. */
  open?: readonly string[]
}

/** Copied from so many characters on. Chinese says a whole clause in eight. */
export const COPIED_FROM = 8

const single = `[${surnames}]`
const surname = `(?:${doubleSurnames.join('|')}|${single})`
const titled = '先生|女士|师傅|大爷|大妈|大叔|阿姨|老师|同志|某某|某'
const said = '举报|反映|投诉|来电|来信|告诉|告知|提供|说|称|讲|拍'
/** Numbers whose neighbours are no digits, so that an order's number is not a telephone. */
const whole = (pattern: string) => `(?<![0-9A-Za-z〔])(?:${pattern})(?![0-9A-Za-z号])`

const patterns: readonly [PointerReason, RegExp][] = [
  [
    'identity-number',
    new RegExp(whole('[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])\\d{3}[\\dXx]'), 'g'),
  ],
  ['phone', new RegExp(whole('(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}'), 'g')],
  ['phone', new RegExp(whole('0\\d{2,3}[- ]?\\d{7,8}'), 'g')],
  ['mail', /[\w.+-]+@[\w-]+\.[\w.]+/g],
  [
    'chat-account',
    /(?:微信|QQ|qq|抖音|快手|网名|昵称)号?码?(?:是|为|叫)?[:：]?\s*[A-Za-z0-9_“"「][\w“”"「」\p{Script=Han}-]{3,20}/gu,
  ],
  [
    'reporter-named',
    /举报人|报料人|爆料人|线人|有人举报|群众举报|接到举报|据举报|职工反映|工人反映|员工反映|匿名举报|内部人员/g,
  ],
  [
    'first-person',
    /我们?(?=是|在|家|厂|班|车间|亲眼|看到|看见|发现|听|住|拍|的|这|那|村|们)|本人|咱们?|俺们?|我自己|我亲/g,
  ],
  [
    'work-place',
    /(?:[一二三四五六七八九十\d]{1,3}(?:号|分)?(?:车间|班组|班|工段|生产线|号线|机台)|(?:白|夜|早|中|晚)班|(?:冲压|焊接|包装|装配|喷漆|锅炉|维修|质检|仓库|行车|叉车|电工)(?:车间|班组?|岗位?|组|工段))(?:的?(?:工人|职工|员工|同事|组长|班长|师傅))?/g,
  ],
  [
    'exact-time',
    /(?:\d{1,2}月\d{1,2}日|当天|昨天|今天|前天|昨晚|今早|当晚)?(?:上午|下午|凌晨|早上|晚上|中午|夜里)?\s*(?:[01]?\d|2[0-3])\s*(?:[:：][0-5]\d|[点时](?:[0-5]?\d分|半|一刻|三刻|许|左右|多)?)/g,
  ],
  ['looks-like-name', new RegExp(`(?<!\\p{Script=Han})${surname}\\p{Script=Han}{0,2}?(?:${titled})`, 'gu')],
  ['looks-like-name', new RegExp(`[小老]${single}(?=[，。、；：说称讲的]|$)`, 'gu')],
  [
    'looks-like-name',
    new RegExp(
      `(?<=姓名[:：]?|名叫|叫做?|由|向|据|找|联系人[:：]?|证人)${surname}\\p{Script=Han}{1,2}?(?=(?:${said})|[，。、；：（(\\s]|$)`,
      'gu',
    ),
  ],
  [
    'looks-like-name',
    new RegExp(`(?<=^|[，。、；：（(\\s“])${surname}\\p{Script=Han}{1,2}?(?=(?:${said})|[（(]?\\s*1[3-9]\\d)`, 'gu'),
  ],
]

export function pointersIn(text: string, { reports = [], names = [], open = [] }: Against = {}): Pointer[] {
  const found: Pointer[] = []
  const isOpen = (from: number, to: number) => open.some((words) => covers(text, words, from, to))
  const add = (from: number, to: number, reason: PointerReason) => {
    if (to > from && !isOpen(from, to)) found.push({ from, to, text: text.slice(from, to), reason })
  }
  for (const name of names.filter((one) => one.length > 1))
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) add(at, at + name.length, 'known-name')
  for (const [reason, pattern] of patterns)
    for (const match of text.matchAll(pattern)) add(match.index, match.index + match[0].length, reason)
  for (const [from, to] of copiedRuns(text, reports, open)) add(from, to, 'copied')
  return outermost(found)
}

/** Whether these words stand in the text around that place. */
function covers(text: string, words: string, from: number, to: number): boolean {
  if (words === '') return false
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (at <= from && to <= at + words.length) return true
  return false
}

/** Signs and spaces do not hide a copy: only what is said is laid side by side. */
function spoken(text: string): { letters: string; at: number[] } {
  const at: number[] = []
  let letters = ''
  for (const match of text.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += match[0]
    for (let part = 0; part < match[0].length; part++) at.push(match.index + part)
  }
  return { letters, at }
}

/** Longest runs that stand in a report word for word. What is everybody's is taken out of the report first. */
function copiedRuns(text: string, reports: readonly string[], open: readonly string[]): [number, number][] {
  const { letters, at } = spoken(text)
  const sources = reports.map((report) =>
    open.filter((words) => words !== '').reduce((rest, words) => rest.split(words).join('\n'), report),
  )
  const grams = new Set<string>()
  for (const source of sources)
    for (const part of source.split('\n').map((one) => spoken(one).letters))
      for (let from = 0; from + COPIED_FROM <= part.length; from++) grams.add(part.slice(from, from + COPIED_FROM))
  const runs: [number, number][] = []
  let from = 0
  while (from + COPIED_FROM <= letters.length) {
    let to = from
    while (to + COPIED_FROM <= letters.length && grams.has(letters.slice(to, to + COPIED_FROM))) to++
    if (to === from) from++
    else {
      const end = to + COPIED_FROM - 1
      runs.push([at[from]!, at[end - 1]! + 1])
      from = end
    }
  }
  return runs
}

/** In the order of the text; of two at one place only the longer one, a copy besides whatever it holds. */
function outermost(found: readonly Pointer[]): Pointer[] {
  const inside = (one: Pointer, other: Pointer) =>
    other !== one &&
    other.from <= one.from &&
    one.to <= other.to &&
    (other.to - other.from > one.to - one.from || found.indexOf(other) < found.indexOf(one))
  return found
    .filter(
      (one) => !found.some((other) => (other.reason === 'copied') === (one.reason === 'copied') && inside(one, other)),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to)
}

/** A pointer looked at and found harmless stays so while its words stay the same. */
export const unanswered = (pointers: readonly Pointer[], harmless: readonly string[]): Pointer[] =>
  pointers.filter(({ text, reason }) => !harmless.includes(`${reason} ${text}`))
