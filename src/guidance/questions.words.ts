import { reporterTexts } from '#campaign/submissions.words.ts'
import {
  type AnswerProblem,
  MOST_ANSWER,
  MOST_OPEN,
  MOST_QUESTION,
  type QuestionProblem,
  type QuestionState,
  type Scope,
} from './questions.rules.ts'

export const questionProblemWords: Record<QuestionProblem['name'], string> = {
  task: '还没选问哪一件。',
  text: '还没写问什么。写一句就行。',
  'text-long': `写长了，留 ${MOST_QUESTION} 字以内。`,
  ...reporterTexts,
}

export const answerProblemWords: Record<AnswerProblem['name'], string> = {
  asked: '问题空了。别的单位看到的是这一句，写上。',
  'asked-long': `问题写长了，留 ${MOST_QUESTION} 字以内。`,
  answer: '还没写答复。',
  'answer-long': `答复写长了，留 ${MOST_ANSWER} 字以内。`,
  scope: '还没选答给谁。',
}

export const stateWords: Record<QuestionState, string> = {
  open: '等办公室答',
  answered: '答了',
  duplicate: '有人问过一样的',
}

/** What a unit reads and fills in. */
export const askWords = {
  row: '问一句',
  rowNone: '哪一件不明白，问办公室',
  rowOpen: (count: number) => `${count} 个问题等办公室答`,
  rowAnswered: (count: number) => `${count} 个问题有答复`,
  onTask: '不明白？问一句',
  title: '问一句',
  pageTitle: (unit: string) => `问一句 · ${unit}`,
  lead: (office: string) => `哪一件不明白，写下来。${office || '办公室'}答了，这里和那一件下面都看得到。`,
  task: '问哪一件',
  taskBlank: '选一件',
  text: '问什么',
  textHint: '一个问题写一句，好答',
  send: '问',
  sent: '记下了，办公室看得到。答了就在下面。',
  refused: (count: number) => `还没问出去，有 ${count} 处要改`,
  tooMany: `已经有 ${MOST_OPEN} 个问题没答。急的话打电话。`,
  own: '我们问的',
  others: '别人问的，也适用',
  none: '这个单位还没问过。',
  over: '活动月不在办，这会儿不收问题。有急事打电话。',
  noTasks: '这会儿没有要办的事，也就没有可问的。有急事打电话。',
  answer: (text: string) => `答：${text}`,
}

/** What the office reads and fills in. */
export const queueWords = {
  title: { open: '没答的问题', answered: '答过的问题' },
  none: { open: '没有等着答的问题。', answered: '还没有答过的问题。' },
  noneNext: '单位在自己的页面上问，问题会出现在这里。答一次，有这件任务的单位都看得到。',
  line: (unit: string, task: string) => `${unit}　${task}`,
  answers: (version: number, by: string) => (version > 1 ? `${by}答，改过 ${version - 1} 次` : `${by}答`),
  sameShort: '和别的一样',
  overtaken: '别人刚答过。看看现在的答复，要改再改。',
  duplicates: (count: number) => `还有 ${count} 个单位问了一样的`,
  back: '回到问题',
  kv: { unit: '谁问的', task: '哪一件', phone: '电话', when: '几时问的' },
  officeVia: '（电话里问的，办公室代记）',
  asked: '问题',
  askedHint: '别的单位看到的是这一句。原话里有名字、有私事，改一改。',
  answer: '答复',
  scope: '答给谁',
  scopes: {
    all: (units: number) => `有这件任务的单位都看得到，一共 ${units} 个`,
    unit: (unit: string) => `只答${unit}`,
  },
  send: '答',
  change: '改答复',
  changeNote: '改了以后，单位看到的是新的；改以前的留在下面。',
  saved: '答了，单位的页面上看得到。',
  marked: '标成一样的了。',
  unmarked: '不算一样的了，回到没答的里面。',
  refused: (count: number) => `还没答，有 ${count} 处要改`,
  history: '以前的答复',
  version: (nth: number, scope: Scope) => `第 ${nth} 版　${scope === 'all' ? '答给都有这件任务的' : '只答这个单位'}`,
  same: '和别的问题一样？',
  sameAs: '和哪个一样',
  sameBlank: '选一个',
  sameHint: '标了以后，那边的答复这个单位也看得到，不用再答一遍。',
  mark: '标成一样的',
  sameNote: '这个问题和下面这个一样，答复在那边：',
  unmark: '不一样，分开',
  cannot: '标不了：只能标成同一件任务里、自己没有指着别人的问题。',
  dropped: '这个问题标成了和别的一样，先分开再答。',
}
