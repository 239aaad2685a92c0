import { dayWords } from '#platform/html/words.ts'
import { summaryWords } from './summary.words.ts'

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The first draft of a bulletin; its figures are names, 〔…〕. */
export const bulletinWords = {
  title: (town: string, year: number) => `${town}${year}年“安全生产月”活动\n工作简报`,
  opening: (from: string, to: string) =>
    `${dayWords.day(from)}至${dayWords.day(to)}，全镇各单位报送〔本周报上〕件，审核通过〔本周通过〕件。截至〔截至〕，应报〔应报〕件，已报〔已报〕件，审核通过〔已通过〕件。`,
  chapters: { done: '一、本周工作开展情况', practices: '二、各单位的好做法', next: '三、存在的不足和下步工作' },
  activity: (nth: number, heading: string) => `（${numerals[nth] ?? nth}）${heading}`,
  sentence: (title: string, figures: readonly string[]) => `${summaryWords.lead(title)}，${figures.join('、')}`,
  sentences: (all: readonly string[]) => `${all.join('；')}。`,
  figure: (name: string, counter: string, week: string) => `${summaryWords.figure(name, counter)}〔${week}〕${counter}`,
  quiet: '本周没有审核通过的数字。',
  practice: (unit: string, title: string, words: string) =>
    `${unit}（${title}）：${words.replace(/\s+/g, ' ').replace(/[。；，]*$/, '')}。`,
  noPractice: '本周还没有带照片、写了做法的材料通过审核。',
  late: '截至〔截至〕，还有〔逾期单位〕个单位的〔逾期〕件任务逾期没有报送，请抓紧补报。',
  noLate: '截至〔截至〕，没有逾期未报的任务。',
  next: '各单位要对照通知要求，按时把活动情况和照片报上来，数字要实，照片要清楚。',
}

export const circularDraftWords = {
  recipients: '各村（社区）、各站所、各企业、各学校',
  opening: '截至〔截至〕，〔逾期单位〕个单位的〔逾期〕件“安全生产月”活动任务逾期没有报送，现予通报，名单见附件。',
  next: '请名单上的单位查明原因，抓紧补报，并把办理情况告诉镇安全生产月活动办公室。',
}
