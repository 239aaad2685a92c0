import { dayWords } from '#platform/html/words.ts'

export const issueWords = {
  menu: '派发',
  title: '派发',
  back: '读通知',
  nothingTitle: '还没有可派发的',
  nothingText: '先传一份通知，定好任务，再回来派发。',
  toNotice: '传通知',
  headline: (units: number, assignments: number) => `${units} 个单位，${assignments} 件`,
  minutes: (kind: string, minutes: number) => `${kind}每周大约 ${minutes} 分钟`,
  caption: '每类单位要办多少',
  kind: '类别',
  units: '单位',
  assignments: '件',
  perUnit: '每家',
  perWeek: '每周大约',
  unitsCounter: (count: number) => `${count} 个`,
  assignmentsCounter: (count: number) => `${count} 件`,
  minutesCounter: (count: number) => `${count} 分钟`,
  stops: '先改这些，才能派发',
  doubts: '看一眼再派',
  fine: '没有要改的。',
  seeDoubts: (count: number) => `有 ${count} 处，看一眼再派`,
  tasksTitle: '任务',
  tasksCaption: '每个任务派给谁',
  task: '任务',
  who: '谁来办',
  due: '几时前',
  reports: '报什么',
  out: '已派',
  confirm: (count: number) => `派发 ${count} 件`,
  confirmHint: '派出去的件数就是以后算完成率的底数，不再变。之后加了任务或单位，可以再派一次，只派新加的。',
  nothingNew: '都派出去了，没有新的。',
  issuedOn: (day: string) => `${day} 派发`,
  done: (count: number) => `派出去了，${count} 件。各单位现在就能看到。`,
  changed: '预览之后又有改动，件数变了。看一眼，再派。',
  refused: '还没派发',
  unnamed: '（没有名称）',
}

const moment = (day: string, time: string) => `${dayWords.day(day)} ${dayWords.weekday(day)} ${time}`

export const doubtWords = {
  'no-tasks': () => '一个任务也没有。',
  'no-days': () => '没写活动起止日子，或结束早于开始。',
  'no-due': (task: string) => `“${task}”没写几时前。`,
  'past-due': (task: string, day: string, time: string) => `“${task}”的期限 ${moment(day, time)} 已经过了。`,
  'before-start': (task: string) => `“${task}”的期限在活动开始之前。`,
  'short-notice': (task: string, day: string, time: string) =>
    `“${task}”${moment(day, time)} 前要，不到一个工作日。上午发下午要，村里来不及。`,
  'after-end': (task: string, day: string, time: string) => `“${task}”${moment(day, time)} 才到期，活动早结束了。`,
  'no-units': (task: string) => `“${task}”没有单位来办。`,
  'asked-twice': (task: string, other: string, figure: string, units: number) =>
    `“${task}”和“${other}”都要${figure}，${units} 个单位要报两遍。`,
  'unknown-fields': (count: number) => `通知没写的还有 ${count} 处空着。`,
}
