import { clockOf, reporterTexts } from '#campaign/submissions.words.ts'
import { dayOf } from '#platform/days.rules.ts'
import { dayWords } from '#platform/html/words.ts'
import { type FieldFault, MOST_FILES, MOST_SHORT, MOST_TEXT, MOST_TITLE, type Urgency } from './problems.rules.ts'
import type { Standing } from './standing.rules.ts'

export const momentText = (at: Date): string => `${dayWords.day(dayOf(at))} ${clockOf(at)}`
export const whoText = (name: string, at: Date): string => `${name}　${momentText(at)}`
export const dayText = (day: string): string => `${dayWords.day(day)} ${dayWords.weekday(day)}`

export const urgencyWords: Record<Urgency, string> = {
  today: '今天就要办，不办要出事',
  week: '这一周里',
  month: '活动结束以前就行',
}

export const faultWords: Record<FieldFault, string> = {
  title: '还没写是什么难处，一句话就行。',
  'title-long': `一句话写不下，留 ${MOST_TITLE} 字以内，细的写在下面。`,
  text: '还没写。写一两句，别人接手看得懂。',
  'text-long': `写长了，留 ${MOST_TEXT} 字以内。`,
  urgency: '还没选多急。',
  task: '这一件不在名单里，重新选，或者不选。',
  unit: '没有叫这个名字的单位。看看名单上怎么写，或者空着。',
  ...reporterTexts,
  owner: '还没写谁牵头。',
  due: '还没写到哪天办完。写成 2023-06-20 这样。',
  'due-past': '这天已经过了，写今天或以后的一天。',
  day: '还没写是哪天。写成 2023-06-10 这样。',
  'day-ahead': '这天还没到。写今天或以前的一天。',
  'with-whom': '还没写和谁谈的。',
  'decided-by': '还没写谁定的。',
  'too-long': `写长了，留 ${MOST_SHORT} 字以内。`,
  evidence: '还没选照片或文件。办结要有凭据，拍一张就行。',
}

/** A lamp's word: whose turn it is, or how late. */
export function standText({ state, days }: Pick<Standing, 'state' | 'days'>): string {
  if (state === 'closed') return '办结'
  if (days !== null && days < 0) return `逾期 ${-days} 天`
  const left = days === null || days > 3 ? '' : days === 0 ? '，今天到期' : `，还有 ${days} 天`
  return { raised: '等人牵头', owned: `在协调${left}`, decided: `定了，在办${left}` }[state]
}

export const problemWords = {
  menu: '协调',
  stillOpen: (open: number, overdue: number) =>
    `协调的难处还有 ${open} 件没办结${overdue > 0 ? `，其中逾期 ${overdue} 件` : ''}`,
  number: (number: number) => `第 ${number} 号`,
  wholeTown: '全镇',
  photoAlt: (title: string, nth: number) => `${title} 第 ${nth} 张照片`,
  files: '照片、文件',
  tooMany: `一次最多 ${MOST_FILES} 个，少选几个。`,
  form: {
    title: '什么难处',
    titleHint: '一句话，像“广场没有电，音响开不了”',
    text: '细说说',
    textHint: '怎么回事，缺什么，找过谁',
    task: '哪一件卡住了',
    taskNone: '不是哪一件，是整个活动',
    urgency: '多急',
    photo: '照片',
    photoHint: '拍了更好说清。一次可以选好几张。',
  },
  kv: { number: '编号', unit: '谁提的', phone: '电话', task: '卡住的事', urgency: '多急', owner: '牵头', due: '期限' },
  nobody: '还没有',
  noDue: '还没定',
  decided: (by: string, on: string) => `${by}　${dayText(on)} 定`,
  decision: '定了什么',
  dueBy: (day: string) => `${dayText(day)} 前办好`,
  owned: (owner: string, day: string) => `${owner}牵头，${dayText(day)} 前办好`,
  talks: '协调记录',
  talkBy: (withWhom: string, on: string) => `和${withWhom}　${dayText(on)}`,
  closing: '办结',
  reopening: '重新打开',
  byOffice: '（办公室代记）',
}

