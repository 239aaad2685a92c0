import { type ActivityText, unlabelled } from './activity-text.ts'
import { type Flow, sentences, spanIn, wordsIn } from './flow.ts'
import type { Facts } from './read-activity.ts'
import type { ActivityRead } from './reading.ts'
import { contextOf } from './tasks.asked.ts'
import { evidenceIn, factsAt } from './tasks.facts.ts'
import type { Asked } from './tasks.merge.ts'
import { clausesIn } from './tasks.whom.ts'

const doing =
  /(?:组织|开展|举办|召开|制作|播放|设置|设立|张贴|悬挂|发放|签订|签署|建立|完善|学习|观看|收看|参加|进行|填写|拍摄|撰写|编制|修订|更新|检查|走访|评选|推荐|征集|参观|安排|落实|配备|更换|维修|清理|登记|报名|选派)[^,。;、]{0,4}/
const titleAtMost = 22

/** “要组织开展安全知识进校园活动” → “开展安全知识进校园活动”. */
export function shortTitle(words: string): string {
  const plain = words
    .replace(/^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*/, '')
    .replace(/[。；;，,：:]+$/, '')
    .replace(
      /^(?:认真|积极|广泛|深入|扎实|切实|大力|全面|持续|严格|要|应|须|组织(?=开展|参加)|集中(?=开展))+(?=.{4})/,
      '',
    )
  const first =
    plain.length > titleAtMost ? (plain.split(/[，,；;]/).find((piece) => piece.length >= 4) ?? plain) : plain
  return first.length > titleAtMost ? first.slice(0, titleAtMost) : first
}

/** A sentence that no rule knows, that names somebody and tells them to do something. */
export function otherIn(flow: Flow, facts: Facts): Asked[] {
  return sentences({ ...flow, text: unlabelled(flow) }, '。!?\n;').flatMap((sentence, index) => {
    const clauses = clausesIn(sentence)
    const clause = clauses.find(({ subjects }) => subjects.length)
    const verb = clause && doing.exec(sentence.text.slice(clause.start))
    if (!clause || !verb) return []
    const from = clause.start + verb.index
    const stop = sentence.text.slice(from).search(/[,。;]/)
    const title = shortTitle(wordsIn(sentence, from, stop < 0 ? sentence.text.length : from + stop))
    const kinds = clause.subjects.filter(({ at }) => at < from).map(({ kind }) => kind)
    return title.length < 4 || !kinds.length ? [] : [otherAsk(sentence, title, kinds, facts, -10 - index)]
  })
}

/** An activity or item as a whole, when nothing in it is known: its own words, and nobody's besides. */
export function otherAsk(flow: Flow, title: string, kinds: string[], facts: Facts, sentence = -2): Asked {
  const whole = { start: 0, end: flow.text.length }
  const read = factsAt(flow, whole, { start: 0, end: Math.min(40, whole.end) }, facts.year)
  return {
    task: {
      topic: 'other',
      title,
      unitKinds: kinds,
      sentence: wordsIn(flow),
      ...read.facts,
      evidence: evidenceIn(flow.text),
    },
    spans: { '': spanIn(flow, 0, flow.text.length), ...read.spans },
    named: true,
    sentence,
  }
}

export function wholeAsk(text: ActivityText, activity: ActivityRead, facts: Facts): Asked[] {
  const title = shortTitle(activity.heading)
  if (!title) return []
  const kinds = activity.unitKinds ?? contextOf(text, activity, facts).common ?? facts.recipientKinds
  const body = text.flows[0] && sentences(text.flows[0])[0]
  const ask = otherAsk(body ?? text.block.heading, title, kinds, facts)
  if (!body) return [ask]
  return [{ ...ask, spans: { ...ask.spans, title: spanIn(text.block.heading, 0, text.block.heading.text.length) } }]
}
