import type { KeyName } from './keys.rules.ts'

export const keyWords: Record<KeyName, string> = {
  help: '看这一页有哪些键',
  search: '找',
  undo: '撤销刚办的（有“撤销”按钮时）',
  accept: '通过',
  giveBack: '退回：先到原因，写好再按就退',
  reason: '勾第几个退回的原因',
  send: '写完退回的话，直接退回',
  next: '下一件',
  previous: '上一件',
  nextPhoto: '下一张照片',
  previousPhoto: '上一张照片',
}

export const keysPageWords = {
  title: '键盘',
  menu: '键盘上的键',
  here: '这一页',
  everywhere: '每一页',
  review: '审核',
  go: (letter: string) => `G 再 ${letter.toUpperCase()}`,
  goTo: (label: string) => `去${label}`,
  columns: { key: '键', does: '做什么' },
  typing: '正在打字的时候，这些键不起作用。',
  script: '要用这些键，浏览器得让网页运行脚本。',
  on: '这台设备上开着。容易按错，或者用语音输入的，可以关掉，只管这台设备。',
  off: '这台设备上关着。',
  turnOff: '关掉这些键',
  turnOn: '打开这些键',
  close: '关上',
  more: '所有的键，关掉这些键',
}
