import { draftWords, evidenceWords, fieldWords, taskTitle } from './drafts.words.ts'

export const correctionWords = {
  title: '更正的通知',
  menu: '传更正的通知',
  back: '方案',
  intro: '通知改了、补了，把新的传上来。先摆出哪里不一样，你们看过、勾了才改；手工改过的不会自己变。',
  submit: '比一比',
  uploaded: '传过的',
  line: (name: string, when: string, by: string) => [name || '贴进来的文字', when, by].filter(Boolean).join('　'),
  taken: (count: number) => `照改了 ${count} 处`,
  none: '还没传过更正。',
  differences: (count: number) => `${count} 处不一样`,
  same: '和现在的方案一样，没有要改的。',
  done: '照改了。新加的任务在方案里，看过再派发。',
  nothingPicked: '还没勾要改哪几处。',
  changedMeanwhile: '有人刚改过方案。看一眼现在的样子，再勾。',
  issuedStays: '勾了一处已经派发的，日子和要报的不再改。',
  refused: '还没改',
  take: '照勾的改',
  takeAll: (count: number) => `没动过的 ${count} 处都照新的改`,
  takeAllNote: '手工改过的、新通知里没写的、要去掉的，不在里面，要的一处一处勾。',
  byHand: '办公室改过',
  issued: '已派发，不再改',
  gone: '新通知里没有了',
  added: '新加的',
  empty: '没写',
  end: '活动结束那天',
  before: '原来',
  after: '新的',
  place: { before: '原来这样写', after: '新的这样写' },
  tick: (label: string) => `照新的改：${label}`,
  original: '下载新的原件',
  originalBefore: '下载原来的原件',
}

const bodyLabel = '正文'

/** 任务“主要负责人宣讲”几时前 */
export function labelOf({ field, about }: { field: string; about: string }): string {
  const name =
    field === 'body' ? bodyLabel : about !== '' && field === 'title' ? taskTitle : (fieldWords[field] ?? field)
  return about !== '' && field !== 'title' ? `${about}　${name}` : name
}

/** `2023-06-12 17:00`, `weekly 5 17:00`, `end`: as the history keeps a deadline. */
export function whenWords(when: string): string {
  const [first = '', second = '', third = ''] = when.split(' ')
  if (first === 'weekly') return draftWords.weekly(Number(second), third)
  return first === 'end' ? correctionWords.end : `${draftWords.day(first)} ${second}`
}

/** `photo 2`, `minimum 3`: as the rules compare them. */
export function askedWords(one: string): string {
  const [name = '', count = ''] = one.split(' ')
  const known = evidenceWords[name as keyof typeof evidenceWords]
  return known ? `${known.name} ${count} ${known.counter}` : draftWords.times(Number(count))
}
