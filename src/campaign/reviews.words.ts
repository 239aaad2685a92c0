import type { ReturnProblem, ReturnReason } from './reviews.rules.ts'
import type { Overtaken } from './reviews.store.ts'

export const returnReasonWords: Record<ReturnReason, string> = {
  blurred: '照片看不清',
  'other-event': '照片不是这次活动',
  mismatch: '数字和照片对不上',
  missing: '缺照片',
}

/** What the unit is told: the picked sentences, then the written one. */
export function reasonText(picked: readonly ReturnReason[], written: string): string {
  const sentences = picked.map((reason) => `${returnReasonWords[reason]}。`)
  return [...sentences, written].filter(Boolean).join('')
}

export const returnProblemWords: Record<ReturnProblem['name'], string> = {
  why: '退回要说改哪里，勾一项或写一句。',
  long: '写长了，留 300 字以内。',
  due: '选一个还没过的日子。',
}

export const overtakenWords: Record<Overtaken, { title: string; text: string }> = {
  decided: { title: '这一件刚才有人审过了', text: '你的意见没有记下，下面是现在的情况。' },
  newer: { title: '单位刚又报了新的一版', text: '你看的是以前的一版，意见没有记下。看新的再定。' },
  waived: { title: '这一件刚才改成免报了', text: '不用再审。' },
}

export const reviewWords = {
  menu: '审核',
  title: '审核',
  waiting: (count: number, hours: number) =>
    count === 0 ? '都审完了' : `先到先审，${count} 件等着，最早的等了${waited(hours)}`,
  only: { label: '看哪些', all: '全部', clear: '没有疑问', flagged: '有疑问' },
  queue: '待审',
  empty: '这会儿没有等审的。',
  emptyNext: '单位一报上来，这里就出现，不用刷新。',
  noCampaign: '还没有开始的活动月。',
  overview: '回总览',
  photosMissing: (count: number) => `照片少 ${count} 张`,
  sureFigures: '数字特别',
  doubted: '照片有疑问',
  version: (nth: number) => `第 ${nth} 版`,
  evidence: '照片',
  noPhotos: '没有照片。',
  noPhotosAsked: (count: number) => `没有照片，要求 ${count} 张。`,
  papers: '签到表、文件',
  previousPhoto: '上一张',
  nextPhoto: '下一张',
  previous: '上一件',
  next: '下一件',
  takenAt: (moment: string) => `${moment} 拍`,
  takenBefore: (moment: string) => `${moment} 拍，比报的日子早很多`,
  placed: (latitude: string, longitude: string) => `定位 ${latitude}，${longitude}`,
  device: (name: string) => `用 ${name} 拍`,
  hintsOnly: '这些是手机自己写的，可以参考，不算凭据',
  peers: (name: string, kind: string) => `${name}，和${kind}比`,
  peersLabel: (count: number, name: string, unit: string, value: number) =>
    `${count} 个单位报的${name}，${unit} ${value}`,
  all: '看这个单位全部',
  given: '报了',
  said: '说明',
  who: '谁报的',
  receipt: (number: string) => `回执 ${number}`,
  onBehalf: '办公室代报',
  held: '哪天',
  due: '到期',
  late: '报晚了',
  sure: (name: string, value: number, counter: string) => `${name} ${value} ${counter}，问过，单位说没错。`,
  judge: '怎么办',
  accept: '通过',
  back: '退回',
  backLegend: '或者退回，写清改哪里',
  backTo: (name: string) => `写给${name || '单位'}的话`,
  backHint: '只写要改的那一处，不用重做的也说一声',
  newDue: '改好的日子',
  newDueHint: '当天 17:00 前',
  backFailed: '还没退回，有一处要补',
  watchOnly: '只看，不审。',
  accepted: (unit: string) => `${unit}：通过了。`,
  undo: '撤销',
  withdraw: '撤回',
  withdrawVerdict: '撤回这次审核',
  withdrawText: '审错了可以撤回，这一件回到待审。单位要是已经重报，就不能撤了。',
  withdrawn: (unit: string) => `${unit}：撤回了，重新审。`,
  unwaive: '还是要报',
  unwaived: '撤销了，这一件还是要报。',
  unwaiveText: '撤回免报，到期日和原来一样。',
  returned: (unit: string) => `${unit}：退回去了，单位的页面上已经能看到。`,
  fresh: (number: string) => `报上了。回执号 ${number}，念给对方。照片可以在下面接着传。`,
  history: '经过',
  historyLine: (nth: number, moment: string, name: string) => `第 ${nth} 版　${moment}　${name}`,
  acceptedBy: (name: string, moment: string) => `${name}　${moment} 通过`,
  returnedBy: (name: string, moment: string) => `${name}　${moment} 退回`,
  noReview: '这一件不用审，报上就算办完。',
  waivedNote: (reason: string) => `免报：${reason}`,
  latest: '看最新的一版',
  old: '这是以前的一版。',
  toReview: '去审',
  fixFor: '代它改',
  addFor: '代它传照片',
  waive: '免报',
  waiveText: '这个单位确实不用办这一件时用。办了的不能免。',
  waiveReason: '为什么免',
  waiveProblem: '写一句为什么免，300 字以内。',
  waiveTooLate: '已经通过或已经免报，不能再免。',
  waived: '免报了。',
  waivedOf: (unit: string) => `${unit}：免报了。`,
  seeNow: '看现在的情况',
  nextOne: '审下一件',
}

const waited = (hours: number): string =>
  hours < 1 ? '不到 1 小时' : hours < 48 ? ` ${Math.floor(hours)} 小时` : ` ${Math.floor(hours / 24)} 天`
