import { dayWords } from '#platform/html/words.ts'
import { caseRefusalWords } from './case-refusals.words.ts'
import { gradeWords, measureWords, outcomeWords, planPartWords, replyPartWords } from './cases.words.ts'
import { type CaseEvent, planParts, replyParts } from './events.rules.ts'
import type { ByWhat } from './events.store.ts'
import { isBody } from './referrals.rules.ts'
import { bodyWords } from './referrals.words.ts'
import { isRefusalReason } from './refusals.rules.ts'
import { refusalReasonWords } from './refusals.words.ts'
import type { Kind } from './reports.rules.ts'
import type { EventName } from './stages.rules.ts'
import { itemText } from './standards.words.ts'

export const kindWords: Record<Kind, string> = {
  hazard: '隐患',
  violation: '违法行为',
  concealed_accident: '瞒报、谎报事故',
}

export const caseWords = {
  back: '隐患举报',
  report: '举报说的',
  brief: '交办件',
  briefOnly: '你去核查这件事，只看交办件，不看举报原文。谁举报的，不问、不猜。',
  noBrief: '还没有写交办件。',
  sealed: '原文封存。看一次记一次，不抄、不拍、不转给被举报的单位。',
  merged: (count: number) => `并进来的 ${count} 件，次序不变`,
  address: '在哪里',
  atWork: '举报人自己的单位',
  spot: '地图上的点',
  channel: '怎么来的',
  kind: '哪一类',
  anonymity: '署名',
  anonymities: { anonymous: '匿名', confidential: '保密', named: '实名' },
  insider: '举报自己单位',
  identityWithdrawn: (day: string) => `${dayWords.day(day)}撤回了身份，奖励发不到个人`,
  deaths: '说有人死亡',
  unit: '哪个单位',
  grade: '级别',
  items: '判定依据',
  due: '整改期限',
  verifiers: '去核查的人',
  received: '收到',
  next: '下一步',
  nothing: '现在没有要你办的。',
  clocks: '时限',
  noClocks: '现在没有时限在走。',
  history: '经过',
  noHistory: '还没有办过。',
  photos: '照片',
  photoAlt: (side: 'before' | 'after', nth: number) => `${side === 'before' ? '整改前' : '整改后'}，第 ${nth} 张`,
  papers: '发出的文书',
  forced: (refusal: 'must-transfer-deaths' | 'must-transfer-concealed') => caseRefusalWords[refusal],
  mergedInto: '这一件并到了另一件，去那里看。',
  danger: '核查时眼前有危险',
  objected: '举报人提了异议，等复核。',
  withdrawn: '举报人撤回了，不再答复。',
  identity: '非知道是谁举报的不可？向举报保密员申请',
  messages: '和举报人说的话',
  noMessagesYet: '还没有说过话。',
  noMessages: '还没有。要问举报人什么，在这里留言，他凭回执看。',
  sayTo: '给谁',
  sayToHint: '每个人只看得到说给自己的，看不到别人的。',
  sayToAll: (count: number) => `${count} 个举报人都给`,
  sayToOne: (number: number) => `第 ${number} 号的举报人`,
  byOffice: '办公室',
  byReporter: '举报人',
  say: '给举报人留言',
  sayHint: '他凭回执看得到。不要问他是谁。',
  send: '留言',
  sayEmpty: '还没写留言。',
}

const whatWords: Record<ByWhat, string> = { office: '办公室', unit: '单位', reporter: '举报人', system: '系统' }

export const byText = (day: string, byWhat: ByWhat, name: string | null): string =>
  `${dayWords.day(day)}，${name ?? whatWords[byWhat]}`

type Named = (id: string) => string

const parts = <P extends string>(order: readonly P[], words: Record<P, string>, given: Partial<Record<P, string>>) =>
  order.flatMap((part) => (given[part] ? [`${words[part]}：${given[part]}`] : [])).join('\n')

const lines: { [N in EventName]: (detail: Extract<CaseEvent, { name: N }>['detail'], named: Named) => string } = {
  accept: () => '',
  refuse: ({ reason, earlier, words }) =>
    [isRefusalReason(reason) ? refusalReasonWords[reason] : '', earlier, words].filter(Boolean).join('，'),
  transfer: ({ body }) => (isBody(body) ? `移送给${bodyWords[body]}` : ''),
  merge: () => '',
  withdraw: ({ reason }) => reason,
  continue: ({ reason }) => reason,
  assign: ({ verifiers }, named) => `去的人：${verifiers.map(({ id }) => named(id)).join('、')}`,
  extend: ({ days, reason, askedBy }, named) => `延长 ${days} 天，${named(askedBy)}提出。${reason}`,
  pause: ({ reason }) => reason,
  resume: ({ reason }) => reason,
  conclude: ({ outcome, grade, items, signers, danger, words }, named) =>
    [
      `${outcomeWords[outcome]}${grade ? `，${gradeWords[grade]}` : ''}${danger ? `，${caseWords.danger}` : ''}`,
      ...items.map(itemText),
      `签字：${signers.map(named).join('、')}`,
      words ?? '',
    ]
      .filter(Boolean)
      .join('\n'),
  stop_work: ({ number }) => number,
  order: ({ number, dueOn, signedBy, entrustment }) =>
    [`${number}，限${dayWords.day(dueOn)}前改完，${signedBy}签发`, entrustment && `县里授权：${entrustment}`]
      .filter(Boolean)
      .join('\n'),
  plan: ({ parts: given }) => parts(planParts, planPartWords, given),
  progress: ({ words }) => words,
  submit: ({ words, photosAfter }) => `${words}\n整改后照片 ${photosAfter} 张`,
  recheck: ({ outcome, checkers, reason, dueOn }, named) =>
    [
      `${outcome === 'passed' ? '通过，销号' : '没通过'}，去的人：${checkers.map(({ id }) => named(id)).join('、')}`,
      reason,
      dueOn && `重新限到${dayWords.day(dueOn)}`,
    ]
      .filter(Boolean)
      .join('\n'),
  escalate: ({ measure }) => measureWords[measure],
  reply: ({ parts: given }) => parts(replyParts, replyPartWords, given),
  object: ({ reason }) => reason,
  review: ({ outcome, body }) => `${isBody(body) ? bodyWords[body] : ''}：${outcome === 'redo' ? '重新核查' : '维持'}`,
}

/** What an event says, in lines; names are asked for by the ids that stand in it. */
export function eventText(event: CaseEvent, named: Named): string {
  // each line takes the detail of its own name; an index by name cannot say so
  const line = lines[event.name] as (detail: unknown, named: Named) => string
  return line(event.detail, named)
}
