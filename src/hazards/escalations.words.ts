import { dayWords } from '#platform/html/words.ts'
import { gradeWords, measureWords } from './cases.words.ts'
import type { EscalationNotice } from './escalations.rules.ts'
import type { Measure } from './events.rules.ts'
import { itemText } from './standards.words.ts'
import { citeText } from './statutes.words.ts'

export const addressee: Record<EscalationNotice['to'], string> = { town: '镇人民政府', county: '县应急管理局' }

/** The draft of a notice; the unit's name and the order's number are given by whoever may read them. */
export function noticeText(notice: EscalationNotice, unit: string, order: string): string {
  const { to, measure, statute, grade, items, orderedOn, dueOn, overdueBy, before } = notice
  const cited = items.map(itemText).filter((text) => text !== '')
  return [
    `${addressee[to]}：`,
    `${dayWords.day(orderedOn)}，我们用${order}要求${unit}整改${gradeWords[grade]}，限${dayWords.day(dueOn)}前改完。到今天逾期 ${overdueBy} 天，没有改完。`,
    ...(cited.length > 0 ? [`认定依据：${cited.join('；')}。`] : []),
    ...(before.length > 0 ? [`此前已经${before.map((one) => measureWords[one]).join('、')}。`] : []),
    `依据${citeText(statute)}，${to === 'county' ? '请' : '拟'}${measureWords[measure]}。`,
  ].join('\n')
}

export const noticeWords = {
  /** Broken by sense. */
  title: ({ to, measure }: Pick<EscalationNotice, 'to' | 'measure'>, unit: string): string[] => [
    `关于${unit}`,
    `逾期未整改事故隐患${to === 'county' ? '提请' : '拟'}${measureWords[measure]}的${to === 'county' ? '请示' : '报告'}`,
  ],
  files: (to: EscalationNotice['to'], measure: Measure) =>
    `${to === 'town' ? '报镇政府' : '报县应急局'}（${measureWords[measure]}）`,
  dated: (day: string) => `${Number(day.slice(0, 4))}年${dayWords.day(day)}`,
  /** 报县应急局（挂牌督办）.docx */
  file: (to: EscalationNotice['to'], measure: Measure, ending: string) => `${noticeWords.files(to, measure)}.${ending}`,
}