/** What a unit reads and fills in. */
export const unitProblemWords = {
  row: '说说难处',
  rowNone: '办不了的事，写下来，镇里来协调',
  rowOpen: (count: number) => `${count} 件在协调`,
  rowClosed: (count: number) => `${count} 件办结了`,
  onTask: '办不了？说说难处',
  title: '难处',
  pageTitle: (unit: string) => `难处 · ${unit}`,
  newTitle: '说说难处',
  lead: (office: string) => `${office || '办公室'}看得到，找人来协调。办得怎么样，这里看。`,
  noteOf: (stand: string, when: string) => `${stand}　${when} 说的`,
  none: '还没有说过难处。',
  noneNext: '人手、场地、经费，什么都行，早说好办。',
  send: '说了',
  refused: (count: number) => `还没说上，有 ${count} 处要改`,
  photosAgain: '选过的照片要重选一次。',
  sent: '记下了，办公室看得到。有人牵头，这里就写出来。',
  back: '难处',
  what: '怎么办的',
  waiting: '办公室还没定谁牵头。急的话打电话。',
  notSolved: '没解决？',
  notSolvedText: '说一句哪里还不行，重新打开。',
  reason: '哪里还不行',
  reopen: '重新打开',
  notReopened: (count: number) => `还没打开，有 ${count} 处要改`,
  overtaken: '这一件已经打开了，不用再开一次。',
}

/** What the office reads and fills in. */
export const deskWords = {
  title: '重大问题协调',
  add: '记一件',
  tabs: { label: '协调', open: '在办的', closed: '办结的' },
  tally: { raised: '等人牵头', late: '逾期', owned: '在协调', decided: '定了在办', closed: '办结' },
  none: { open: '没有在办的难处。', closed: '还没有办结的。' },
  noneNext: '单位在自己的页面上说了难处，会出现在这里；打电话来说的，在这里记一件。',
  caption: '难处和办到哪一步',
  heads: { title: '什么难处', unit: '谁提的', state: '到哪一步', owner: '牵头', due: '期限', raised: '几时提的' },
  back: '回到协调',
  print: '打印督办单',
  newTitle: '记一件难处',
  unit: '哪个单位提的',
  unitHint: '写单位名；全镇的事空着',
  send: '记下',
  refused: (count: number) => `还没记上，有 ${count} 处要改`,
  raised: '提出来的',
  closedAlready: '这一件已经办结。要再办，先重新打开。',
  openAlready: '这一件没有办结，不用重新打开。',
  owner: {
    legend: '谁牵头',
    name: '牵头的人或站所',
    due: '到哪天办完',
    save: '定牵头',
    history: '牵头定过几次',
    line: (owner: string, due: string) => `${owner}，${dayText(due)} 前`,
  },
  talk: {
    legend: '记一次协调',
    on: '哪天谈的',
    withWhom: '和谁谈的',
    text: '谈了什么，怎么说的',
    shown: '提的单位也看得到',
    save: '记下',
    hidden: '（单位看不到）',
  },
  decision: {
    legend: '委员会定了',
    text: '定了什么',
    by: '谁定的',
    byHint: '写姓名和职务，或者开的什么会',
    on: '哪天定的',
    due: '到哪天办好',
    save: '记下决定',
  },
  close: {
    legend: '办结',
    text: '办成什么样了',
    photo: '照片',
    photoHint: '办好以后的样子，拍一张',
    file: '文件',
    fileHint: '会议纪要、收条，PDF、Word、Excel 都行',
    save: '办结',
  },
  reopen: { legend: '重新打开', reason: '为什么重新打开', save: '重新打开' },
}

export const sheetWords = {
  title: '重大问题督办单',
  note: (town: string, day: string) => `${town}　${day} 打印`,
  rows: {
    number: '编号',
    title: '问题',
    raised: '提出',
    urgency: '缓急',
    text: '情况',
    state: '进展',
    owner: '牵头',
    due: '办理期限',
    decisions: '委员会决定',
    talks: '协调记录',
    closing: '办结情况',
  },
  none: '（无）',
  sign: ['领导批示：', '承办人：', '办结日期：'],
}
