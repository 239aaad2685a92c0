import { dueIso } from './activity.rules.ts'
import { findDates } from './dates.ts'
import { recurrenceIn } from './deadlines.rules.ts'
import { type Flow, spanIn } from './flow.ts'
import type { Span } from './fold.ts'
import { numberOf } from './numerals.ts'
import type { EvidenceKind, TaskRead } from './reading.ts'

type Facts = { facts: Partial<Pick<TaskRead, 'due' | 'recurrence' | 'minCount'>>; spans: Record<string, Span> }

const counted =
  /(?<!第)(\d{1,3}|[一二两三四五六七八九十]{1,2})(?:次|场|期|堂|课|篇|份|张|幅|条|本|部|遍|轮)(?![月日]|性|线|件)/

/** How often, and by when, as far as the words around one thing asked say so. */
export function factsAt(
  flow: Flow,
  clause: { start: number; end: number },
  at: { start: number; end: number },
  year: number | null,
): Facts {
  const read: Facts = { facts: {}, spans: {} }
  const from = Math.max(clause.start, at.start - 18)
  const near = flow.text.slice(from, Math.min(clause.end, at.end + 12))
  const count = counted.exec(near)
  const minimum =
    count && !/(?:照片|图片|影像|视频)[^,、]{0,4}$/.test(near.slice(0, count.index)) && numberOf(count[1]!)
  if (minimum) read.facts.minCount = minimum
  const recurring = recurrenceIn(flow.text)
  if (recurring) {
    read.facts.recurrence = recurring.value
    read.spans.recurrence = spanIn(flow, recurring.start, recurring.end)
  }
  const dates = findDates(flow.text)
  const when = dates.find(({ before }) => before) ?? dates.find(({ from, to }) => (to ?? from).day !== null)
  const due = when && dueIso(when.before ? when : { ...when, clock: null }, year)
  if (when && due) {
    read.facts.due = due
    read.spans.due = spanIn(flow, when.start, when.end)
  }
  return read
}

const proofs: { kind: EvidenceKind; pattern: RegExp }[] = [
  { kind: 'sign-in-sheet', pattern: /签到[表册簿]?/ },
  { kind: 'photo', pattern: /照片|图片|影像|拍照|图像/ },
  { kind: 'video', pattern: /视频|录像/ },
  { kind: 'file', pattern: /记录|台账|方案|总结|报告|教案|教学设计|课件|资料|材料|文稿|心得|承诺书|清单/ },
]
const kept = /(?:留存|保存|保留|存档|提交|上交|拍摄|上传|报送|上报|报至|附)([^。;]{2,60})/g

/** Only what is to be kept or handed in. */
export function evidenceIn(text: string): TaskRead['evidence'] {
  const asked: TaskRead['evidence'] = []
  for (const [region] of text.matchAll(kept)) {
    for (const { kind, pattern } of proofs) {
      const match = pattern.exec(region)
      if (!match || asked.some((each) => each.kind === kind)) continue
      const behind = region.slice(match.index + match[0].length, match.index + match[0].length + 12)
      const count = /^[^,、。;和]{0,4}?(\d{1,2}|[一二两三四五六七八九十])(?:-\d)?[张份段条个篇]/.exec(behind)
      const before = /(\d{1,2}|[一二两三四五六七八九十])(?:-\d{1,2})?[张份段条个篇]$/.exec(region.slice(0, match.index))
      asked.push({ kind, minimum: numberOf(count?.[1] ?? before?.[1] ?? '') ?? 1 })
    }
  }
  return asked
}
