import { type Flow, type Found, found } from './flow.ts'
import { flowOfLines } from './head.rules.ts'
import type { Layout } from './layout.ts'

/** Numbers that anybody may call: a short code, or a number that the words before call a hotline. */
const shortCode = /(?<![\d.〔(-])(?:12350|12345|12119|12123|96119|119|110|120|122|12\d{3}|96\d{3,4})(?![\d.〕-])/g
const number =
  /(?<![\d-])(?:0\d{2,3}[- ]{1,2}\d{7,8}|\(0\d{2,3}\) ?\d{7,8}|0\d{2,3}\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|[2-8]\d{6,7})(?![\d-]| {0,2}[年月日号])/g
const extension = /(?:(?:内线|分机|短号) {0,2}:? {0,2}|电话 {0,2}: {0,2}(?=\d{4}(?![\d-])))(\d{3,6})/g
const mail = /[A-Za-z0-9._%+-]{1,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,3}/g
const site = /(?:https?:\/\/|www\.)[A-Za-z0-9./?=&_%#:~-]{4,200}/g
const names = '[\\u4e00-\\u9fff·]{2,4}'
const person = new RegExp(
  `联 {0,3}系 {0,3}人(?:及(?:联系)?电话)? {0,3}[:为] {0,3}(${names}(?:[、 ](?!联系|电话|手机|办公|传真|邮箱|地址)${names}){0,3})(?=[,、;。 ()\\d:\\n]|联系|电话|$)`,
  'g',
)
const hotlineWords = /举报|热线|拨打|值班电话|监督电话/
const numberWords = /电话|手机|联系|传真|拨打|热线|举报|内线|咨询|微信|:/

export type ContactsRead = {
  hotlines: Found<string>[]
  phones: Found<string>[]
  emails: Found<string>[]
  websites: Found<string>[]
  contacts: Found<string>[]
}

function all(flow: Flow, pattern: RegExp, rule: string, group = 0): Found<string>[] {
  return [...flow.text.matchAll(pattern)].map((match) => {
    const value = match[group]!
    const start = match.index + match[0].lastIndexOf(value)
    return found(flow, start, start + value.length, value, rule)
  })
}

function hotlinesIn(flow: Flow): Found<string>[] {
  const codes = [...flow.text.matchAll(shortCode)].filter(({ index }) =>
    hotlineWords.test(flow.text.slice(Math.max(0, index - 30), index + 24)),
  )
  const numbers = [...flow.text.matchAll(number)].filter(({ index }) =>
    hotlineWords.test(flow.text.slice(Math.max(0, index - 16), index)),
  )
  return [...codes, ...numbers]
    .sort((one, two) => one.index - two.index)
    .map((match) => found(flow, match.index, match.index + match[0].length, match[0].trim(), 'hotline.said'))
}

/** A bare row of digits is a telephone only where words say so. */
const phonesIn = (flow: Flow) => [
  ...[...flow.text.matchAll(number)]
    .filter(
      ({ 0: digits, index }) =>
        /^[0(1]/.test(digits) || /-/.test(digits) || numberWords.test(flow.text.slice(Math.max(0, index - 12), index)),
    )
    .map((match) => found(flow, match.index, match.index + match[0].length, match[0].trim(), 'phone.number')),
  ...all(flow, extension, 'phone.extension', 1),
]

export function hotlinesOf(flow: Flow): Found<string>[] {
  return distinct(hotlinesIn(flow))
}

export function contactsOf(layout: Layout): ContactsRead {
  const flow = flowOfLines(layout, layout.lines)
  return {
    hotlines: distinct(hotlinesIn(flow)),
    phones: distinct(phonesIn(flow)),
    emails: distinct(all(flow, mail, 'email.address')),
    websites: distinct(all(flow, site, 'website.address')).map((entry) => ({
      ...entry,
      value: entry.value.replace(/[.,;]+$/, ''),
    })),
    contacts: distinct(all(flow, person, 'contact.named', 1).flatMap((entry) => eachOf(flow, entry))),
  }
}

/** “孙某某、李某” is two. */
function eachOf(flow: Flow, entry: Found<string>): Found<string>[] {
  let from = Math.max(0, flow.text.indexOf(entry.value))
  return entry.value.split(/[、 ]/).map((name) => {
    const start = flow.text.indexOf(name, from)
    from = start + name.length
    return found(flow, start, from, name, entry.rule)
  })
}

export function distinct<T extends { value: string }>(entries: T[]): T[] {
  const seen = new Set<string>()
  return entries.filter(({ value }) => !seen.has(value) && seen.add(value))
}
