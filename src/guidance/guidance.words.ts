import { clockOf } from '#campaign/submissions.words.ts'
import { dayOf } from '#platform/days.rules.ts'
import { dayWords } from '#platform/html/words.ts'

const whenOf = (at: Date): string => `${dayWords.day(dayOf(at))} ${clockOf(at)}`

export const guidanceWords = {
  menu: '指导',
  stillOpen: (count: number) => `还有 ${count} 个问题没有答`,
  when: whenOf,
  who: (name: string, at: Date) => `${name}　${whenOf(at)}`,
  tabs: { label: '指导', open: '没答的', answered: '答过的', announcements: '公告' },
}
