import { type AnnouncementProblem, MOST_TEXT, MOST_TITLE } from './announcements.rules.ts'

export const announcementProblemText = ({ name, part }: AnnouncementProblem): string => {
  switch (name) {
    case 'title':
      return '还没写标题。'
    case 'title-long':
      return `标题写长了，留 ${MOST_TITLE} 字以内。`
    case 'text':
      return '还没写内容。'
    case 'text-long':
      return `写长了，留 ${MOST_TEXT} 字以内。`
    case 'unit':
      return `没有叫“${part}”的单位，或者已经撤销。看看名单上怎么写。`
    case 'nobody':
      return '还没选发给谁，或者这一类没有单位。勾一类，或写上单位名。'
  }
}

/** What a unit reads. */
export const noticeWords = {
  row: '公告',
  rowNote: (count: number, waiting: number) => (waiting > 0 ? `${count} 条，${waiting} 条没看` : `${count} 条，都看过`),
  top: (title: string) => `公告：${title}`,
  toRead: '看全文',
  toConfirm: '看全文，看完确认',
  title: (unit: string) => `公告 · ${unit}`,
  heading: '公告',
  none: '还没有公告。',
  unread: '没看',
  toBeConfirmed: '等着确认',
  readBy: (name: string, when: string) => `${name}　${when} 看的`,
  confirmedBy: (name: string, when: string) => `${name}　${when} 确认`,
  read: '看到了',
  confirm: '确认收到',
  confirmNote: '这一条要确认。按下面的按钮，办公室就知道看到了。',
  callerOnly: '电话里告诉了单位，就写上是谁接的。',
  refused: (count: number) => `还没记上，有 ${count} 处要改`,
  withdrawn: '这一条公告撤回了，不用照着办。',
}

/** What the office reads and fills in. */
export const announcementWords = {
  title: '公告',
  add: '发公告',
  none: '还没有发过公告。',
  noneNext: '发了，单位的页面最上面就看得到；谁看了、谁还没看，这里有名单。',
  line: (read: number, all: number, confirm: boolean) => `${confirm ? '确认' : '看过'} ${read} 个，共 ${all} 个单位`,
  withdrawnLine: '撤回了',
  back: '回到公告',
  name: '标题',
  nameHint: '单位在页面最上面看到的就是这一句',
  text: '内容',
  kinds: '发给哪些单位',
  units: '还有哪些单位',
  unitsHint: '写单位名，用、隔开',
  confirm: '要单位确认收到',
  send: '发',
  sent: (units: number) => `发给了 ${units} 个单位。`,
  refused: (count: number) => `还没发，有 ${count} 处要改`,
  lists: { waiting: (count: number) => `还没看的 ${count} 个`, read: (count: number) => `看过的 ${count} 个` },
  listsConfirm: {
    waiting: (count: number) => `还没确认的 ${count} 个`,
    read: (count: number) => `确认了的 ${count} 个`,
  },
  allRead: '都看过了。',
  nobodyRead: '还没有单位看。',
  heads: { unit: '单位', who: '谁', when: '几时', phone: '联络员' },
  byOffice: (name: string) => `${name}（电话里告诉的）`,
  print: '打印名单',
  printTitle: (title: string) => `公告收到情况　${title}`,
  printNote: (town: string, when: string, read: number, all: number) =>
    `${town}　${when} 发　收到 ${read} 个，共 ${all} 个`,
  waitingWord: '没看',
  withdraw: '撤回公告',
  withdrawNote: '撤回以后单位看不到了，名单还在。',
  withdrawnBy: (name: string, when: string) => `${name}　${when} 撤回`,
}
