import type { Pointer, PointerReason } from './pointers.rules.ts'

export const pointerReasonWords: Record<PointerReason, string> = {
  'known-name': '是这件事里的人名',
  'looks-like-name': '像人名',
  phone: '电话号码',
  'identity-number': '身份证号',
  'chat-account': '微信、QQ 号',
  mail: '邮箱',
  'first-person': '用了“我”的口气，像举报人说的话',
  'work-place': '说到车间、班组、岗位，猜得出是谁',
  'exact-time': '时间太细，写到哪一天就够了',
  copied: '和举报的原话一样，换成自己的话',
  'reporter-named': '提到了举报，写成检查发现',
}

export const pointerText = ({ text, reason }: Pointer): string => `“${text}”：${pointerReasonWords[reason]}`

export const pointersWords = {
  none: '没有找出会指认举报人的话。发出去以前，自己再读一遍。',
  some: (count: number) => `有 ${count} 处可能看得出是谁举报的：`,
  harmless: '看过了，这一处不会认出人',
}
