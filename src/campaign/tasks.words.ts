import type { Aggregate, DueRule } from './campaign.types.ts'
import type { TaskProblemName } from './tasks.rules.ts'

export const dueRuleWords: Record<DueRule, string> = {
  fixed: '定个日子',
  weekly: '每周报一次',
  end: '活动结束那天',
  unknown: '还没定',
}

export const aggregateWords: Record<Aggregate, string> = { sum: '加起来', max: '取最大', last: '取最后一次' }

export const taskWords = {
  title: '任务',
  back: '读通知',
  name: '任务名称',
  who: '谁来办',
  whoHint: (kinds: string) => `写类别或单位名，用、隔开。类别有：${kinds}`,
  due: '几时前',
  day: '哪天',
  weekday: '每周几',
  time: '几点前',
  minimum: '至少办几次',
  timesCounter: '次',
  figures: '报哪些数字',
  figuresHint: '空着的行不算。没有要报的数字，只要照片或一句话也行。',
  figure: (number: number) => `第 ${number} 个数字`,
  figureName: '名称',
  counter: '量词',
  aggregate: '汇总时',
  paired: '和哪个成对',
  pairedNone: '不成对',
  most: '一次最多',
  perHead: '每人最多',
  optional: '可以不报',
  code: '编号',
  evidence: '要哪些材料',
  evidenceHint: '写至少几份，不要的空着。',
  howTo: '怎么办（给联络员看）',
  wordsOnly: '只要一句话，不报数字和材料',
  reviewed: '报上来要审',
  save: '存下',
  source: '通知原话',
  locked: '这个任务已经派发。日子、数字和材料不再改，名称、谁来办和怎么办还能改；加了单位，再派发一次。',
  refused: (count: number) => `还没存，有 ${count} 处要改`,
}

export const taskProblemWords: Record<TaskProblemName, (part: string, kinds: string) => string> = {
  title: () => '任务名称要填，60 字以内。',
  who: (part, kinds) => `没有叫“${part}”的单位或类别。类别有：${kinds}。`,
  'due-rule': () => '选一个期限。',
  'due-on': (part) => (part ? `“${part}”不是日子。写成 2023-06-10 这样。` : '还没写哪天。'),
  weekday: () => '选周几。',
  time: (part) => `“${part}”不是时间。写成 17:00 这样。`,
  minimum: () => '至少 1 次，填整数。',
  'figure-name': () => '数字要有名称，30 字以内。',
  'figure-counter': (part) => `${part || '这个数字'}缺量词，如 场、人次。`,
  'figure-code': (part) => `编号“${part}”只能用小写字母、数字和短横。`,
  'figure-twice': (part) => `${part}写了两遍。`,
  'figure-paired': (part) => `${part}要和另一个数字成对。`,
  'figure-most': (part) => `${part}的上限填大于 0 的数，没有就空着。`,
  evidence: () => '填 0 到 20 的整数。',
  nothing: () => '数字、材料都没有。填一样，或勾“只要一句话”。',
}
