import type { OpeningProblem, Scope } from './openings.rules.ts'
import type { Anonymity } from './reports.rules.ts'

export const anonymityWords: Record<Anonymity, string> = {
  anonymous: '匿名，没留身份',
  confidential: '留了身份，要保密',
  named: '实名',
}

export const scopeWords: Record<Scope, { title: string; note: string }> = {
  answer: { title: '我去问，只转答复', note: '姓名、电话都不给。问来的话由我写下，不写是谁说的。' },
  phone: { title: '给电话', note: '申请的人看一次，看不到姓名。' },
  name: { title: '给姓名和电话', note: '申请的人看一次。非给不可才选。' },
}

export const openingProblemWords: Record<OpeningProblem, string> = {
  reason: '理由写清楚：要核实什么，为什么非找举报人不可。',
  'no-identity': '这件举报没有留身份，没有人可找。可以在案件里给他留话，举报人来查时看得到。',
  'open-already': '已经申请过，保密员还没定，等一等。',
  decided: '已经定过了。',
  'keeper-verified': '您参加过这件事的核查，不能看身份，也不能定。请主任另派保密员。',
  'asker-verifies': '您参加这件事的核查，不能知道是谁举报的。请保密员去问，把答复转来。',
  verdict: '还没选给不给、给多少。',
  'not-granted': '保密员没同意，看不了。',
  'not-asker': '谁申请的，谁看。',
  'answer-only': '保密员只转答复，身份不给。',
  'read-already': '只能看一次，已经看过了。还要用，重新申请。',
  answer: '还没写举报人怎么说的。',
}

const outcome = (granted: boolean | null, scope: Scope | null): string => {
  if (granted === null) return '等保密员定'
  return granted && scope ? scopeWords[scope].title : '没同意'
}

export const identitiesWords = {
  menu: '举报人身份',
  title: '举报人身份',
  lead: '谁举报的，只有举报保密员能看。有人申请，这里定给不给。每看一次都记下，举报人凭回执查得到。',
  caption: '谁申请看身份',
  columns: { asked: '哪天申请', number: '哪件', asker: '谁申请', state: '办到哪' },
  number: (number: number) => `排第 ${number} 件的举报`,
  none: '没有人申请。',
  outcome,
  back: '举报人身份',
  asker: '谁申请',
  askedOn: '哪天',
  reason: '理由',
  decided: '怎么定的',
  decidedOn: (what: string, day: string) => `${what}（${day}）`,
  decide: '给不给',
  verdict: '给多少',
  refuse: { title: '不同意', note: '举报人看得到有人申请、没给。' },
  decideSubmit: '定了',
  refused: '还没办成',
  look: '看身份',
  lookNote: '看一次记一次，举报人查得到。旁边有人，先别看。',
  lookAgain: '再看一次',
  readings: '看过的',
  reading: (day: string, keeper: boolean) => `${day}　${keeper ? '举报保密员看的' : '申请的人看的'}`,
  neverRead: '还没有人看过。',
  answer: '举报人怎么说的',
  answerHint: '只写事，不写是谁说的，也不写能猜出是谁的话。',
  answerSubmit: '转给申请的人',
  answered: (day: string) => `${day} 转了答复`,
  shown: '身份',
  name: '姓名',
  phone: '电话',
  noPhone: '没留',
  once: '这一页关了就没了。不要抄在纸上，不要截图，不要告诉别人。',
  gone: '身份不在了：举报人撤回了，或者已经按期清除。',
}

export const askWords = {
  title: '找举报人',
  back: '案件',
  lead: '查案要找举报人，先向举报保密员申请。他定给不给：多半是他去问，把答复转来。您写的理由、哪天申请、看没看，举报人凭回执都查得到。',
  which: '哪件举报',
  reports: '举报',
  report: (number: number, kind: string) => `第 ${number} 号　${kind}`,
  nobody: '这里的举报都没有留身份，没有人可找。可以在案件里给举报人留话。',
  reason: '理由',
  reasonHint: '要核实什么，为什么非找举报人不可。不写您猜是谁。',
  submit: '向保密员申请',
  refused: '还没申请上',
  asked: '申请过的',
  line: (number: number, asker: string, day: string) => `第 ${number} 号　${asker}　${day} 申请`,
  outcome,
  read: '看一次',
  readNote: '只能看一次，马上用，不要抄。',
  readAlready: '看过了',
  answer: (day: string) => `${day} 保密员转来：`,
  done: '申请送到了，等举报保密员定。',
  leave: '回案件',
}

/** Behind the receipt: who wanted to know who reported. */
export const watchedWords = {
  title: '谁要看过您的身份',
  none: '没有人申请看过。',
  asked: (day: string) => `${day}　办案的人申请看`,
  reason: (words: string) => `理由：${words}`,
  outcome: (granted: boolean | null, scope: Scope | null) => {
    if (granted === null) return '保密员还没定，没给看。'
    if (!granted) return '保密员没同意，没给看。'
    if (scope === 'answer') return '保密员没给看，要问的话由保密员来问您。'
    return scope === 'phone' ? '保密员同意给电话，不给姓名。' : '保密员同意给姓名和电话。'
  },
  reading: (day: string, byAsker: boolean) => `${day} ${byAsker ? '申请的人' : '举报保密员'}看了`,
}
