import type { List, ViewProblem } from './views.rules.ts'

export const listWords: Record<List, string> = {
  '/office': '总览',
  '/office/county': '下属各镇',
  '/office/owed': '没报的和退回的',
  '/office/reviews': '审核',
  '/office/units': '单位',
  '/office/search': '找',
  '/office/photos': '照片',
  '/office/people': '人员',
  '/office/hazards': '隐患举报',
}

export const viewProblemWords: Record<ViewProblem['name'], string> = {
  name: '起个名字，比如“逾期的村”。',
  long: '名字长了，留 20 字以内。',
  path: '这个地址存不了：没有选什么，或者不是能存的页面。',
  many: '存了 30 个了，先删几个不用的。',
}

export const viewWords = {
  title: '常看',
  none: '还没有存下的。在总览、没报的、单位这些页上选好看哪些，点“存成常看”。',
  save: '存下',
  failed: '还没存上',
  mine: '我的',
  sharedByMe: '我的，办公室共用',
  list: '哪一页',
  whose: '谁的',
  acts: '办',
  yes: '是',
  edit: '改名',
  name: '名字',
  share: '办公室的人都看得到',
  by: (name: string) => `${name} 存的`,
  change: '改好',
  up: '往上',
  drop: '删掉',
  start: '打开就看它',
  unstart: '不再打开就看它',
  starts: '打开就看',
  back: '回去看',
  done: {
    saved: '存下了。',
    changed: '改好了。',
    dropped: '删掉了。',
    start: '下回打开这一页，先看它。',
    unstart: '下回打开这一页，看全部。',
    moved: '挪好了。',
  } as Record<string, string>,
}
