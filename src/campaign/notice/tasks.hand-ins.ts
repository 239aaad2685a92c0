import type { Found } from './flow.ts'
import type { DeadlineRead, EvidenceKind, NoticeReading, TaskRead } from './reading.ts'
import { evidenceIn } from './tasks.facts.ts'

/** What is sent in for the month as a whole, by the words that name it. */
const topics: { topic: string; example: string; pattern: RegExp }[] = [
  { topic: 'statistics', example: '活动进展情况统计表', pattern: /统计表|汇总表|进展(?:情况)?表|情况表/ },
  { topic: 'summary', example: '活动总结', pattern: /总结/ },
  { topic: 'plan', example: '活动方案', pattern: /方案|计划/ },
  {
    topic: 'materials',
    example: '图片及其他资料',
    pattern: /图片|照片|影像|视频|资料|材料|信息|签到|记录|台账|报告|情况/,
  },
]
const file: EvidenceKind = 'file'

/** “每周五前报送统计表”, “图片及其他资料活动结束后及时上报”: asked of everybody the notice goes to. */
export function handIns(deadlines: Found<DeadlineRead>[], recipientKinds: string[]): Found<TaskRead>[] {
  return deadlines.flatMap(({ value, span, rule }) => {
    if (value.what.length < 2) return []
    const topic = topics.find(({ pattern }) => pattern.test(value.what))?.topic ?? 'other'
    const evidence = evidenceIn(`报送${value.what}`)
    const task: TaskRead = {
      title: `报送${value.what}`,
      topic,
      unitKinds: recipientKinds,
      sentence: value.raw.includes(value.what) ? value.raw : `${value.what}，${value.raw}`,
      ...(value.due && { due: value.due }),
      ...(value.recurrence && { recurrence: value.recurrence }),
      evidence: evidence.length || topic === 'other' ? evidence : [{ kind: file, minimum: 1 }],
    }
    return [{ value: task, span, rule }]
  })
}

/** As one more activity under a heading of the caller's, for whoever keeps tasks under activities. */
export function withHandIns(reading: NoticeReading, heading: string): NoticeReading {
  if (!reading.tasks.length) return reading
  const path = `activities.${reading.activities.length}.tasks`
  const spans = { ...reading.spans }
  for (const index of reading.tasks.keys()) {
    const span = spans[`tasks.${index}`]
    if (span) spans[`${path}.${index}`] = span
  }
  const activity = { marker: null, heading, body: '', tasks: reading.tasks }
  return { ...reading, spans, activities: [...reading.activities, activity] }
}
