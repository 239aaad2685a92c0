import type { WarningCode } from './notice/reading.ts'

/** What a careful reader would say aloud while reading the notice. */
export const warningWords: Record<WarningCode, string> = {
  'ordinal-not-year': '“第几个”和年份对不上，可能是从别的年份抄来的，请核对。',
  'year-unknown': '通知里没找到年份，先按今年列的，请核对。',
  'year-from-ordinal': '年份是从“第几个”推出来的，请核对。',
  'theme-unknown': '没找到主题，请补上。',
  'theme-is-paragraph': '主题像是一整段话，请摘出一句。',
  'dates-defaulted': '没写起止日子，先按6月1日到30日列的，请核对。',
  'dates-reversed': '结束早于开始，请核对。',
  'month-mark-lost': '有个日子丢了“月”字，按上下文补的，请核对。',
  'document-number-blank': '引用的上级文号里，号码空着。',
  'document-number-broken': '引用的上级文号不完整。',
  'checklist-short': '说是几个“一”，列出来的不够数。全国方案里有的可以自己加。',
  'no-activities': '没读出活动。请在下面一项一项加，或换一份通知。',
  'no-recipients': '没找到主送单位，请补上发给谁。',
  'explanation-page': '这像是一篇解读，不是通知。解读里不派任务，请找原文。',
  'years-differ': '文中出现了不同的年份，请核对。',
}
