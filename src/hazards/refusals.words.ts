import type { ReasonProblem, RefusalReason } from './refusals.rules.ts'

export const refusalReasonWords: Record<RefusalReason, string> = {
  'taken-already': '同一件事已经受理了',
  unclear: '说不清是谁、什么事、什么情形',
  suggestion: '是意见建议，不是举报',
  disclosure: '是申请政府信息公开',
  reconsideration: '是申请行政复议',
  court: '法院正在审或者判过了',
  arbitration: '仲裁机构正在办或者裁过了',
  'insider-unnamed': '举报本单位，没有留真实姓名和联系方式',
}

/** What the holder of the receipt reads. */
export const refusalReplies: Record<RefusalReason, string> = {
  'taken-already': '您说的这件事已经有人报过，正在办。您的这一份也留着，办完了从回执上看得到。',
  unclear: '光凭现在写的，找不到是哪里、什么事。您从回执上再补几句，补清楚了我们就办。',
  suggestion: '您写的是意见建议，不按举报办。隐患和违法的事，随时再报。',
  disclosure: '您要的是政府信息公开，请向县政府信息公开办提出。',
  reconsideration: '您要的是行政复议，请向复议机关提出。',
  court: '您说的这件事法院在办，请等法院的结果。',
  arbitration: '您说的这件事仲裁机构在办，请等仲裁的结果。',
  'insider-unnamed': '举报自己单位，要留真实姓名和联系方式。您从回执上补上，我们保密，排队的次序不变。',
}

export const reasonProblemWords: Record<ReasonProblem, string> = {
  'reason-unknown': '还没选理由。只能选名单上的。',
  'earlier-missing': '还没写先受理的是哪一件。',
  'words-missing': '还没写哪里说不清。写一两句，举报人好补。',
  'not-insider': '这一条只用在职工匿名举报自己单位的时候。',
}
