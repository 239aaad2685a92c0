import { dayWords } from '#platform/html/words.ts'
import type { Metric } from './campaign.types.ts'
import type { ReportProblem } from './submissions.rules.ts'

export const reporterTexts = {
  reporter: '还没填谁报的，写姓名，30 字以内。',
  phone: '电话不对，填手机号或带区号的座机。',
}

export function problemText(problem: ReportProblem, peersCalled: string): string {
  switch (problem.name) {
    case 'figure-missing':
      return `还没填${problem.metric.name}。没数清，填个大概。`
    case 'figure-not-a-number':
      return `${problem.metric.name}只填数字，像 12。`
    case 'figure-too-big':
      return `${problem.metric.name}太大了，看看是不是多打了几位。`
    case 'day':
      return '还没选哪天办的。'
    case 'day-ahead':
      return '这天还没到，办完再报。'
    case 'words-missing':
      return '还没写。谁办的，办了什么，一句就行。'
    case 'words-long':
      return '写长了，留 500 字以内。'
    case 'all-zero':
      return '数字都是 0，写一句为什么没办。'
    case 'reporter':
    case 'phone':
      return reporterTexts[problem.name]
    case 'above-usual':
      return `${given(problem)}，比一般的多很多。`
    case 'above-size':
      return `${given(problem)}，可单位一共 ${problem.than} 人。`
    case 'above-peers':
      return `${given(problem)}，比${peersCalled}（${span(problem)} ${problem.metric.counter}）多很多。`
    case 'below-minimum':
      return `${given(problem)}，通知要求至少 ${problem.than} ${problem.metric.counter}。`
    case 'fewer-than-events':
      return `${given(problem)}，比${problem.other?.name} ${problem.than} ${problem.other?.counter}还少。`
    case 'fell':
      return `${given(problem)}，比上次报的 ${problem.than} ${problem.metric.counter}少。`
  }
}

const given = ({ metric, value }: { metric: Metric; value: number }) => `${value} ${metric.counter}`
const span = ({ low = 0, than }: { low?: number; than: number }) => (low === than ? `${than}` : `${low}—${than}`)

export const reportWords = {
  step: '填数字',
  sure: (value: number, counter: string) => `没错，就是 ${value} ${counter}`,
  day: '哪天办的',
  words: '说一句',
  wordsHint: '谁办的，办了什么，一两句就行',
  reporter: '谁报的',
  reporterHint: '姓名。只问这一次，这台手机会记住',
  phone: '手机',
  phoneHint: '有要改的，好打给你',
  privacy: '姓名、手机不公开。',
  privacyMore: '谁看得到、记多久',
  caller: '谁打来的',
  callerHint: '写单位里说这件事的人',
  send: '报上去',
  sendAgain: '报上新的一版',
  due: (day: string, weekday: string, time: string) => `${day} ${weekday} ${time} 前报`,
  before: (value: number, counter: string) => `上次报了 ${value} ${counter}`,
  fixing: '改的是报过的这一份。报上去就是新的一版，原来的也留着。',
  photosNext: (count: number) => `第2步 传照片 ${count} 张`,
  photosNextAny: '第2步 传照片',
  photosNextText: '数字报上以后再拍。断网、关机，数字也不会丢。',
  notice: '通知是怎么说的',
  noticeBy: (marker: string, heading: string) => `镇政府通知 ${marker}${heading}`,
  onBehalf: '代报',
  onBehalfNote: '单位打电话来说，办公室替它填。回执号念给对方。',
  locked: '这一件已经通过，不再改了。真要改，打个电话，办公室撤回以后就能改。',
  call: (office: string) => `打${office || '办公室'}`,
  waived: '这一件免报，不用办。',
  peers: {
    village: '别的村',
    community: '别的社区',
    station: '别的站所',
    enterprise: '别的企业',
    school: '别的学校',
  } as Record<string, string>,
  peersOther: '别的单位',
  today: (day: string) => `${day}（今天）`,
}

export const receiptWords = {
  title: '收到了',
  titleOf: { sent: '收到了', accepted: '已通过', returned: '退回，要改', waived: '免报' } as Record<string, string>,
  replaced: '这是以前的一版，后来改过。',
  replacedLink: '看最新的一版',
  number: '回执号',
  unit: '单位',
  task: '事项',
  given: '报了',
  said: '说明',
  when: '报上',
  version: (nth: number) => `第 ${nth} 版`,
  fix: '填错了，改一改',
  missing: (count: number) => `还差照片 ${count} 张`,
  photos: '照片',
  enough: '照片够了，还可以再传。',
  noneAsked: '这一件不要求照片，想传也行。',
  hint: '拍到人和横幅就行，不用摆拍。一次可以选好几张。没网先拍，回头再传。',
  choose: '选照片',
  send: '传照片',
  came: '收到了',
  remove: '去掉',
  removeAbout: (nth: number) => `第 ${nth} 张照片`,
  photoAlt: (unit: string, title: string, nth: number) => `${unit} ${title} 第 ${nth} 张照片`,
  files: '签到表、文件',
  filesHint: '签到表拍照也行。文件收 PDF、Word、Excel，每个不超过 20 兆。',
  chooseFiles: '选文件',
  sendFiles: '传文件',
  filesMissing: (count: number) => `还差 ${count} 份`,
  next: '接下来',
  looks: (office: string) => `${office || '办公室'}来看`,
  looksNote: '一般两个工作日',
  done: '通过就算办完',
  doneNote: '有要改的会写清楚，只改那一处',
  noReview: '报上就算办完，不用等审',
  rest: (count: number) => (count > 0 ? `看剩下的 ${count} 件` : '回单位的页面'),
  kept: (count: number) => `收到 ${count} 个`,
  refused: (count: number) => `有 ${count} 个没收下，别的都收好了`,
  history: '改过几次',
  historyLine: (nth: number, time: string, name: string) => `第 ${nth} 版　${time}　${name}`,
  returned: (name: string, time: string) => `${name}　${time}`,
  dueBy: (day: string, weekday: string, time: string) => `${day} ${weekday} ${time} 前改好`,
  removed: '去掉了',
  accepted: (name: string, time: string) => `${name}　${time} 通过`,
  time: (day: string, weekday: string, clock: string) => `${day} ${weekday} ${clock}`,
}

export const lookUpWords = {
  title: '查回执',
  hint: '报上去以后给的号，像 0610-7K3MQ2，大小写都行',
  number: '回执号',
  find: '查',
  bad: '号不对。一共十位，前四位是日期，看看是不是少写了。',
  unknown: '没有这个号。再对一遍，或打电话问办公室。',
  summary: '没查到',
  came: '收到',
  state: '现在',
  states: {
    sent: '待审，办公室还没看',
    accepted: '已通过，办完了',
    returned: '退回，要改。打开单位的页面看改哪里',
    waived: '免报',
    replaced: '后来改过，以新的一版为准',
  } as Record<string, string>,
  again: '再查一个',
}

export const clockOf = (at: Date): string => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(11, 16)
export const momentOf = (at: Date, day: string): string =>
  `${dayWords.day(day)} ${dayWords.weekday(day)} ${clockOf(at)}`
