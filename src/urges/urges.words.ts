import type { HandOutcome } from './by-hand.ts'
import type { Addressee, Channel } from './channels.rules.ts'
import type { Step } from './ladder.rules.ts'
import type { MessageState } from './messages.store.ts'
import type { PauseProblem } from './pauses.rules.ts'

export const stepWords: Record<Step, string> = {
  before: '到期前 3 天提醒',
  due: '到期催办',
  listed: '列入办公室名单',
  circular: '写进通报稿',
  hand: '人工催办',
}

export const channelWords: Record<Channel, string> = {
  page: '单位页面',
  phone: '电话',
  sms: '短信',
  email: '邮件',
  webhook: '工作群',
}

export const addresseeWords: Record<Addressee, string> = {
  unit: '联络员',
  leader: '负责人',
  office: '分管领导',
  group: '工作群',
}

const states: Record<MessageState, string> = {
  planned: '等着发',
  sending: '正在发',
  sent: '已发',
  failed: '没发出',
  dropped: '不用发了，已经报来',
}

export const messageStateWord = (state: MessageState, channel: Channel): string => {
  if (channel === 'phone') return state === 'sent' ? '打过了' : '要打电话'
  if (channel === 'page') return '看得到'
  return states[state]
}

export const handWords: Record<HandOutcome, (unit: string) => string> = {
  planned: (unit) => `催了${unit}，马上发出。`,
  later: (unit) => `记下了。这会儿不打扰，到了可以发的时间就发给${unit}。`,
  told: (unit) => `${unit}今天已经催过，一天只发一次。急的话打电话。`,
  paused: (unit) => `${unit}的催办停着，没有发。要催，先恢复。`,
  settled: () => '这件已经报来，或者不用报了，没有催。',
  never: () => '设置里每天都不发，没有催。先改设置。',
}

export const urgesWords = {
  menu: '催办',
  title: '催办',
  none: '这会儿没有要催的。',
  noneNext: '到期前 3 天、到期当天，会自己提醒；逾期的列在这里。',
  noCampaign: '没有在办的活动，没有要催的。',
  tabs: { label: '催办', today: '今天', calls: '打电话', circulars: '通报稿', settings: '设置' },
  tally: { late: '逾期的单位', told: '今天催了', phone: '要打电话', failed: '没发出', paused: '停催' },
  caption: '哪些单位没报，催到哪一步',
  heads: { unit: '单位', owed: '没报的', step: '催到哪一步', told: '今天怎么催的', act: '办' },
  urge: '催办',
  history: '记录',
  quiet: '这会儿是不打扰的时间，消息等到可以发的时候再发。',
  more: (count: number) => `还有 ${count} 个单位没列出，先催前面的。`,
  notYet: '还没催',
  stepOn: (step: Step, day: string) => `${day} ${stepWords[step]}`,
  paused: (reason: string, until: string | null) => `停催${until ? `到 ${until}` : ''}：${reason}`,
  callsTitle: '打电话催',
  callsNone: '今天没有要打的电话。',
  callsNoneNext: '不收消息的、没发出去的、逾期的单位会列在这里。',
  print: '打印电话单',
  callHeads: { unit: '单位', phone: '电话', owed: '欠什么，从哪天起', result: '结果', note: '说了什么' },
  tick: '打过了',
  called: (by: string, time: string, reached: boolean, note: string) =>
    `${time} ${by}${reached ? '打通了' : '没打通'}${note ? `：${note}` : ''}`,
  callNote: '说了什么',
  reached: '打通了',
  missed: '没打通',
  callNoteLong: '最多写 200 个字。',
  leader: (name: string) => `负责人 ${name}`,
  noPhone: '没有电话，先到单位里补上',
  printNote: (town: string, day: string, count: number) => `${town}　${day}　${count} 个单位`,
  printSign: '打电话的人：＿＿＿＿＿＿＿＿',
  back: '回到催办',
  sheetHeads: { done: '打过', unit: '单位', who: '找谁', owed: '欠什么、哪天到期', result: '结果' },
}

const pauseProblems: Record<PauseProblem, string> = {
  'reason-missing': '还没写为什么停。写一句，别人接手看得懂。',
  'reason-long': '最多写 200 个字。',
  'until-wrong': '日子不对。填今天或以后的一天，或者不填。',
}

export const historyWords = {
  title: (unit: string) => `${unit}　催办记录`,
  steps: '一步一步',
  stepsNone: '还没有催过。',
  stepHeads: { day: '日子', what: '催什么', step: '哪一步', by: '谁' },
  auto: '自动',
  messages: '发出去的',
  messagesNone: '还没有发过消息。',
  messageHeads: { day: '日子', to: '发给谁', channel: '怎么发', state: '结果', text: '内容' },
  calls: '打过的电话',
  pauses: '停催',
  pausesNone: '没有停。',
  pauseLegend: '先不催',
  pauseWhat: '停哪一件',
  pauseAll: '这个单位的全部',
  pauseReason: '为什么停',
  pauseUntil: '停到哪天（含）',
  pauseUntilHint: '不填就一直停，直到有人恢复。',
  pause: '停催',
  resume: '恢复催办',
  pausedBy: (by: string, day: string) => `${by}　${day}`,
  contact: '催办发给谁',
  contactHint: '联络员的姓名、电话在单位里改。负责人不填，就用主要负责人账号上的。',
  email: '联络员邮箱',
  leaderName: '负责人姓名',
  leaderPhone: '负责人电话',
  leaderEmail: '负责人邮箱',
  phoneOnly: '不发消息，打电话',
  save: '存下',
  saved: '存下了。',
  pauseProblems,
}
