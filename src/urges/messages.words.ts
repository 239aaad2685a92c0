import type { OwedUntil } from '#campaign/owed.store.ts'
import { lampOf } from '#campaign/standing.rules.ts'
import { standingWords } from '#campaign/standing.words.ts'
import { clockOf } from '#campaign/submissions.words.ts'
import { unitPageWords } from '#campaign/unit-page.words.ts'
import { dayOf } from '#platform/days.rules.ts'
import { dayWords } from '#platform/html/words.ts'

export interface Sender {
  name: string
  officeName: string
  hotline: string
}

/** 6月12日 周一 17:00 前 */
export const deadlineWords = (dueAt: Date): string => {
  const day = dayOf(dueAt)
  return `${dayWords.day(day)} ${dayWords.weekday(day)} ${clockOf(dueAt)} 前`
}

export const titleOfOwed = ({ title, period }: Pick<OwedUntil, 'title' | 'period'>): string =>
  unitPageWords.week(title, period)

const from = ({ name, officeName }: Sender): string => `【${name}${officeName}】`

const lineOf = (one: OwedUntil, now: Date): string => {
  const { lamp, word, days } = lampOf(one, now)
  const state = lamp === 'late' || lamp === 'back' ? `（${standingWords[word](days)}）` : ''
  return `${titleOfOwed(one)}：${deadlineWords(one.dueAt)}${state}`
}

const numbered = (owed: readonly OwedUntil[], now: Date): string =>
  owed.length === 1 ? lineOf(owed[0]!, now) : owed.map((one, index) => `${index + 1}. ${lineOf(one, now)}`).join('\n')

/** Units in a line, the rest as a number: a group reads no list of five hundred. */
const MOST_NAMED = 20
export const unitsLine = (units: readonly { unit: string; count: number }[]): string => {
  const named = units.slice(0, MOST_NAMED).map(({ unit, count }) => `${unit} ${count} 件`)
  const rest = units.length - named.length
  return `${named.join('、')}${rest > 0 ? `，还有 ${rest} 个单位` : ''}`
}

/** On a page three are read, seventeen are not. */
const MOST_TITLES = 3
const titlesLine = (titles: readonly string[]): string =>
  titles.slice(0, MOST_TITLES).join('、') + (titles.length > MOST_TITLES ? `等 ${titles.length} 件` : '')

const sum = (units: readonly { count: number }[]): number => units.reduce((total, { count }) => total + count, 0)

/** Broken where the sense allows, as on paper (GB/T 9704 §7.3.1). */
export const circularTitleLines = (year: number): string[] => [
  `关于${year}年“安全生产月”活动部分任务`,
  '逾期未报情况的通报',
]

export const messageWords = {
  subject: (count: number): string => `安全生产月：还有 ${count} 件要报`,
  subjectMany: (units: number): string => `安全生产月：${units} 个单位到期没报`,
  toUnit: (sender: Sender, unit: string, owed: readonly OwedUntil[], now: Date, link: string | undefined): string =>
    [
      `${from(sender)}${unit}还有 ${owed.length} 件要报：`,
      numbered(owed, now),
      `${link ? `打开就能报：${link} ` : '扫本单位的二维码填报。'}${sender.hotline ? `办不了，打 ${sender.hotline}。` : ''}`,
    ].join('\n'),
  toLeader: (sender: Sender, unit: string, owed: readonly OwedUntil[], now: Date): string =>
    [
      `${from(sender)}${unit}有 ${owed.length} 件到期，还没报：`,
      numbered(owed, now),
      `已经告诉联络员。${sender.hotline ? `有难处，打 ${sender.hotline}。` : ''}`,
    ].join('\n'),
  toMany: (sender: Sender, units: readonly { unit: string; count: number }[]): string =>
    `${from(sender)}到期还没报：${units.length} 个单位，${sum(units)} 件。${unitsLine(units)}。`,
  /** By day, so that a day is said once; what stands below on the page anyway is not said by name twice. */
  onPage: (owed: readonly OwedUntil[]): string => {
    const days = [...Map.groupBy(owed, ({ dueAt }) => deadlineWords(dueAt))]
    const said = days.map(([day, those]) => `${day} ${titlesLine(those.map(titleOfOwed))}`)
    return `还有 ${owed.length} 件要报：${said.join('；')}。`
  },
  onPageBy: (office: string, day: string): string => `${office}催办　${dayWords.day(day)} ${dayWords.weekday(day)}`,
  test: (sender: Sender): string => `${from(sender)}这是一条试发的消息，收到就说明设好了。`,
  testSubject: '试发：安全生产月催办',
  circularTitle: (year: number): string => circularTitleLines(year).join(''),
  circularWords: (town: string, day: string): string =>
    `截至${dayWords.day(day)}，下列单位的“安全生产月”活动任务逾期三天以上，仍未报送，现予通报。请有关单位查明原因，抓紧补报，并将办理情况告知${town}。`,
}
